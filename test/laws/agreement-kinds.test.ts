// Agreements of every kind (各类方案的协议): each demonstration under each policy, a plan of each kind that a comparison shows: the
// clauses stand whole in both languages, the data holds on what it says, and a changed figure is told by its own name.
import { describe, expect, test } from 'vitest'
import { agree } from '../../src/app/agree.ts'
import { compare } from '../../src/app/compare.ts'
import { DEMOS, demoTree } from '../../src/app/demo.ts'
import { LANGS } from '../../src/i18n/lang.ts'
import { defaultsOf, read } from '../../src/policy/load.ts'
import { shownClauses } from '../../src/render/agreement-words.ts'
import { readCase } from '../../src/schema/case.ts'
import { applySets } from '../../src/schema/sets.ts'
import type { Plain } from '../../src/schema/plain.ts'
import { digest } from '../../src/store/digest.ts'
import { type Data, checked, dataOf, resigned } from '../support/agreements.ts'
import { shelved } from '../support/standing.ts'

const PACKS = [
  { pack: 'cn', sets: [] },
  { pack: 'generic', sets: [] },
  { pack: 'us', sets: ['currency=USD', 'country=US'] },
] as const

/** A figure one unit higher in its last digit, a day one later. */
const raised = (text: string): string =>
  text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
type Figure = { readonly path: string; readonly text: string; readonly put: (text: string) => Data }
function figuresOf(of: Plain, put: (value: Plain) => Data, path = ''): Figure[] {
  if (Array.isArray(of))
    return of.flatMap((item: Plain, i) => figuresOf(item, (value) => put(of.with(i, value)), `${path}[${i}]`))
  if (typeof of === 'object' && of !== null)
    return Object.entries(of).flatMap(([key, item]) =>
      item === undefined
        ? []
        : figuresOf(item, (value) => put({ ...of, [key]: value }), path === '' ? key : `${path}.${key}`),
    )
  return typeof of === 'string' && /^\d[\d.-]*$/.test(of)
    ? [{ path, text: of, put: (text) => put(text) }]
    : []
}

describe.each(DEMOS.flatMap((demo) => PACKS.map(({ pack, sets }) => ({ demo, pack, sets }))))(
  '$demo under $pack',
  ({ demo, pack, sets }) => {
    const book = shelved(pack)
    const situation = readCase(applySets(demoTree(demo), [...sets]), defaultsOf(book, 2))
    const policy = read(book, 2, situation)
    const seen = compare(situation, policy, { role: 'committee' })
    const first = new Map(seen.plans.map((one) => [one.plan.kind, one] as const).toReversed())

    test('a plan of each kind: whole, and holding on its own data', () => {
      let made = 0
      for (const [kind, { id, plan }] of first) {
        const of = agree(situation, policy, { id, plan }, { role: 'committee', digest })
        if ('against' in of) {
          for (const { rule } of of.against) expect(rule, `${kind}: ${rule}`).not.toBe('agreement-lacks')
          continue
        }
        made += 1
        for (const { id: name, title, text } of shownClauses(of))
          for (const lang of LANGS)
            for (const said of [title[lang], ...text.map((one) => one[lang])])
              expect(said, `${kind} ${name}`).not.toMatch(/[{}]|undefined|NaN|^\s*$/)
        expect(checked(dataOf(of)), kind).toMatchObject({ differences: [], notes: [] })
      }
      // A household that has nothing left is offered nothing, and nothing is agreed on.
      expect(made > 0).toBe(demo !== 'no-surplus')
    })

    test.runIf(demo !== 'no-surplus')(
      'a changed figure of the rows, totals and breaches is told by its own name',
      () => {
        for (const { id, plan } of [...first.values()].slice(0, 2)) {
          const of = agree(situation, policy, { id, plan }, { role: 'committee', digest })
          if ('against' in of) continue
          const data = dataOf(of)
          const figures = figuresOf(data, (value) => value as Data).filter(({ path }) =>
            /^(rows|breaches|totals|costForm)/.test(path),
          )
          expect(figures.length).toBeGreaterThan(20)
          // Spread over all of them, and over every field of a row.
          const some = figures.filter((_, i) => i % Math.ceil(figures.length / 30) === 0)
          for (const { path, text, put } of some) {
            const found = checked(resigned(put(raised(text))))
            if ('against' in found) throw new Error('against')
            expect(
              found.differences.map((one) => one.path),
              path,
            ).toEqual([path])
            expect(found.differences[0], path).toMatchObject({ stated: raised(text), recomputed: text })
          }
        }
      },
    )
  },
)
