// A session's lines as plain data (协商记录的写法): what `readHead` and `readLine` read back as the very same thing.
// { by: 'borrower', on: '2026-11-22', do: 'ask', wish: { maxPayment: '830.00' } }
import { iso } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import type { Move } from '../core/negotiation.ts'
import type { Wish } from '../core/situation.ts'
import type { Plain } from './plain.ts'
import { writtenAmount, writtenPlan } from './plan-written.ts'
import { type Head, SESSION } from './session.ts'

type Written = { readonly [key: string]: Plain | undefined }

export const writtenHead = (head: Head): Written => ({
  schema: SESSION,
  case: head.case,
  policy: { id: head.policy.id, version: head.policy.version, digest: head.policy.digest },
  lang: head.lang,
})

export function writtenMove(move: Move, digits: number): Written {
  const side = { by: move.by, on: iso(move.on), do: move.do }
  const money = (amount: Money): string => writtenAmount(amount, digits)
  switch (move.do) {
    case 'open':
      return side
    case 'answer':
      return { ...side, path: move.path, value: move.value }
    case 'ask':
      return { ...side, wish: writtenWish(move.wish, digits) }
    case 'offer': {
      const { id, plan, until, round, asks, terms } = move
      const came = terms && {
        peak: money(terms.peak),
        totalPaid: money(terms.totalPaid),
        months: terms.months,
        finalDue: iso(terms.finalDue),
      }
      return { ...side, id, plan: writtenPlan(plan, digits), until: iso(until), round, asks, terms: came }
    }
    case 'approve':
      return { ...side, id: move.id, role: move.role, name: move.name, reason: move.reason }
    case 'accept':
      return { ...side, id: move.id, plan: writtenPlan(move.plan, digits) }
    case 'refuse':
      return { ...side, why: move.why }
    case 'note':
      return { ...side, text: move.text }
  }
}

function writtenWish(
  { maxPayment, payNow, maxMonths, doneBy, firstDue, dueDay }: Wish,
  digits: number,
): Written {
  return {
    maxPayment: maxPayment === undefined ? undefined : writtenAmount(maxPayment, digits),
    payNow: payNow === undefined ? undefined : writtenAmount(payNow, digits),
    maxMonths,
    doneBy: doneBy === undefined ? undefined : iso(doneBy),
    firstDue: firstDue === undefined ? undefined : iso(firstDue),
    dueDay,
  }
}
