// Confidentiality (保密): a borrower's comparison holds nothing of the lender's side, in any format, width or language, and
// neither does a screen that is shared; what the lender believes of broken plans changes nothing in what a borrower is shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, Role } from '../../src/app/appraise.ts'
import { type Comparison, type Options, compare } from '../../src/app/compare.ts'
import { DEMOS, demoTree } from '../../src/app/demo.ts'
import { explain } from '../../src/app/explain.ts'
import type { Finding } from '../../src/core/finding.ts'
import { money } from '../../src/core/money.ts'
import type { Situation } from '../../src/core/situation.ts'
import { LANGS } from '../../src/i18n/lang.ts'
import { type Book, POLICIES, defaultsOf, read } from '../../src/policy/load.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { WrittenMap } from '../../src/policy/written.ts'
import { type Context, FORMATS, type Format, formatsOf, render } from '../../src/render/index.ts'
import { readCase } from '../../src/schema/case.ts'
import {
  type Secret,
  WORDS,
  WORDS_OF_FORMULAS,
  leaks,
  otherFigures,
  ownFigures,
  secretsOf,
  tellable,
} from '../support/leaks.ts'
import { pct } from '../support/build.ts'
import { anySituation } from '../support/random.ts'
import { anyStanding, ownBook, shelved, standing } from '../support/standing.ts'

/** `CASES=500` asks for more. */
const CASES = Number(process.env['CASES'] ?? 3)

/** Figures that no household has: every parameter of the lender's side is told, so that every alternative has a value. */
const INPUTS: WrittenMap = {
  'hazard.base': '61.3719%',
  'hazard.slope': '77.3173%',
  'hazard.shape': [{ upTo: '6', share: '1.571317%' }, { share: '1.117319%' }],
  'recovery.share': '13.3713%',
  'recovery.after': '7',
  'sale.price': [{ share: '11.9317%' }],
  'sale.cost': '5.3191%',
  'litigation.collect': '37.1713%',
  'litigation.cost': '1313.71',
  'self-cure': '9.7391%',
  'auction.realised': '71.1931%',
  'auction.days': '83',
  'realisation.cost': '8.3917%',
  'time.litigation': '5',
  'time.payment-order': '37',
  'time.enforcement': '7',
}
const OWN: WrittenMap = {
  inputs: INPUTS,
  economics: { discount: '7.3193%' },
  authority: {
    collector: { waive: { penalty: '31.37%' }, months: '13' },
    supervisor: { waive: { penalty: '100%', fees: '71.93%' }, months: '37', rate: '3.1713%' },
    committee: 'all',
  },
}
/** The same lender with other beliefs: everything else, its digest too, is as it was. */
const OTHERWISE: WrittenMap = {
  ...OWN,
  inputs: {
    ...INPUTS,
    'hazard.base': '12.5%',
    'hazard.slope': '99%',
    'recovery.share': '70%',
    'recovery.after': '1',
    'sale.price': [{ share: '66%' }],
    'self-cure': '2%',
    'litigation.collect': '90%',
    'auction.realised': '95%',
  },
}
const SHIPPED = POLICIES.map((name) => [name, shelved(name)] as const)
const LENDERS = ['cn', 'generic', 'us'].map((name) => [`a lender over ${name}`, ownBook(name, OWN)] as const)

const FORMS: readonly (readonly [Format, Partial<Context>])[] = [
  ...FORMATS.map((format) => [format, {}] as const),
  ['table', { width: 100, colour: 1 }],
  ['table', { width: 44, ascii: true }],
  ['json', { compact: true }],
]
/** In every format and language; to be awaited one after the other, so that a failure names its place. */
async function everywhere(
  of: Comparison,
  more: Partial<Context>,
  seen: (text: string, place: string) => void,
  forms = FORMS,
): Promise<void> {
  for (const lang of LANGS)
    for (const [format, form] of forms) {
      const text = await render(format, { is: 'comparison', of }, { lang, colour: 0, ...form, ...more })
      seen(text, `${format} ${lang} ${JSON.stringify({ ...form, ...more })}`)
    }
}

/** How the first plan came about, in every format and language. */
async function explained(
  { situation, policy, role, plans: [first] }: Comparison,
  more: Partial<Context>,
  seen: (text: string, place: string) => void,
): Promise<void> {
  const of = first && explain(situation, policy, first, { role })
  if (!of || 'refused' in of) return
  for (const lang of LANGS)
    for (const format of formatsOf('explanation'))
      seen(
        await render(format, { is: 'explanation', of }, { lang, colour: 0, ...more }),
        `explain ${format} ${lang}`,
      )
}

