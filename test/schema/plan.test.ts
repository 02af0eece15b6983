import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { PLAN_KINDS } from '../../src/core/plan.ts'
import { readFlows } from '../../src/schema/flows.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { readPlan } from '../../src/schema/plan.ts'
import { type Tree, treeOf } from '../../src/schema/tree.ts'
import { readTree } from '../../src/store/read-tree.ts'

async function troubles(text: string, read: (tree: Tree) => unknown): Promise<string> {
  try {
    read(await readTree(text, 'a.yaml'))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.troubles.map(({ key, path }) => `${key} ${path}`).join(', ')
  }
  return 'nothing'
}

test('a plan with everything', async () => {
  const text = `
schema: parley/plan@1
kind: payment-holiday
reliefs:
  - { bucket: penalty, share: 100%, when: { kept: 24 } }
  - { bucket: fees, share: 0.5, when: now }
  - { bucket: fees, share: { amount: 150.00 }, when: on-completion }
  - { bucket: interest, share: 1, when: last-row }
capitalise: [interest, fees]
stages:
  - { on: 2026-11-22, pay: { amount: 500 } }
  - { months: 3, pay: nothing, rate: 0, unpaid: accrues }
  - { months: 12, pay: level, rate: 12%, over: 60 }
  - { months: 4, pay: { weights: [1, 1, 1.5] } }
  - { months: 24, pay: { grow: 3%, every: 12 } }
  - { months: 1, pay: rest, rate: 0.05%/day, unpaid: capitalises }
firstDue: 2026-12-20
breach: { missed: 2, days: 15, interest: from-start, accelerates: true }
`
  const rate = (units: number, scale: number, per = 'year') => ({ units, scale, per })
  const full = { units: 1, scale: 0 }
  expect(readPlan(await readTree(text), 2)).toEqual({
    kind: 'payment-holiday',
    reliefs: [
      { bucket: 'penalty', share: full, when: { kept: 24 } },
      { bucket: 'fees', share: { units: 5, scale: 1 }, when: 'now' },
      { bucket: 'fees', share: { amount: 15000 }, when: 'on-completion' },
      { bucket: 'interest', share: full, when: 'last-row' },
    ],
    capitalise: ['interest', 'fees'],
    stages: [
      { on: day(2026, 11, 22), pay: { amount: 50000 } },
      { months: 3, pay: 'nothing', rate: rate(0, 0), unpaid: 'accrues' },
      { months: 12, pay: 'level', rate: rate(12, 2), over: 60 },
      { months: 4, pay: { weights: [full, full, { units: 15, scale: 1 }] } },
      { months: 24, pay: { grow: { units: 3, scale: 2 }, every: 12 } },
      { months: 1, pay: 'rest', rate: rate(5, 4, 'day'), unpaid: 'capitalises' },
    ],
    firstDue: day(2026, 12, 20),
    breach: { missed: 2, days: 15, interest: 'from-start', accelerates: true },
  })
})

test('every kind; an entry of a comparison is a plan file', () => {
  for (const kind of PLAN_KINDS)
    expect(readPlan(treeOf({ kind, stages: [{ months: 12, pay: 'level' }] }), 2)).toEqual({
      kind,
      reliefs: [],
      stages: [{ months: 12, pay: 'level' }],
    })
  const entry = {
    id: 'x',
    kind: 'grace',
    family: 'waiver',
    measures: { a: 1 },
    findings: [],
    rank: 1,
    dominatedBy: null,
  }
  expect(
    readPlan(treeOf({ ...entry, authority: 'collector', stages: [{ months: 1, pay: 'arrears' }] }), 2).kind,
  ).toBe('grace')
})

