// Published figures of debt advice (债务咨询机构公布数值) in ../shared/vectors/misc-published.json: offers pro rata, what is left of
// an income; slices, redefault and the standards of the United States are asked elsewhere. The rest has no function here.
import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { means } from '../../src/core/means.ts'
import { type Money, allocate, format } from '../../src/core/money.ts'
import { NONE } from '../../src/core/rate.ts'
import { cents, flow, household, on } from '../support/build.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'

type ProRata = { available: number; debts: number[]; published: number[] }
type Sfs = { income: number; outgoings: number; savings: number; available_for_priority: number }
type Misc = { pro_rata: ProRata[]; sfs_example: Sfs } & Readonly<Record<string, unknown>>

const equal = (id: string, found: string, is: string): Case => ({
  id,
  check: () => (found === is ? undefined : `${found} instead of ${is}`),
})
const pounds = (amount: Money): string => format(amount, 2)

/** To creditors by what each is owed: to the penny, and not a penny lost. */
const proRata = ({ available, debts, published }: ProRata): Case =>
  equal(
    `${available} among ${debts.join(', ')}`,
    allocate(cents(available), debts).map(pounds).join(', '),
    published.map((offer) => offer.toFixed(2)).join(', '),
  )

/** Standard Financial Statement: income less outgoings and what is put by each month. */
function left({ income, outgoings, savings, available_for_priority: is }: Sfs): Case {
  const home = household({
    income: [flow('income', cents(income))],
    spending: [flow('outgoings', cents(outgoings)), flow('savings', cents(savings))],
  })
  const { path } = means(home, { cushion: NONE, savingsWithin: 0 }, on('2026-11-22'))
  return equal('left of an income', path.map(({ amount }) => pounds(amount)).join(', '), is.toFixed(2))
}

const misc: Misc | undefined = vectors('misc-published.json')
suite('misc published', 3, misc && [...misc.pro_rata.map(proRata), left(misc.sfs_example)])

// ---- What the file holds, and where it is asked.

const HERE = ['pro_rata', 'sfs_example']
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'value.test.ts': ['sa_reg23A', 'occ_2008', 'hamp_tier1'],
  '../packs/us.test.ts': ['irs_2025', 'fpg_2026'],
}
const NO_FUNCTION: Readonly<Record<string, string>> = {
  canada_surplus: 'half of the income above a directive',
  rap: 'a payment by bands of income',
  ireland_q2_2014_meeting_terms: 'shares of borrowers who keep to a measure',
  talmud: 'the contested garment rule',
}

const there = Object.values(ELSEWHERE).flat()
const nowhere = Object.keys(NO_FUNCTION)
const all = [...HERE, ...there, ...nowhere]
if (!misc) {
  console.log(`misc-published: 0 tables, ${all.length} skipped`)
  it.skip(`misc-published: ${all.length} tables skipped, the published figures are not there`, () => {})
} else
  test('every table of the file is asked here or elsewhere, or has no function in the product', () => {
    expect(Object.keys(misc).toSorted()).toEqual(all.toSorted())
    for (const [file, names] of Object.entries(ELSEWHERE)) {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8')
      for (const name of names) expect(text, `${name} in ${file}`).toMatch(new RegExp(`\\.${name}\\b`))
    }
    const listed = nowhere.map((name) => `${name} (${NO_FUNCTION[name]})`).join(', ')
    console.log(
      `misc-published: ${all.length} tables, ${HERE.length} here, ${there.length} in value.test.ts / packs/us.test.ts, ` +
        `${nowhere.length} with no such function in the product: ${listed}`,
    )
  })