type Placed = { readonly situation: Situation; readonly policy: Policy }
const FEW: Partial<Options> = { top: 2 }
const seenBy = (role: Role, { situation, policy }: Placed): Comparison =>
  compare(situation, policy, { role, ...FEW })
/** Owing enough, at a rate: else a present value is what is paid, and a court's fee a round figure. */
const unlike: fc.Arbitrary<Situation> = anySituation
  .filter(({ debt }) => debt.owed.principal >= 1_500_000)
  .map((one) =>
    one.debt.rates.contract.units > 0
      ? one
      : { ...one, debt: { ...one.debt, rates: { ...one.debt.rates, contract: pct('17.31%') } } },
  )
const counted = { comparisons: 0, texts: 0, secrets: 0, excluded: 0 }

/** What can be looked for, and how often something of the lender's coincides with a figure of the borrower's. */
function told(lender: Comparison, own: ReadonlySet<string>): Secret[] {
  const all = secretsOf(lender)
  const some = tellable(all, own)
  counted.secrets += all.length
  counted.excluded += all.length - some.length
  return some
}

/** All leaks of a case, with where they stand. Each side reads the policy anew: what one asked is not known to the other. */
async function leaksOf(place: () => Placed): Promise<string[]> {
  const [lender, borrower] = [seenBy('collector', place()), seenBy('borrower', place())]
  checkStructure(borrower)
  const found: string[] = []
  const look =
    (of: readonly Secret[], words = WORDS) =>
    (text: string, at: string) => {
      counted.texts += 1
      found.push(...leaks(text, of, words).map((leak) => `${at}: ${leak}`))
    }
  const [open = [], hidden = []] = [borrower, lender].map((of) => told(lender, ownFigures(of)))
  await everywhere(borrower, {}, look(open))
  await explained(borrower, {}, look(open, WORDS_OF_FORMULAS))
  await everywhere(lender, { shared: true }, look(hidden))
  await explained(lender, { shared: true }, look(hidden, WORDS_OF_FORMULAS))
  counted.comparisons += 2
  return found
}

/** A leak is there whatever the amounts are; two figures that happen to be the same are not the same a few yuan on. */
async function checked(place: (more: number) => Placed): Promise<void> {
  const found = await leaksOf(() => place(0))
  if (found.length === 0) return
  const again = new Set((await leaksOf(() => place(713_173))).map(kindOf))
  expect(found.filter((leak) => again.has(kindOf(leak)))).toEqual([])
}
/** "table zh {}: equal-instalment-24 presentValue: 812.40" → "table zh {}: presentValue" */
const kindOf = (leak: string): string =>
  leak.replace(/: \S+ (\w+): -?[\d.]+%?$/, ': $1').replace(/: -?[\d.]+%?$/, '')
const owingMore = (one: Situation, more: number): Situation => {
  const { owed } = one.debt
  return { ...one, debt: { ...one.debt, owed: { ...owed, principal: money(owed.principal + more) } } }
}

/** Not only what is printed: the data itself, for whoever calls the library. */
function checkStructure({ lender, contract, plans, findings, refused }: Comparison): void {
  expect(lender).toBeUndefined()
  const entries: readonly Entry[] = contract ? [contract, ...plans] : plans
  for (const { measures: m, authority, beatenBy } of entries)
    expect([m.presentValue, m.expectedValue, m.recovery, m.diminished, authority, beatenBy]).toEqual(
      Array.from({ length: 6 }, () => null),
    )
  const said: Finding[] = [
    findings,
    ...entries.map((one) => one.findings),
    ...refused.map((one) => one.findings),
  ].flat()
  expect(said.filter(({ lenderOnly, level }) => lenderOnly === true || level === 'needs-approval')).toEqual(
    [],
  )
}

const demoUnder = (name: (typeof DEMOS)[number], book: Book): Placed => {
  const situation = readCase(demoTree(name), defaultsOf(book, 2))
  return { situation, policy: read(book, 2, situation) }
}

