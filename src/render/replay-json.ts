// The negotiation again as data (协商回放的 JSON), parley/replay@1: every move with its day and time, and what it came to.
import type { Came, Passage, Recap } from '../app/recap.ts'
import { iso } from '../core/day.ts'
import type { Move } from '../core/negotiation.ts'
import type { Context } from './document.ts'
import { wishJson } from './json.ts'
import { type Amount, amountIn, argJson, findingJson, planJson } from './json-plan.ts'
import { type Json, jsonText } from './json-text.ts'
import { isOpenTo, shownPassages } from './replay.ts'

export function replayJson(of: Recap, context: Context): string {
  const amount = amountIn(of.digits)
  const lender = isOpenTo(of, context)
  return `${jsonText(
    {
      schema: 'parley/replay@1',
      id: of.id,
      begun: of.begun,
      currency: of.currency,
      policy: { ...of.policy },
      policyKnown: !of.otherPolicy,
      state: of.state,
      moves: shownPassages(of, lender).map((one) => passageJson(one, amount, lender, context)),
      damage: of.damage.map((one) => findingJson(one, amount, context.lang)),
      hash: of.hash,
    },
    context.compact,
  )}\n`
}

function passageJson(
  { seq, at, move, finding, came }: Passage,
  amount: Amount,
  lender: boolean,
  { lang }: Context,
): Json {
  const shown = finding && (lender || finding.lenderOnly !== true)
  return {
    seq,
    at,
    by: move.by,
    on: iso(move.on),
    do: move.do,
    ...saidJson(move, amount, lender),
    illegal: shown ? findingJson(finding, amount, lang) : undefined,
    came: came && cameJson(came, amount, lender),
  }
}

function saidJson(move: Move, amount: Amount, lender: boolean): { readonly [key: string]: Json | undefined } {
  switch (move.do) {
    case 'open':
      return {}
    case 'answer':
      return { path: move.path, value: move.value }
    case 'ask':
      return { wish: wishJson(move.wish, amount) }
    case 'offer':
      return {
        id: move.id,
        plan: planJson(move.plan, amount),
        until: iso(move.until),
        round: lender ? move.round : undefined,
        asks: [...move.asks],
      }
    case 'approve':
      return { id: move.id, role: move.role, name: move.name, reason: move.reason }
    case 'accept':
      return { id: move.id, plan: planJson(move.plan, amount) }
    case 'refuse':
      return { why: move.why }
    case 'note':
      return { text: move.text }
  }
}

function cameJson(came: Came, amount: Amount, lender: boolean): Json {
  if (came.is === 'asked')
    return {
      fits: came.fits.map(({ id }) => id),
      changes: came.changes.map(({ kind, from, to, id }) => ({
        kind,
        from: argJson(from, amount, 'en'),
        to: argJson(to, amount, 'en'),
        id,
      })),
    }
  const { measures: m, differs } = came
  return {
    firstPayment: amount(m.firstPayment),
    peakPayment: amount(m.peakPayment),
    months: m.months,
    finalDue: iso(m.finalDue),
    totalPaid: amount(m.totalPaid),
    differs,
    ...(lender && m.presentValue !== null ? { presentValue: amount(m.presentValue) } : {}),
    ...(lender && m.expectedValue !== null ? { expectedValue: amount(m.expectedValue) } : {}),
  }
}
