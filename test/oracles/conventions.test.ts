// Conventions (惯例) against others' tables: day counts of QuantLib, Strata and pyxirr, minor units of Unicode CLDR,
// rounding of QuantLib. A convention that is not offered is listed once, as `convention:name`.
import { type DayCount, divide, fraction } from '../../src/core/accrual.ts'
import { currencyDigits } from '../../src/core/currency.ts'
import { on } from '../support/build.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'

type Period = { start: string; end: string }
const years = (count: DayCount, { start, end }: Period): number => {
  const { num, den } = fraction(count, on(start), on(end))
  return num / den
}
const days = (count: DayCount, { start, end }: Period): number => {
  const { num, days: actual } = fraction(count, on(start), on(end))
  return count === '30e/360' ? num : actual
}
const near = (found: number, expected: number, within: number): string | undefined =>
  Math.abs(found - expected) <= within ? undefined : `${found} instead of ${expected}`
/** One case for each row of a convention we offer, and one for each convention we do not. */
function byConvention<T extends Period>(
  rows: readonly T[],
  name: (row: T) => string,
  ours: Record<string, DayCount>,
  check: (count: DayCount, row: T) => string | undefined,
): Case[] {
  const others = [...new Set(rows.map(name).filter((each) => !(each in ours)))]
  return [
    ...rows.flatMap((row, k) => {
      const count = ours[name(row)]
      return count
        ? [{ id: `${name(row)} ${row.start} ${row.end} #${k}`, check: () => check(count, row) }]
        : []
    }),
    ...others.map((each) => ({ id: `convention:${each}`, check: () => 'not offered' })),
  ]
}

type QuantLib = Period & { convention: string; yearFraction?: number; days?: number }
const quantlib = vectors('quantlib/daycount.json')
suite(
  'daycounts-quantlib',
  46,
  quantlib &&
    byConvention<QuantLib>(
      [...quantlib.actualActual, ...quantlib.thirty360, ...quantlib.thirty365],
      (row) => row.convention,
      { 'ActualActual ISDA': 'act/act', '30E/360 EurobondBasis': '30e/360' },
      (count, row) =>
        row.yearFraction === undefined
          ? near(days(count, row), row.days ?? Number.NaN, 0)
          : near(years(count, row), row.yearFraction, 1e-11),
    ),
)

type Strata = Period & { dayCount: string; yearFraction?: number; days?: number }
const strata = vectors('strata/daycount.json')
suite(
  'daycounts-strata',
  98,
  strata &&
    byConvention<Strata>(
      [...strata.yearFraction, ...strata.days],
      (row) => row.dayCount,
      { ACT_ACT_ISDA: 'act/act', ACT_360: 'act/360', ACT_365F: 'act/365', THIRTY_E_360: '30e/360' },
      (count, row) =>
        row.yearFraction === undefined
          ? near(days(count, row), row.days ?? Number.NaN, 0)
          : near(years(count, row), row.yearFraction, 1e-15),
    ),
)

type Pyxirr = Period & { dayCount: string; expected: number }
type Days360 = Period & { '30E/360': number; actual: number }
const pyxirr = vectors('pyxirr/daycount.json')
suite(
  'daycounts-pyxirr',
  65,
  pyxirr && [
    ...byConvention<Pyxirr>(
      pyxirr.cases,
      (row) => row.dayCount,
      { 'Act/Act': 'act/act', 'Act/365F': 'act/365', 'Act/360': 'act/360', '30E/360': '30e/360' },
      (count, row) => near(years(count, row), row.expected, 1e-14),
    ),
    ...pyxirr.days360Table.rows.flatMap((row: Days360): Case[] => [
      {
        id: `30E/360 days ${row.start} ${row.end}`,
        check: () => near(days('30e/360', row), row['30E/360'], 0),
      },
      { id: `actual days ${row.start} ${row.end}`, check: () => near(days('act/365', row), row.actual, 0) },
    ]),
  ],
)

const fractions = vectors('cldr/currency-fractions.json')?.fractions as
  | Record<string, { _digits: string }>
  | undefined
suite(
  'cldr-currency-fractions',
  74,
  fractions &&
    Object.entries({ ...fractions, DEFAULT: undefined })
      .flatMap(([code, of]) => (of ? [[code, of] as const] : []))
      .map(([code, { _digits }]) => ({
        id: code,
        check: () =>
          near(currencyDigits(code) ?? Number.NaN, Number(_digits), 0) ??
          (currencyDigits(code) === undefined ? 'unknown' : undefined),
      })),
)

type Rounded = { x: string; precision: number; 'closest(half away from zero)': string }
/** "0.86313513" with so many digits as whole units. */
const whole = (text: string, digits: number): bigint => {
  const [, sign, before = '', after = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const value = BigInt(before + after.padEnd(digits, '0').slice(0, digits))
  return sign === '-' ? -value : value
}
suite(
  'quantlib-rounding',
  21,
  (vectors('quantlib/rounding.json')?.cases as Rounded[] | undefined)?.map(({ x, precision, ...of }) => ({
    id: `${x} to ${precision}`,
    check: () => {
      const found = divide(whole(x, 12), 10n ** BigInt(12 - precision))
      const expected = whole(of['closest(half away from zero)'], precision)
      return found === expected ? undefined : `${found} instead of ${expected}`
    },
  })),
)