describe(
  'nothing of the lender is shown to a borrower, nor on a shared screen',
  { timeout: 1_200_000 },
  () => {
    test.each([...SHIPPED, ...LENDERS])('%s: every demonstration case', async (_, book) => {
      for (const name of DEMOS) await checked(() => demoUnder(name, book))
    })
    test.each([...SHIPPED, ...LENDERS])(`%s: ${CASES} random situations`, async (_, book) => {
      await fc.assert(
        fc.asyncProperty(unlike, anyStanding, (one, under) =>
          checked((more) => standing(owingMore(one, more), under, book)),
        ),
        { numRuns: CASES, endOnFailure: true },
      )
    })
    test('figures that cannot be told from the borrower’s own are few', () => {
      console.log(
        `${counted.comparisons} comparisons, ${counted.texts} texts, ${WORDS.length} words; ` +
          `${counted.secrets} figures of the lender, ${counted.excluded} of them coincide with the borrower's and were left out`,
      )
      expect(counted.secrets).toBeGreaterThan(1_000)
      expect(counted.excluded / counted.secrets).toBeLessThan(0.05)
    })
  },
)

describe('a leak would be seen', () => {
  const book = ownBook('cn', OWN)
  const place = (): Placed => demoUnder('job-loss', book)
  const [lender, borrower] = [seenBy('collector', place()), seenBy('borrower', place())]
  const secrets = tellable(secretsOf(lender), ownFigures(borrower))

  test('the lender’s own JSON has every one of the figures, and the page most of the words', async () => {
    const json = await render('json', { is: 'comparison', of: lender }, { lang: 'en', colour: 0 })
    const found = leaks(json, secrets)
    expect(secrets.filter(({ what }) => !found.some((leak) => leak.startsWith(`${what}: `)))).toEqual([])
    for (const format of ['table', 'html', 'markdown'] as const)
      for (const lang of LANGS) {
        const text = await render(format, { is: 'comparison', of: lender }, { lang, colour: 0, width: 100 })
        expect(leaks(text, secrets).length, `${format} ${lang}`).toBeGreaterThan(30)
      }
    await explained(lender, {}, (text, at) => {
      expect(leaks(text, secrets, []).length, at).toBeGreaterThan(0)
    })
  })
  test('an expected value among the borrower’s figures, a note on the lender’s books, in every format', async () => {
    const expected = lender.plans[0]?.measures.expectedValue
    if (expected === null || expected === undefined) throw new Error('no expected value')
    const [first, ...rest] = borrower.plans
    if (!first) throw new Error('no plan')
    const figure: Comparison = {
      ...borrower,
      plans: [{ ...first, measures: { ...first.measures, totalPaid: expected } }, ...rest],
    }
    const note: Finding = { rule: 'restructured-asset', level: 'notes', args: { months: { count: 12 } } }
    const word: Comparison = { ...borrower, plans: [{ ...first, findings: [note] }, ...rest] }
    for (const planted of [figure, word])
      await everywhere(planted, {}, (text, at) => {
        expect(leaks(text, secrets).length, at).toBeGreaterThan(0)
      })
  })
})

describe('what the lender believes changes nothing that a borrower is shown', { timeout: 1_200_000 }, () => {
  const [one, other] = [ownBook('cn', OWN), ownBook('cn', OTHERWISE)]
  const texts = async (of: Comparison, more: Partial<Context> = {}): Promise<string[]> => {
    const all: string[] = []
    const forms = FORMS.filter(([format]) => format === 'json' || format === 'html' || format === 'csv')
    await everywhere(of, more, (text, at) => all.push(`${at}\n${text}`), forms)
    return all
  }
  test('a borrower: the same to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(anySituation, anyStanding, async (given, under) => {
        const [a, b] = [one, other].map((book) => seenBy('borrower', standing(given, under, book)))
        expect(await texts(b as Comparison)).toEqual(await texts(a as Comparison))
      }),
      { numRuns: CASES * 2, endOnFailure: true },
    )
  })
  test.each([one, shelved('cn'), shelved('example')])(
    'a borrower is shown the same after the lender',
    async (book) => {
      for (const name of DEMOS) {
        const used = demoUnder(name, book)
        seenBy('collector', used)
        expect(await texts(seenBy('borrower', used))).toEqual(
          await texts(seenBy('borrower', demoUnder(name, book))),
        )
      }
    },
  )
  test('a shared screen: the same to the byte whatever the lender’s figures are', async () => {
    await fc.assert(
      fc.asyncProperty(anySituation, anyStanding, async (given, under) => {
        const seen = seenBy('collector', standing(given, under, one))
        expect(await texts(otherFigures(seen), { shared: true })).toEqual(await texts(seen, { shared: true }))
      }),
      { numRuns: CASES, endOnFailure: true },
    )
  })
})
