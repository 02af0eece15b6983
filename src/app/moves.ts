// Moves (协商动作): what a side can do where a sitting stands, as the move to be written down, or why it may not be made.
// offer(sitting, plan 2) is { move: { do: 'offer', until: 2026-11-29, terms: … } }, or against it: needs the supervisor.
// Nothing is written here.
import type { Day } from '../core/day.ts'
import type { Finding } from '../core/finding.ts'
import { type By, type Move, type Terms, openOffers, step } from '../core/negotiation.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import type { Wish } from '../core/situation.ts'
import { type Role, appraise, expectedOf } from './appraise.ts'
import { caseNow } from './case-now.ts'
import { beyond, grants, isGranting, unapproved } from './granting.ts'
import type { Sitting } from './sitting.ts'

export type Made = { readonly move: Move } | { readonly against: readonly Finding[] }
type Named = { readonly id: string; readonly plan: Plan }
export type Approver = { readonly role: string; readonly name: string; readonly reason: string }

export const sideOf = (role: Role): By => (role === 'borrower' ? 'borrower' : 'creditor')

const no = (rule: string, args: Finding['args'] = {}, lenderOnly = false): Made => ({
  against: [{ rule, level: 'forbids', args, ...(lenderOnly ? { lenderOnly: true as const } : {}) }],
})

/** The rules of talking have the last word. */
function made({ standing }: Sitting, move: Move): Made {
  const { finding } = step(standing, move)
  return finding ? { against: [finding] } : { move }
}

export const open = (role: Role, on: Day): Move => ({ by: sideOf(role), on, do: 'open' })

/** The borrower asks for a part of something more; `undefined` takes a part back. */
export function ask(of: Sitting, part: { readonly [K in keyof Wish]?: Wish[K] | undefined }): Made {
  const wish = Object.fromEntries(
    Object.entries({ ...of.wish, ...part }).filter(([, value]) => value !== undefined),
  ) as Wish
  return made(of, { by: 'borrower', on: of.on, do: 'ask', wish })
}

/**
 * Another answer to any question of the case. What is asked for is said again as a whole once it has been asked. Throws an
 * InputError where the answer cannot be read.
 */
export function whatIf(of: Sitting, path: string, value: string | null): Made {
  const answers = [...of.standing.answers, { path, value }]
  const { situation } = caseNow(of.seat, answers)
  const { wish } = situation
  if (/^\s*wish\b/.test(path) && of.standing.asks.length > 0)
    return made(of, {
      by: 'borrower',
      on: of.on,
      do: 'ask',
      wish: { ...of.wish, ...onlyAt(path, wish ?? {}) },
    })
  return made(of, { by: sideOf(of.seat.role), on: of.on, do: 'answer', path, value })
}

const onlyAt = (path: string, wish: Wish): Wish => {
  const key = path.trim().split('.')[1] as keyof Wish | undefined
  return key === undefined ? wish : { [key]: wish[key] }
}

/** What an offer comes to, whatever the household earns. */
function termsOf({ desk }: Sitting, plan: Plan): { readonly terms: Terms } | { against: readonly Finding[] } {
  const seen = appraise(desk, plan)
  if (!('quick' in seen) || seen.against.length > 0) return { against: seen.against }
  const { peak, totalPaid, months, finalDue, presentValue } = seen.quick
  const worth = Math.round(expectedOf(desk, plan) ?? presentValue)
  if (worth < desk.reservation)
    return no(
      'offer-below-alternative',
      { expected: { money: worth as Money }, least: { money: desk.reservation } },
      true,
    ) as { against: readonly Finding[] }
  return { terms: { peak, totalPaid, months, finalDue } }
}

type Offering = { readonly asks?: readonly string[]; readonly round?: number }
/** A plan put on the table, until the policy's offers end. */
export function offer(
  of: Sitting,
  { id, plan }: Named,
  { asks = [], round = of.standing.round }: Offering = {},
): Made {
  if (!grants(of.seat.role)) return no('role-grants-nothing', { role: { word: of.seat.role } })
  const came = termsOf(of, plan)
  if ('against' in came) return came
  const over = unapproved(of.desk, of.standing, { id, plan })
  if (over.length > 0) return { against: over }
  const until = (of.on + of.desk.policy.validity.days) as Day
  return made(of, { by: 'creditor', on: of.on, do: 'offer', id, plan, until, round, asks, ...came })
}

/** The next step down the lender's ladder, with what is asked in return. */
export function concede(of: Sitting): Made {
  if (!grants(of.seat.role)) return no('role-grants-nothing', { role: { word: of.seat.role } })
  if (!of.next) return no('nothing-to-concede', {}, true)
  const { entry, asks, round } = of.next
  return offer(of, entry, { asks, round })
}

/** Somebody who may grant a plan lets it be offered. */
export function approve(of: Sitting, { id, plan }: Named, { role, name, reason }: Approver): Made {
  if (!grants(of.seat.role)) return no('role-grants-nothing', { role: { word: of.seat.role } })
  if (!isGranting(role)) return no('role-grants-nothing', { role: { text: role } })
  const over = beyond(of.desk, plan, role)
  if (over.length > 0) return { against: over }
  return made(of, { by: 'creditor', on: of.on, do: 'approve', id, role, name, reason })
}

/** The borrower takes an offer that stands. */
export function accept(of: Sitting, id: string): Made {
  const { standing, on } = of
  const offered =
    openOffers(standing, on).findLast((one) => one.id === id) ??
    standing.offers.findLast((one) => one.id === id)
  if (!offered) return no('offer-unknown', { id: { text: id } })
  return made(of, { by: 'borrower', on, do: 'accept', id, plan: offered.plan })
}

export const refuse = (of: Sitting, by: By, why: string): Made =>
  made(of, { by, on: of.on, do: 'refuse', why })

export const note = (of: Sitting, text: string): Made =>
  made(of, { by: sideOf(of.seat.role), on: of.on, do: 'note', text })
