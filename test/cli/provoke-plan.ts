// A plan for every reason why one cannot be computed: what docs/errors.md shows and the tests provoke.
// Each is a plan id or the stages of a plan file, run on a debt of 10,000.00 without a contract unless said.

export type PlanProvocation = {
  readonly id?: string
  readonly file?: string
  readonly contract?: boolean
  readonly sets?: readonly string[]
}

const file = (text: string): PlanProvocation => ({ file: `kind: equal-instalment\n${text}\n` })

export const PLANS: Readonly<Record<string, PlanProvocation>> = {
  'plan-numbers': { id: 'payment-holiday-3' },
  'plan-part': { id: 'equal-instalment-24.grow-5' },
  'knob-missing': { id: 'balloon-24' },
  'too-few-months': { id: 'balloon-1.over-60' },
  'needs-contract': { id: 'term-extension-6' },
  'contract-too-short': { id: 'catch-up-20', contract: true },
  'needs-overdue-principal': { id: 'catch-up-6', contract: true, sets: ['debt.overduePrincipal=null'] },
  'arrears-after-level': {
    ...file('stages: [{ months: 2, pay: level }, { on: 2027-03-01, pay: arrears }]'),
    contract: true,
  },
  'day-rate-needs-actual-days': { id: 'equal-instalment-12.rate-0.05d', sets: ['debt.dayCount=30e/360'] },
  'weights-not-positive': file('stages: [{ months: 2, pay: { weights: [0, 0] } }]'),
  'over-too-short': { id: 'balloon-24.over-12' },
  'level-undetermined': file('stages: [{ months: 2, pay: level }, { months: 1, pay: rest }]'),
  'leaves-balance': file('stages: [{ months: 2, pay: interest }]'),
  'payment-below-interest': file('stages: [{ months: 12, pay: { amount: 20 } }, { months: 12, pay: level }]'),
  'dates-out-of-order': file('stages: [{ months: 2, pay: interest }, { on: 2026-12-01, pay: rest }]'),
  'first-due-before-as-of': file('stages: [{ months: 2, pay: level }]\nfirstDue: 2026-10-15'),
  'relief-exceeds-owed': file(
    'reliefs: [{ bucket: principal, share: { amount: 20000 }, when: now }]\nstages: [{ months: 2, pay: level }]',
  ),
}