const LEVEL = 'stages: [{ months: 12, pay: level }]'
test.each([
  ['kind: equal\nstages: [{ months: 12, pay: level }]', 'not-one-of kind'],
  ['kind: contracted\nstages: [{ months: 12, pay: level }]', 'not-one-of kind'],
  ['kind: grace', 'missing stages'],
  ['kind: grace\nstages: []', 'too-few stages'],
  ['kind: grace\nstages: [{ months: 0, pay: level }]', 'out-of-range stages[0].months'],
  ['kind: grace\nstages: [{ months: 481, pay: level }]', 'out-of-range stages[0].months'],
  ['kind: grace\nstages: [{ months: 300, pay: level }, { months: 300, pay: level }]', 'out-of-range stages'],
  ['kind: grace\nstages: [{ months: 12 }]', 'missing stages[0].pay'],
  ['kind: grace\nstages: [{ months: 12, pay: levels }]', 'not-one-of stages[0].pay'],
  [
    'kind: grace\nstages: [{ months: 12, pay: { amonut: 5 } }]',
    'missing stages[0].pay.amount, unknown-key stages[0].pay.amonut',
  ],
  ['kind: grace\nstages: [{ months: 12, pay: { weights: [] } }]', 'too-few stages[0].pay.weights'],
  ['kind: grace\nstages: [{ months: 12, pay: { grow: 3 , every: 12 } }]', 'bare-rate stages[0].pay.grow'],
  ['kind: grace\nstages: [{ months: 12, pay: { grow: 3% } }]', 'missing stages[0].pay.every'],
  ['kind: grace\nstages: [{ months: 12, pay: [level] }]', 'not-a-value stages[0].pay'],
  ['kind: grace\nstages: [{ months: 1, on: 2026-12-01, pay: rest }]', 'both-given stages[0].on'],
  [
    'kind: grace\nstages: [{ on: 2026-12-01, pay: rest }, { on: 2026-12-01, pay: rest }]',
    'not-increasing stages[1].on',
  ],
  [`kind: grace\n${LEVEL}\ncapitalise: [principal]`, 'not-one-of capitalise[0]'],
  [`kind: grace\n${LEVEL}\nreliefs: [{ bucket: fees, share: 1, when: later }]`, 'not-one-of reliefs[0].when'],
  [
    `kind: grace\n${LEVEL}\nreliefs: [{ bucket: fees, share: 1, when: { kept: 0 } }]`,
    'out-of-range reliefs[0].when.kept',
  ],
  [
    `kind: grace\n${LEVEL}\nreliefs: [{ bucket: fees, share: { amount: -1 }, when: now }]`,
    'negative-amount reliefs[0].share.amount',
  ],
  [
    `kind: grace\n${LEVEL}\nreliefs: [{ bucket: fees, share: 1, when: now }, { bucket: fees, share: { amount: 1 }, when: now }]`,
    'nothing',
  ],
  [
    `kind: grace\n${LEVEL}\nbreach: { missed: 2 }`,
    'missing breach.days, missing breach.interest, missing breach.accelerates',
  ],
  [`kind: grace\n${LEVEL}\nfrist: 1`, 'unknown-key frist'],
  ['[1, 2]', 'not-a-map '],
])('plan %#: %s', async (text, expected) =>
  expect(await troubles(text, (tree) => readPlan(tree, 2))).toBe(expected),
)

test('cash flows, dated and in months', () => {
  expect(
    readFlows(
      treeOf({
        advances: [{ month: 0, amount: '6,000' }],
        payments: [
          { month: -1, amount: 1 },
          { month: 12, amount: '6600.123456' },
        ],
      }),
    ),
  ).toEqual({
    advances: [{ month: 0, amount: '6000' }],
    payments: [
      { month: -1, amount: '1' },
      { month: 12, amount: '6600.123456' },
    ],
  })
  expect(
    readFlows(
      treeOf({ advances: [{ on: '2026-01-01', amount: 1 }], payments: [{ on: '2027-01-01', amount: 2 }] }),
    ).payments,
  ).toEqual([{ on: day(2027, 1, 1), amount: '2' }])
})

test.each([
  ['advances: []\npayments: [{ month: 1, amount: 1 }]', 'too-few advances'],
  ['payments: [{ month: 1, amount: 1 }]', 'missing advances'],
  ['advances: [{ amount: 1 }]\npayments: [{ month: 1, amount: 1 }]', 'neither-given advances[0].on'],
  [
    'advances: [{ month: 0, on: 2026-01-01, amount: 1 }]\npayments: [{ on: 2026-02-01, amount: 1 }]',
    'both-given advances[0].month',
  ],
  [
    'advances: [{ month: 0.5, amount: 1 }]\npayments: [{ month: 1, amount: -1 }]',
    'not-a-count advances[0].month, negative-amount payments[0].amount',
  ],
])('flows %#', async (text, expected) => expect(await troubles(text, readFlows)).toBe(expected))
