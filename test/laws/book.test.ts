// Laws of a book: any history of operations leaves what a plain list in memory has; an index made anew is the index that was kept;
// a copy is the book; what is forgotten leaves no byte.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../src/core/finding.ts'
import { found, listed } from '../../src/store/book/book.ts'
import { checked } from '../../src/store/book/check.ts'
import { remains } from '../../src/store/book/files.ts'
import { madeIndex, storedIndex } from '../../src/store/book/index.ts'
import { DRAWERS } from '../../src/store/book/layout.ts'
import { writing } from '../../src/store/book/write.ts'
import { begun, CLOCK } from '../support/book.ts'
import { anyText } from '../support/moves.ts'

let folder = ''
let count = 0
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const IDS = [
  'a-00000001',
  'b-00000002',
  '../张三 <b>-00000003',
  'con-00000004',
  'A-00000001',
  `${'x'.repeat(80)}-00000005`,
]
const nameOf = (id: string): string => `借款人 ${IDS.indexOf(id)}号`
const textOf = (id: string, version: number): string =>
  `${JSON.stringify({ id, version, case: { id: id.slice(0, -9), currency: 'CNY', parties: { borrower: { name: nameOf(id), idNumber: `ID${id}` } } }, rows: [{ due: '2027-01-15', payment: '820.00' }] })}\n`

type Op =
  | { readonly do: 'add'; readonly id: string; readonly version: number }
  | {
      readonly do: 'append'
      readonly id: string
      readonly file: 'events' | 'contacts'
      readonly notes: readonly string[]
    }
  | { readonly do: 'forget'; readonly id: string }
const id = fc.constantFrom(...IDS)
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('add' as const), id, version: fc.constantFrom(1, 1, 2) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      id,
      file: fc.constantFrom('events' as const, 'contacts' as const),
      notes: fc.array(anyText, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), id }) },
)

type Kept = { version: number; events: string[]; contacts: string[] }
/** What each operation shall do, on a plain list. */
function step(model: Map<string, Kept>, of: Op): 'done' | 'refused' {
  const kept = model.get(of.id)
  if (of.do === 'add') {
    if (kept) return kept.version === of.version ? 'done' : 'refused'
    model.set(of.id, { version: of.version, events: [], contacts: [] })
    return 'done'
  }
  if (!kept) return 'refused'
  if (of.do === 'append') kept[of.file].push(...of.notes)
  else model.delete(of.id)
  return 'done'
}

const run = (dir: string, of: Op) =>
  writing(dir, CLOCK, (book) => {
    if (of.do === 'add')
      return book.add([{ kind: 'agreement', id: of.id, text: textOf(of.id, of.version) }])[0] as object
    if (of.do === 'append')
      return book.appendAll(
        of.id,
        of.file,
        of.notes.map((note) => ({ note })),
      ) as object
    return book.forget('agreement', of.id, { reason: 'law' }) as object
  })

test('any history leaves what a plain list has, and an index that is the one made anew', () => {
  const seen = { done: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(op, { minLength: 1, maxLength: 14 }), (history) => {
      const dir = begun(join(folder, `${(count += 1)}`))
      const model = new Map<string, Kept>()
      for (const of of history) {
        const expected = step(model, of)
        expect(isRefusal(run(dir, of)) ? 'refused' : 'done').toBe(expected)
        seen[expected] += 1
      }
      const held = (at: string) =>
        listed(at)
          .map(({ id: own }) => {
            const record = found(at, own)
            if (isRefusal(record)) throw new Error(own)
            const notes = (file: 'events' | 'contacts') =>
              record.chains[file].lines.map(({ it }) => it['note'])
            const { version } = record.data as { version: number }
            return { id: own, version, events: notes('events'), contacts: notes('contacts') }
          })
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      expect(held(dir)).toEqual(
        [...model].map(([own, kept]) => ({ id: own, ...kept })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      )
      expect(checked(dir)).toMatchObject({ damages: [], remarks: [] })
      for (const drawer of DRAWERS) {
        const stored = storedIndex(dir, drawer)
        if (!stored) continue
        const anew = madeIndex(dir, drawer)
        const sorted = (rows: typeof anew.rows) => rows.toSorted((a, b) => (a.key < b.key ? -1 : 1))
        expect({ ...anew, rows: sorted(anew.rows) }).toEqual({ ...stored, rows: sorted(stored.rows) })
      }
      const copy = `${dir}-copy`
      cpSync(dir, copy, { recursive: true })
      rmSync(join(copy, 'index'), { recursive: true })
      expect(held(copy)).toEqual(held(dir))
      const gone = IDS.filter((one) => !model.has(one))
      expect(remains(dir, gone.map(nameOf)).found).toEqual([])
      for (const at of [dir, copy]) rmSync(at, { recursive: true })
    }),
    { numRuns: 15 },
  )
  expect(Math.min(seen.done, seen.refused)).toBeGreaterThan(20)
})
