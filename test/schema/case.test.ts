import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { day, iso } from '../../src/core/day.ts'
import { formatRate } from '../../src/core/rate.ts'
import type { Situation } from '../../src/core/situation.ts'
import { readCase } from '../../src/schema/case.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { treeOf } from '../../src/schema/tree.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { DEFAULTS } from './defaults.ts'
import { caseText } from './provocation.ts'

const read = async (text: string): Promise<Situation> => readCase(await readTree(text, 'a.yaml'), DEFAULTS)
/** `key path` of every trouble, in order. */
async function troubles(text: string): Promise<string[]> {
  try {
    await read(text)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.troubles.map(({ key, path }) => `${key} ${path}`)
  }
  return []
}

test('the whole case of the manual', async () => {
  const { debt, household, hardship, wish, parties, ...rest } = await read(
    readFileSync(new URL('whole.yaml', import.meta.url), 'utf8'),
  )
  expect(rest).toEqual({ id: '2026-0117', today: day(2026, 11, 22), country: 'CN' })
  expect(debt).toMatchObject({
    owed: { fees: 30000, penalty: 21540, interest: 237922, principal: 4873255 },
    overduePrincipal: 921040,
    currency: 'CNY',
    digits: 2,
    product: 'consumer-loan',
    lender: 'consumer-finance',
    dayCount: 'act/365',
    dueDay: 15,
    overdueSince: day(2026, 8, 15),
    rounding: { interest: 'half-up', instalment: 'even', unit: 1 },
    allocation: DEFAULTS.allocation,
    restructures: [{ on: day(2025, 3, 1), kind: 'extension' }],
    collateral: { value: 300000000, seniorLien: 0 },
  })
  expect(debt.contract).toHaveLength(14)
  expect(formatRate(debt.rates.contract)).toBe('18%')
  expect(household?.region).toBe('310000')
  expect(household?.income).toEqual([{ what: 'wage', amount: 650000, every: 'month' }])
  expect(household?.savings).toBe(500000)
  expect(hardship).toEqual({
    what: 'job-loss',
    since: day(2026, 7, 1),
    until: day(2027, 1, 1),
    evidence: ['unemployment-certificate'],
  })
  expect(wish).toEqual({ maxPayment: 80000, payNow: 200000, firstDue: day(2026, 12, 20), maxMonths: 36 })
  expect(parties).toEqual({ borrower: { name: '张三' }, lender: {}, guarantors: [] })
})

test('the smallest case', async () => {
  const { debt, ...rest } = await read(caseText())
  expect(rest).toEqual({ today: day(2026, 11, 22) })
  expect(debt).toEqual({
    asOf: day(2026, 11, 22),
    currency: 'CNY',
    digits: 2,
    product: 'consumer-loan',
    owed: { fees: 0, penalty: 0, interest: 0, principal: 1000000 },
    rates: { contract: { units: 18, scale: 2, per: 'year' } },
    dayCount: 'act/365',
    dueDay: 15,
    rounding: DEFAULTS.rounding,
    allocation: DEFAULTS.allocation,
    restructures: [],
  })
})

test('everything that is missing is told at once', async () => {
  expect(await troubles('id: x\n')).toEqual([
    'missing asOf',
    'missing currency',
    'missing debt.principal',
    'missing debt.annualRate',
    'missing debt.dayCount',
    'missing debt.dueDay',
  ])
  expect(await troubles('asOf:\ncurrency: ~\ndebt: { principal: null }\n')).toHaveLength(6)
})

test('what is wrong in several places is told at once, in the order of the file', async () => {
  expect(
    await troubles(caseText(['dueDay: 99', 'apr: 18', 'fees: -1'], ['household: { people: 0 }'])),
  ).toEqual([
    'out-of-range household.people',
    'out-of-range debt.dueDay',
    'unknown-key debt.apr',
    'negative-amount debt.fees',
  ])
  expect(
    await troubles(caseText(['overduePrincipal: 20000', 'daysPastDue: 0', 'overdueSince: 2026-11-01'])),
  ).toEqual(['above-principal debt.overduePrincipal', 'days-disagree debt.daysPastDue'])
})

test.each([
  [['overdueSince: 2026-08-15'], '2026-08-15'],
  [['daysPastDue: 99'], '2026-08-15'],
  [['overdueSince: 2026-08-15', 'daysPastDue: 99'], '2026-08-15'],
  [['daysPastDue: 0'], undefined],
  [['daysPastDue: 0', 'overdueSince: 2026-11-22'], '2026-11-22'],
  [[], undefined],
])('days past due %j', async (lines, expected) => {
  const since = (await read(caseText(lines))).debt.overdueSince
  expect(since === undefined ? undefined : iso(since)).toBe(expected)
})

test.each<[string[], string | undefined]>([
  [['penaltyRate: 24%'], '24%'],
  [['penaltyUplift: 50%'], '27%'],
  [['penaltyUplift: 0.5'], '27%'],
  [['penaltyUplift: 150%', 'annualRate: 0.05%/day'], '0.125%/day'],
  [[], undefined],
])('penalty %j', async (lines, expected) => {
  const { penalty } = (await read(caseText(lines))).debt.rates
  expect(penalty && formatRate(penalty)).toBe(expected)
})

const dues = async (lines: string[]) =>
  (await read(caseText(lines))).debt.contract?.map(({ due }) => iso(due))
