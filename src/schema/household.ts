// The people of a case file (家庭、困难、诉求、当事人): the shapes of household, hardship, wish and parties, and what they mean.
// `{ what: rent, amount: 2500 }` is 2,500.00 a month with no end.
import type * as v from 'valibot'
import { type Day, iso } from '../core/day.ts'
import { type Flow, type Hardship, type Household, RHYTHMS } from '../core/household.ts'
import type { Parties, Wish } from '../core/situation.ts'
import type { Kit } from './figures.ts'
import { count, word } from './leaf.ts'
import { list, map, maybe } from './map.ts'
import { FLOW_NAMES, HOUSEHOLD_NAMES, WISH_NAMES } from './other-names.ts'
import type { Say } from './reading.ts'

const OTHER_RHYTHMS = {
  weekly: 'week',
  fortnightly: 'fortnight',
  biweekly: 'fortnight',
  monthly: 'month',
  yearly: 'year',
  annual: 'year',
  月: 'month',
  每月: 'month',
  年: 'year',
  周: 'week',
} as const

const flowShape = ({ money, day, text, short }: Kit) =>
  map(
    {
      what: text,
      amount: money,
      every: maybe(word(RHYTHMS, OTHER_RHYTHMS)),
      from: maybe(day),
      until: maybe(day),
      certainty: maybe(short),
    },
    { otherNames: () => FLOW_NAMES },
  )

export const householdShape = (kit: Kit) => {
  const flows = maybe(list(flowShape(kit)))
  return map(
    {
      people: count(1, 30),
      region: maybe(kit.short),
      income: flows,
      spending: flows,
      otherDebts: flows,
      savings: maybe(kit.money),
    },
    { otherNames: () => HOUSEHOLD_NAMES },
  )
}

export const hardshipShape = ({ day, text }: Kit) =>
  map({ what: text, since: maybe(day), until: maybe(day), evidence: maybe(list(text)) })

export const wishShape = ({ money, day }: Kit) =>
  map(
    {
      maxPayment: maybe(money),
      payNow: maybe(money),
      maxMonths: maybe(count(1, 480)),
      doneBy: maybe(day),
      firstDue: maybe(day),
      dueDay: maybe(count(1, 31)),
    },
    { otherNames: () => WISH_NAMES },
  )

export const partiesShape = ({ text }: Kit) => {
  const line = maybe(text)
  const party = map({ name: line, idNumber: line, phone: line, address: line, account: line })
  return map({ borrower: maybe(party), lender: maybe(party), guarantors: maybe(list(party)) })
}

type Shaped<F extends (kit: Kit) => v.GenericSchema> = v.InferOutput<ReturnType<F>>

const FLOWS = ['income', 'spending', 'otherDebts'] as const

export function householdOf(input: Shaped<typeof householdShape>, say: Say): Household {
  const flows = (key: (typeof FLOWS)[number]): Flow[] =>
    (input[key] ?? []).map((flow, i) => {
      const { from, until } = flow
      if (from !== undefined && until !== undefined && until <= from)
        say(['household', key, i, 'until'], 'until-before-from', { from: iso(from) })
      return { ...flow, every: flow.every ?? 'month' }
    })
  return { ...input, income: flows('income'), spending: flows('spending'), otherDebts: flows('otherDebts') }
}

/** When the hardship is expected to end changes no income by itself: dated flows do. */
export function hardshipOf(input: Shaped<typeof hardshipShape>, say: Say): Hardship {
  const { since, until } = input
  if (since !== undefined && until !== undefined && until <= since)
    say(['hardship', 'until'], 'until-before-from', { from: iso(since) })
  return { ...input, evidence: input.evidence ?? [] }
}

export function wishOf(input: Shaped<typeof wishShape>, asOf: Day, say: Say): Wish {
  for (const key of ['firstDue', 'doneBy'] as const) {
    const on = input[key]
    if (on !== undefined && on <= asOf) say(['wish', key], 'not-after-as-of', { asOf: iso(asOf) })
  }
  return input
}

export const partiesOf = (input: Shaped<typeof partiesShape>): Parties => ({
  borrower: input.borrower ?? {},
  lender: input.lender ?? {},
  guarantors: input.guarantors ?? [],
})
