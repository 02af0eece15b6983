// China (中国内地): the figures of ../shared/vectors/china against the pack's values and the product's own functions. The last
// test counts the four files: each case holds here, or in another file of this folder, or is listed with its reason.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { alternativeInputs } from '../../src/policy/economics.ts'
import { policy } from '../../src/policy/load.ts'
import { situation } from '../support/build.ts'
import { chinaCourt } from '../support/court.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'
import { legal, steps, verified } from './china/legal.ts'
import {
  allocation,
  annuities,
  auction,
  card,
  inCapitals,
  lateFee,
  mortgage,
  penalty,
} from './china/worked.ts'

const each =
  <T>(one: (of: T) => Case) =>
  (all: readonly T[]): Case[] =>
    all.map((of) => one(of))

/** A part of a file, how many cases it has, and how they are asked. */
type Here = {
  readonly at: string
  readonly name: string
  readonly count: number
  readonly cases: (part: any) => Case[]
}
const HERE: readonly Here[] = [
  { at: 'legal-interest.cases', name: 'china legal interest', count: 14, cases: each(legal) },
  { at: 'legal-interest.rmbUppercase', name: 'china capitals', count: 5, cases: each(inCapitals) },
  { at: 'instalment-apr.mortgage', name: 'china mortgages', count: 2, cases: each(mortgage) },
  { at: 'instalment-apr.lateFee', name: 'china late fees', count: 1, cases: each(lateFee) },
  { at: 'worked-examples.cardInterest', name: 'china card interest', count: 6, cases: each(card) },
  { at: 'worked-examples.lpr1y', name: 'china LPR', count: 13, cases: steps },
  { at: 'worked-examples.annuity', name: 'china annuities', count: 2, cases: each(annuities) },
  { at: 'worked-examples.auction', name: 'china auction starts', count: 1, cases: each(auction) },
  { at: 'worked-examples.penaltyCap', name: 'china penalty caps', count: 5, cases: each(penalty) },
  {
    at: 'worked-examples.lprVerifiedThrough',
    name: 'china LPR checked',
    count: 1,
    cases: (day) => [verified(day)],
  },
  { at: 'worked-examples.allocation', name: 'china allocation', count: 1, cases: each(allocation) },
]

/** A part that is asked in another file: its suite there, how many figures that counts, and what is listed of it. */
type Elsewhere = {
  readonly at: string
  readonly count: number
  readonly file: string
  readonly suite: string
  readonly figures: number
  readonly listedIn?: string
}
const ELSEWHERE: readonly Elsewhere[] = [
  { at: 'court-fees.cases', count: 16, file: 'value.test.ts', suite: 'china court fees', figures: 16 },
  {
    at: 'worked-examples.courtFees',
    count: 16,
    file: 'value.test.ts',
    suite: 'china worked court fees',
    figures: 16 * 5,
  },
  {
    at: 'worked-examples.flatFeePlans',
    count: 25,
    file: 'cost-form.test.ts',
    suite: 'china-flat-fees',
    figures: 25,
  },
  {
    at: 'instalment-apr.cases',
    count: 3,
    file: 'cost-form.test.ts',
    suite: 'china-instalment-levels',
    figures: 2,
    listedIn: 'china-instalment-apr',
  },
]
/** The tables by which the court fees are computed; the pack's are compared below, and with these in value.test.ts. */
const TABLES = ['acceptanceFeeTiers', 'enforcementFeeTiers', 'preservationFeeTiers']

const FILES = ['court-fees', 'instalment-apr', 'legal-interest', 'worked-examples']
const files: Readonly<Record<string, any>> = Object.fromEntries(
  FILES.map((file) => [file, vectors(`china/${file}.json`)]),
)
const partOf = (at: string): any => {
  const [file = '', key = ''] = at.split('.')
  return files[file]?.[key]
}

for (const { at, name, count, cases } of HERE) {
  const found = partOf(at)
  suite(name, count, found && cases(found))
}

test("the court tables of the pack are those by which value.test.ts computes the file's fees", () => {
  const one = situation()
  expect(alternativeInputs(policy('cn', 2, one).law, one).court).toEqual(chinaCourt)
})

// ---- Every case of the four files is asked somewhere.

const folder = fileURLToPath(new URL('../../../shared/vectors/china/', import.meta.url))
const beside = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')
const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)
const listed: Readonly<Record<string, object | null>> = parse(beside('expected-failures.yaml'))
const listedOf = (name: string | undefined): number => Object.keys(listed[name ?? ''] ?? {}).length

const cases = sum([...HERE, ...ELSEWHERE].map(({ count }) => count))
if (!existsSync(folder)) {
  console.log(`china: 0 cases in 4 files, ${cases} skipped`)
  it.skip(`china: ${cases} cases skipped, the published figures are not there`, () => {})
} else
  test('every case of the four files is asked here, elsewhere, or listed with its reason', () => {
    expect(readdirSync(folder).toSorted()).toEqual(FILES.map((file) => `${file}.json`))
    // What is a list, or a case by itself, and not words about the file.
    const parts = FILES.flatMap((file) =>
      Object.keys(files[file])
        .filter((key) => Array.isArray(files[file][key]) || key === 'lprVerifiedThrough')
        .filter((key) => !TABLES.includes(key))
        .map((key) => `${file}.${key}`),
    )
    expect([...HERE, ...ELSEWHERE].map(({ at }) => at).toSorted()).toEqual(parts.toSorted())
    expect(sum(parts.map((at) => (Array.isArray(partOf(at)) ? partOf(at).length : 1)))).toBe(cases)
    for (const { count, file, suite: name, figures, listedIn } of ELSEWHERE) {
      const called = new RegExp(`suite\\(\\s*'${name}',\\s*${figures},`)
      expect(beside(file), `${name} of ${file}`).toMatch(called)
      if (listedIn !== undefined) expect(figures + listedOf(listedIn)).toBe(count)
    }
    const listedHere = sum(HERE.map(({ name }) => listedOf(name)))
    const listedThere = sum(ELSEWHERE.map(({ listedIn }) => listedOf(listedIn)))
    const here = sum(HERE.map(({ count }) => count)) - listedHere
    const there = sum(ELSEWHERE.map(({ count }) => count)) - listedThere
    console.log(
      `china: ${cases} cases in 4 files, ${here} here, ${there} in value.test.ts / cost-form.test.ts, ` +
        `${listedHere + listedThere} listed`,
    )
    expect(here + there + listedHere + listedThere).toBe(cases)
  })
