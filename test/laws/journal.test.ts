// Laws of a journal: what is appended is what is read, whatever is in it; every beginning of a journal is one.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../src/core/finding.ts'
import { type Move, fold, NOTHING_SAID, step } from '../../src/core/negotiation.ts'
import { InputError } from '../../src/schema/input-error.ts'
import type { Plain } from '../../src/schema/plain.ts'
import { readHead, readLine } from '../../src/schema/session.ts'
import { writtenHead, writtenMove } from '../../src/schema/session-written.ts'
import { canonical, unseenEscaped } from '../../src/store/canonical.ts'
import { digest } from '../../src/store/digest.ts'
import { type Journal, type Session, create, open, read } from '../../src/store/journal.ts'
import { GENESIS, lineOf, lineTree, scan } from '../../src/store/session-lines.ts'
import { HOSTILE, anyMove, anyMoves, anyText } from '../support/moves.ts'
import { called, got, HEAD, movesOf, ticking } from '../support/session.ts'

let folder = ''
let count = 0
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fresh = (): string => join(folder, `${(count += 1)}.jsonl`)

/** In memory what `append` does on disk. */
function bytesOf(moves: readonly Move[]): { bytes: Buffer; ends: number[] } {
  const first = lineOf(writtenHead(HEAD), '2026-11-22T08:15:30.000Z', 0, GENESIS)
  let [text, hash] = [`${first.text}\n`, first.hash]
  const ends = [Buffer.byteLength(text)]
  moves.forEach((move, at) => {
    const line = lineOf({ move: writtenMove(move, 2) }, '2026-11-22T08:15:31.000Z', at + 1, hash)
    ;[text, hash] = [`${text}${line.text}\n`, line.hash]
    ends.push(Buffer.byteLength(text))
  })
  return { bytes: Buffer.from(text), ends }
}
function scanned(bytes: Uint8Array) {
  const found = scan(bytes, 'x')
  if (!('head' in found)) throw new Error('no head')
  return found
}

test('append, then read, is the identity: legal moves stand on disk, others leave no trace', () => {
  const seen = { written: 0, refused: 0 }
  fc.assert(
    fc.property(anyMoves, fc.nat(25), (moves, cut) => {
      const path = fresh()
      const kept: Move[] = []
      let standing = NOTHING_SAID
      const put = (journal: Journal, some: readonly Move[]): void => {
        for (const move of some) {
          const expected = step(standing, move)
          const entry = journal.append(move)
          if (isRefusal(entry)) expect(entry.refused).toEqual(expected.finding)
          else {
            expect([entry.move, entry.seq, expected.finding]).toEqual([move, kept.push(move), undefined])
            standing = expected.standing
          }
          seen[isRefusal(entry) ? 'refused' : 'written'] += 1
        }
        expect(journal.standing()).toEqual(standing)
        journal.close()
      }
      put(got<Journal>(create(path, HEAD, ticking())), moves.slice(0, cut))
      put(got<Journal>(open(path, ticking())), moves.slice(cut))
      const session = got<Session>(read(path))
      expect(movesOf(session)).toEqual(kept)
      expect(fold(movesOf(session))).toEqual(standing)
      expect(session.head).toEqual(HEAD)
      rmSync(path)
    }),
    { numRuns: 60 },
  )
  expect(Math.min(seen.written, seen.refused)).toBeGreaterThan(50)
  expect(readdirSync(folder)).toEqual([])
})

test('every move is written and read as the same move, in every number of digits', () => {
  fc.assert(
    fc.property(anyMove(), fc.constantFrom(0, 2, 3, 4), (move, digits) => {
      const { text } = lineOf({ move: writtenMove(move, digits) }, '2026-11-22T08:15:31.000Z', 1, GENESIS)
      expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
      expect(readLine(lineTree(text, 'x', 2), digits).move).toEqual(move)
    }),
    { numRuns: 500 },
  )
})

