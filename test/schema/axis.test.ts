// Axes of a sweep: what is written becomes exact values, each of which the case reads as it stands.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Arg } from '../../src/core/finding.ts'
import { textOf } from '../../src/schema/axis-range.ts'
import { type Axis, readAxes, setOf } from '../../src/schema/axis.ts'
import { InputError, type Trouble } from '../../src/schema/input-error.ts'

const axis = (text: string, digits = 2): Axis => {
  const [one] = readAxes([text], digits)
  if (!one) throw new Error('no axis')
  return one
}
const texts = (text: string, digits = 2): string[] =>
  axis(text, digits).values.map((value) => textOf(value, digits))
function trouble(...over: string[]): Trouble | undefined {
  try {
    readAxes(over, 2)
  } catch (error) {
    if (error instanceof InputError) return error.troubles[0]
    throw error
  }
  return undefined
}

describe('ranges', () => {
  test.each<[string, string[]]>([
    ['household.savings=3000:4000:500', ['3000.00', '3500.00', '4000.00']],
    ['household.savings=0.1:0.4:0.1', ['0.10', '0.20', '0.30', '0.40']],
    ['household.savings=1万:3万:1万', ['10000.00', '20000.00', '30000.00']],
    ['household.savings=1000:0:-400', ['1000.00', '600.00', '200.00']],
    ['household.savings=5:5:1', ['5.00']],
    ['debt.annualRate=12%:24%:3%', ['12%', '15%', '18%', '21%', '24%']],
    ['debt.annualRate=0.12:0.13:0.5%', ['12%', '12.5%', '13%']],
    ['debt.annualRate=24%:20%:-2%', ['24%', '22%', '20%']],
    ['debt.annualRate=0.02%/day:0.05%/day:0.01%', ['0.02%/day', '0.03%/day', '0.04%/day', '0.05%/day']],
    ['debt.penaltyUplift=30%:50%:10%', ['30%', '40%', '50%']],
    ['wish.maxMonths=12:37:12', ['12', '24', '36']],
    [
      'wish.firstDue=2026-12-31:2027-04-30:1m',
      ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
    ],
    ['wish.firstDue=2027-03-31:2027-01-01:-1m', ['2027-03-31', '2027-02-28', '2027-01-31']],
    ['wish.firstDue=2026-12-01:2026-12-20:2w', ['2026-12-01', '2026-12-15']],
    ['wish.firstDue=2026-12-01：2026-12-04：3天', ['2026-12-01', '2026-12-04']],
  ])('%s', (text, values) => expect(texts(text)).toEqual(values))

  test('a yen has no fraction', () => expect(texts('household.savings=1:3:1', 0)).toEqual(['1', '2', '3']))

  test('always strictly one way, exactly by the step, and never beyond the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 300 }),
        fc.boolean(),
        (from, step, count, down) => {
          const money = (n: number): string => (n / 100).toFixed(2)
          const [low, high] = [from, from + step * count]
          const text = down
            ? `${money(high)}:${money(low)}:-${money(step)}`
            : `${money(low)}:${money(high)}:${money(step)}`
          const values = axis(`debt.fees=${text}`).values.map((value) =>
            'money' in value ? value.money : NaN,
          )
          expect(values).toHaveLength(count + 1)
          expect(values.map((value, k) => value - (down ? -k : k) * step)).toEqual(
            values.map(() => (down ? high : low)),
          )
        },
      ),
    )
  })
})

describe('lists', () => {
  test('in the order given, with either comma', () => {
    expect(texts('wish.maxMonths=36,12，24')).toEqual(['36', '12', '24'])
    expect(texts('debt.product=credit-card, consumer-loan')).toEqual(['credit-card', 'consumer-loan'])
    expect(texts('household.region=310000,110000')).toEqual(['310000', '110000'])
  })
  test('an amount for a list of flows is one monthly flow, as the flag has it', () => {
    const income = axis('household.income=3000')
    expect(income).toMatchObject({ unit: 'amount', flow: 'income' })
    expect(setOf(income, income.values[0] as Arg, 2)).toBe(
      'household.income=[{"what":"income","amount":"3000.00"}]',
    )
    const one = axis('household.income[0].amount=3000')
    expect(setOf(one, one.values[0] as Arg, 2)).toBe('household.income[0].amount=3000.00')
  })
})

