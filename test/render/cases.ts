// Cases for the tests of outputs: a household that loses its wage, one that knows nothing, one full of hostile texts.
import type { Role } from '../../src/app/appraise.ts'
import { type Comparison, type Options, compare } from '../../src/app/compare.ts'
import type { Situation } from '../../src/core/situation.ts'
import { policy } from '../../src/policy/load.ts'
import type { Context, ScheduleDocument } from '../../src/render/index.ts'
import { readCase } from '../../src/schema/case.ts'
import { jsonTree } from '../../src/schema/json.ts'

export const POLICY = policy('generic', 2)

const DEBT = {
  principal: '48732.55',
  overduePrincipal: '9210.40',
  interest: '2379.22',
  penalty: '215.40',
  fees: '300.00',
  annualRate: '18%',
  penaltyRate: '24%',
  dayCount: 'act/365',
  dueDay: 15,
  overdueSince: '2026-08-15',
  monthsLeft: 14,
  instalment: '3150.00',
}
const BASE = { id: '2026-0117', asOf: '2026-11-22', currency: 'CNY', debt: DEBT }
const FLAT = {
  people: 3,
  income: [{ what: 'wage', amount: '6500' }],
  spending: [{ what: 'rent', amount: '4000' }],
  otherDebts: [{ what: 'mortgage', amount: '300' }],
  savings: '5000',
}
/** Little now, more from July on: the capacity curve has a step. */
const LOSS = {
  ...FLAT,
  income: [
    { what: 'benefit', amount: '4700', until: '2027-07-01' },
    { what: 'wage', amount: '6500', from: '2027-07-01' },
  ],
}
const HARDSHIP = {
  what: 'job-loss',
  since: '2026-07-01',
  until: '2027-07-01',
  evidence: ['unemployment-certificate'],
}

export const situation = (of: object): Situation => readCase(jsonTree(JSON.stringify(of)), POLICY)

export const flat = situation({ ...BASE, household: FLAT })
export const loss = situation({
  ...BASE,
  household: LOSS,
  hardship: HARDSHIP,
  wish: { maxPayment: '1500', maxMonths: 36, payNow: '2000' },
})
export const bare = situation({
  ...BASE,
  debt: { ...DEBT, monthsLeft: null, instalment: null, overduePrincipal: null },
})
export const poor = situation({ ...BASE, household: { ...FLAT, income: [{ what: 'wage', amount: '4350' }] } })

/** What nobody should be able to do to a terminal, a spreadsheet, a page or a ticket. */
export const HOSTILE = [
  '\u001b[2J\u001b]0;x\u0007',
  '\u202Egnp.exe',
  '=HYPERLINK("http://x","y")',
  '<script>alert(1)</script>',
  '![x](http://x/y.png) | `a` *b* <img src=x>',
  '"\' onmouseover=alert(1) x="',
  'a\nb\r\n- c\u0085d\u2028e',
  '-1+1',
  '@SUM(A1)',
] as const
/** Controls (but for line feeds) and signs that turn or hide a line. */
export const UNSEEN = /(?!\n)\p{Cc}|[\u2028-\u202e\u2066-\u2069]/u
/** Colours of a terminal. */
export const plain = (text: string): string => text.replace(/\p{Cc}\[\d+m/gu, '')
export const hostile = (text: string): Situation => {
  const made = situation({ ...BASE, household: FLAT, hardship: { ...HARDSHIP, what: 'x' } })
  return {
    ...made,
    id: text,
    hardship: { what: text, evidence: [text] },
    debt: { ...made.debt, lender: text },
  }
}

const made = new Map<string, Comparison>()
/** A comparison; equal ones are made once. */
export function comparison(of: Situation, role: Role = 'collector', more: Partial<Options> = {}): Comparison {
  const key = JSON.stringify([of, role, more])
  const known = made.get(key) ?? compare(of, POLICY, { role, ...more })
  made.set(key, known)
  return known
}
/** Few kinds are enough to see what becomes of a text. */
export const FEW: Partial<Options> = { kinds: ['equal-instalment', 'settlement'] }

export function scheduleOf(of: Comparison, at = 0): ScheduleDocument {
  const chosen = of.plans[at]
  if (!chosen) throw new Error('no plan')
  const { id, plan, schedule, measures, findings } = chosen
  return { situation: of.situation, id, plan, schedule, measures, findings }
}

export const context = (more: Partial<Context> = {}): Context => ({ lang: 'en', colour: 0, ...more })