test('the contract: counted, listed, none left, not said', async () => {
  expect(await dues(['monthsLeft: 3', 'instalment: 100', 'dueDay: 31'])).toEqual([
    '2026-11-30',
    '2026-12-31',
    '2027-01-31',
  ])
  expect(await dues(['monthsLeft: 2', 'instalment: 100', 'dueDay: 22'])).toEqual(['2026-12-22', '2027-01-22'])
  expect(
    await dues([
      'dueDay: 31',
      'contract: [{ due: 2027-02-28, payment: 1 }, { due: 2027-03-31, payment: 2 }]',
    ]),
  ).toEqual(['2027-02-28', '2027-03-31'])
  expect(await dues(['monthsLeft: 0'])).toEqual([])
  expect(await dues(['contract: []'])).toEqual([])
  expect(await dues([])).toBeUndefined()
})

test.each([
  [['monthsLeft: 3'], 'needs-also debt.monthsLeft'],
  [['instalment: 3'], 'needs-also debt.instalment'],
  [['monthsLeft: 3', 'contract: []'], 'both-given debt.monthsLeft'],
  [['contract: [{ due: 2026-11-15, payment: 1 }]'], 'not-after-as-of debt.contract[0].due'],
  [
    ['contract: [{ due: 2026-12-15, payment: 1 }, { due: 2026-12-15, payment: 1 }]'],
    'not-increasing debt.contract[1].due',
  ],
  [['dueDay: 31', 'contract: [{ due: 2027-02-27, payment: 1 }]'], 'off-due-day debt.contract[0].due'],
  [['contract: [{ due: 2026-12-15 }]'], 'missing debt.contract[0].payment'],
  [['monthsLeft: 480', 'instalment: 1亿'], 'nothing'],
  [['monthsLeft: 480', 'instalment: 10亿'], 'too-large debt.contract'],
  [['principal: 600亿', 'interest: 600亿'], 'too-large debt'],
  [['weeksLeft: 12'], 'weekly-rows debt.weeksLeft'],
  [['every: fortnight'], 'weekly-rows debt.every'],
  [['penaltyRate: 0.05%/day', 'dayCount: equal-months'], 'day-rate debt.penaltyRate'],
  [['annualRate: 18%/year', 'dayCount: equal-months'], 'nothing'],
  [['rounding: { unit: 0 }'], 'out-of-range debt.rounding.unit'],
  [['contractDate: 2027-01-01'], 'after-as-of debt.contractDate'],
  [['restructures: [{ on: 2027-01-01, kind: extension }]'], 'after-as-of debt.restructures[0].on'],
  [['toString: 1'], 'unknown-key debt.toString'],
  [['constructor: 1'], 'unknown-key debt.constructor'],
  [['lender: ~'], 'nothing'],
])('%j → %s', async (lines, expected) => {
  expect((await troubles(caseText(lines)))[0] ?? 'nothing').toBe(expected)
})

test('a key in the wrong place is sent to the right one', async () => {
  const suggestions = await read(
    caseText([], ['principal: 1', 'apr: 18%', 'incme: 1', 'income: []', 'dept: {}']),
  ).catch((error: InputError) => error.troubles.map(({ suggestion }) => suggestion))
  expect(suggestions).toEqual(['debt.principal', 'debt.annualRate', undefined, 'household.income', 'debt'])
})

test('an unknown currency does not blame the amounts', async () => {
  expect(await troubles(caseText(['fees: 1.234'], ['currency: XXX']))).toEqual(['unknown-currency currency'])
})

test('texts are taken as they are, numbers of a plain object through their shortest form', () => {
  const { id, debt, parties } = readCase(
    treeOf({
      id: '\u202Ex',
      asOf: '2026-11-22',
      currency: 'CNY',
      debt: { principal: 48732.55, annualRate: 0.18, dayCount: 'act/365', dueDay: 15, fees: 2474.58 },
      parties: { borrower: { name: '\u001B[31mZ' } },
    }),
    DEFAULTS,
  )
  expect(id).toBe('\u202Ex')
  expect(debt.owed).toMatchObject({ principal: 4873255, fees: 247458 })
  expect(parties?.borrower.name).toBe('\u001B[31mZ')
})

test('a million-row attack on the readers ends in an error, quickly', async () => {
  const bombs = [
    `a: &a [x]\n${Array.from({ length: 40 }, (_, i) => `b${i}: &b${i} [*a, *a, *a, *a]`).join('\n')}\n`,
    '['.repeat(4_000_000),
    '{a: '.repeat(1_000_000),
    '- '.repeat(2_000_000),
    '? '.repeat(2_000_000),
    '? [\n'.repeat(1_000_000),
    Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    `{${Array.from({ length: 400_000 }, (_, i) => `"${i}":1`).join(',')}}`,
    Array.from({ length: 400_000 }, (_, i) => `k${i}: 1`).join('\n'),
    `${'a: "'}${'\\"'.repeat(1_000_000)}`,
    '&'.repeat(1_000_000),
    `!${'!'.repeat(1_000_000)}`,
    ' '.repeat(4_000_000),
    '#'.repeat(4_000_000),
    'a: |\n'.repeat(200_000),
    `a: ${'9'.repeat(1_000_000)}`,
    caseText([`restructures: [${'x, '.repeat(300_000)}x]`]),
  ]
  for (const bomb of bombs) {
    const start = performance.now()
    await expect(read(bomb), bomb.slice(0, 20)).rejects.toBeInstanceOf(InputError)
    expect(performance.now() - start, bomb.slice(0, 20)).toBeLessThan(20_000)
  }
}, 120_000)