test('the case stands in the first line as it was given, whatever its keys and texts are', () => {
  const key = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'schema', ...HOSTILE),
    fc.string({ maxLength: 8 }),
  )
  const { tree } = fc.letrec<{ tree: Plain }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      anyText,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('tree')), { maxLength: 3 }).map((pairs) => {
        const map = Object.create(null) as Record<string, Plain>
        for (const [name, value] of pairs) map[name.replaceAll('\0', '')] = value
        return map
      }),
    ),
  }))
  fc.assert(
    fc.property(tree, (of) => {
      const given = Object.assign(Object.create(null), { of }) as { of: Plain }
      const { text } = lineOf(
        writtenHead({ ...HEAD, case: given as never }),
        '2026-11-22T08:15:30.000Z',
        0,
        GENESIS,
      )
      expect(canonical(readHead(lineTree(text, 'x', 1)).case)).toBe(canonical(given))
      expect(scanned(Buffer.from(`${text}\n`)).entries).toEqual([])
    }),
  )
})

test('every beginning of a journal, to the byte, is that journal up to there; the rest is torn, never damage', () => {
  const { bytes: all } = bytesOf(fc.sample(anyMoves, { seed: 7, numRuns: 3 }).flat())
  expect(scanned(all).damage).toBeUndefined()
  fc.assert(
    fc.property(fc.array(anyMove(), { maxLength: 4 }), fc.nat(), (moves, at) => {
      const { bytes, ends } = bytesOf(moves)
      const first = ends[0] ?? 0
      const cut = first + (at % (bytes.length - first + 1))
      const found = scanned(bytes.subarray(0, cut))
      // A line is whole with or without its end.
      const whole = ends.filter((end) => end - 1 <= cut).length - 1
      const used = Math.min(cut, ends[whole] ?? 0)
      expect(movesOf(found)).toEqual(moves.slice(0, whole))
      expect(found.damage).toBeUndefined()
      expect(found.torn).toEqual(
        cut === used ? undefined : { line: whole + 2, bytes: bytes.subarray(used, cut) },
      )
      expect([found.size, found.unended]).toEqual([used, used === (ends[whole] ?? 0) - 1])
    }),
    { numRuns: 300 },
  )
})

test('a byte that is another is seen in its line, and the lines before it are used', () => {
  const seen = { damaged: 0, torn: 0, none: 0 }
  fc.assert(
    fc.property(
      fc.array(anyMove(), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (moves, at, by) => {
        const { bytes, ends } = bytesOf(moves)
        const where = at % bytes.length
        bytes[where] = (bytes[where] ?? 0) ^ by
        const line = ends.findIndex((end) => where < end) + 1
        let found: ReturnType<typeof scan>
        try {
          found = scan(bytes, 'x')
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          seen.none += 1
          expect([line, error.troubles[0]?.line]).toEqual([1, 1])
          return
        }
        const torn = 'head' in found ? found.torn : undefined
        expect(found.damage?.line ?? torn?.line).toBe(line)
        if ('head' in found) expect(movesOf(found)).toEqual(moves.slice(0, line - 2))
        seen[torn ? 'torn' : 'damaged'] += 1
      },
    ),
    { numRuns: 600 },
  )
  expect(seen.damaged).toBeGreaterThan(100)
})

test('bytes of any sort are a session or none, told in its line, and never an accident', () => {
  const path = fresh()
  called(path).close()
  const whole = readFileSync(path)
  const junk = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    anyText.map((text) => Buffer.from(text)),
    fc.constantFrom('\n', '{}\n', '[]\n', '{"hash":1}\n', 'null\n', '"x"\n').map((text) => Buffer.from(text)),
  )
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(200), junk, (from, length, put) => {
      writeFileSync(path, Buffer.concat([whole.subarray(0, from), put, whole.subarray(from + length)]))
      for (const look of [() => read(path), () => open(path, ticking())]) {
        try {
          const found = look()
          if ('close' in found) found.close()
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
        }
      }
      for (const name of readdirSync(folder)) rmSync(join(folder, name))
    }),
    { numRuns: 300 },
  )
})

test('a canonical text is the same for every order of keys, sorted, and means what was said', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (of) => {
      const value = of as Plain
      const turned = (node: Plain): Plain =>
        typeof node !== 'object' || node === null
          ? node
          : Array.isArray(node)
            ? node.map(turned)
            : Object.fromEntries(
                Object.entries(node)
                  .toReversed()
                  .map(([k, v]) => [k, turned(v as Plain)]),
              )
      const text = canonical(value)
      expect(canonical(turned(value))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(JSON.parse(unseenEscaped(text))).toEqual(JSON.parse(text))
      expect(digest(turned(value))).toBe(digest(value))
    }),
  )
})