describe('what is refused, with its place', () => {
  test.each<[string, string, string]>([
    ['x', 'bad-over', ''],
    ['household.income=', 'bad-over', ''],
    ['household.income=1:2', 'bad-over', 'household.income'],
    ['household.income=1:2:3:4', 'bad-over', 'household.income'],
    ['household.income=1:2:0', 'step-zero', 'household.income'],
    ['household.income=1:2:-1', 'step-away', 'household.income'],
    ['household.income=2:1:1', 'step-away', 'household.income'],
    ['household.income=1:2:x', 'bad-step', 'household.income'],
    ['household.income=1:x:1', 'not-an-amount', 'household.income'],
    ['household.income=-1:2:1', 'negative-amount', 'household.income'],
    ['household.income=3,000', 'grouping', 'household.income'],
    ['household.income=3,', 'missing', 'household.income'],
    ['household.income=3,3.00', 'listed-twice', 'household.income'],
    ['debt.annualRate=12:24:3', 'bare-rate', 'debt.annualRate'],
    ['debt.annualRate=12%:24%:3', 'bare-rate', 'debt.annualRate'],
    ['debt.annualRate=12%:24%:-3%/day', 'rates-mixed', 'debt.annualRate'],
    ['debt.dueDay=25:40:5', 'out-of-range', 'debt.dueDay'],
    ['wish.maxMonths=12:24:1.5', 'bad-step', 'wish.maxMonths'],
    ['wish.firstDue=2026-12-01:2026-12-20:7', 'bad-step', 'wish.firstDue'],
    ['wish.firstDue=2026-12-01:2026-02-30:7d', 'no-such-day', 'wish.firstDue'],
    ['debt.product=a:b:1', 'not-one-of', 'debt.product'],
    ['debt.product=credit-cart', 'not-one-of', 'debt.product'],
    ['debt.contract=1,2', 'not-a-value', 'debt.contract'],
    ['household=1,2', 'not-a-value', 'household'],
    ['parties.borrower.name=A,B', 'not-swept', 'parties.borrower.name'],
    ['debt.annualrat=1%', 'unknown-key', 'debt.annualrat'],
    ['debt.principal.x=1', 'unknown-key', 'debt.principal.x'],
    ['debt.principal[0]=1', 'not-a-list', 'debt.principal[0]'],
    ['debt.__proto__=1', 'forbidden-key', ''],
  ])('%s: %s', (over, key, path) => {
    const found = trouble(over)
    // A range of words is refused as such, whatever the words are.
    expect(found?.key).toBe(over === 'debt.product=a:b:1' ? 'no-range' : key)
    expect(found).toMatchObject({ file: '--over', path })
  })
  test('with what was probably meant', () => {
    expect(trouble('annualRate=12%')?.suggestion).toBe('debt.annualRate')
    expect(trouble('apr=12%')?.suggestion).toBe('debt.annualRate')
    expect(trouble('debt.intrest=1')?.suggestion).toBe('interest')
  })
  test('two axes over one value, and too many cells, with the count', () => {
    expect(trouble('debt.fees=1,2', 'debt.fees=3,4')?.key).toBe('paths-overlap')
    expect(trouble('household.income[0].amount=1,2', 'household.income=3')).toMatchObject({
      key: 'paths-overlap',
      path: 'household.income',
      args: { other: 'household.income[0].amount' },
    })
    expect(trouble('household.income[0].amount=1,2', 'household.income[1].amount=1,2')).toBeUndefined()
    expect(trouble('debt.fees=1:1000000:0.01', 'debt.dueDay=1:31:1')).toMatchObject({
      key: 'too-many-cells',
      args: { cells: 99_999_901 * 31, sizes: '99999901 × 31', most: 20_000 },
    })
    expect(trouble('debt.fees=1:20000:1')).toBeUndefined()
    expect(trouble('debt.fees=1:20001:1')?.key).toBe('too-many-cells')
  })
})
