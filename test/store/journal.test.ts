// A session on disk: what is written is there, what is torn is set aside, what is damaged is told and left alone.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { isRefusal } from '../../src/core/finding.ts'
import { money } from '../../src/core/money.ts'
import { type Move, fold } from '../../src/core/negotiation.ts'
import {
  type Entry,
  type Journal,
  type Session,
  create,
  isSession,
  open,
  read,
} from '../../src/store/journal.ts'
import { GENESIS, lineOf } from '../../src/store/session-lines.ts'
import { begun, CALL, called, got, HEAD, movesOf, PLAN, ticking, troubles } from '../support/session.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'))
  path = join(folder, 'zhang.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const again = (): Journal => got<Journal>(open(path, ticking()))
const seen = (): Session => got<Session>(read(path))
const lines = (): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1)
const mode = (of: string): number => statSync(of).mode & 0o777
const note = (text: string): Move => ({ by: 'creditor', on: (CALL[0] as Move).on, do: 'note', text })
const without = (of: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).filter(([name]) => name !== key))
const refusedFor = (of: object): unknown => (isRefusal(of) ? of.refused : undefined)

describe('written', () => {
  test('is what is read, whole, in order, with the time of each line', () => {
    const journal = called(path)
    const { head, entries, hash, at, file, ...rest } = seen()
    expect(head).toEqual(HEAD)
    expect(entries.map(({ move }) => move)).toEqual(CALL)
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect([at, entries[0]?.at]).toEqual(['2026-11-22T08:15:31.000Z', '2026-11-22T08:15:32.000Z'])
    expect([hash, file]).toEqual([journal.hash(), path])
    expect(rest).toMatchObject({ unended: false })
    expect(journal.entries()).toEqual(entries)
    expect(journal.standing()).toEqual(fold(CALL))
    journal.close()
    expect(readdirSync(folder)).toEqual(['zhang.jsonl'])
  })

  test('as one line a move, chained, its amounts texts, harmless in a terminal', () => {
    called(path).close()
    const all = lines()
    expect(all).toHaveLength(6)
    expect(all.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/)
    const parsed = all.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(parsed[0]).toMatchObject({ schema: 'parley/session@1', seq: 0, prev: GENESIS, lang: 'zh' })
    expect(parsed[0]?.['case']).toEqual(JSON.parse(JSON.stringify(HEAD.case)))
    expect(parsed.slice(1).map(({ prev }) => prev)).toEqual(parsed.slice(0, -1).map(({ hash }) => hash))
    expect(parsed[3]?.['move']).toEqual({
      by: 'borrower',
      do: 'ask',
      on: '2026-11-22',
      wish: { maxPayment: '830.00', doneBy: '2029-05-10', dueDay: 31 },
    })
  })

  test('for the owner only, in folders made for the owner only', () => {
    const deep = join(folder, 'a', 'b', 'c.jsonl')
    begun(deep).close()
    expect([mode(deep), mode(join(folder, 'a')), mode(join(folder, 'a', 'b'))]).toEqual([0o600, 0o700, 0o700])
    called(path).close()
    chmodSync(path, 0o644)
    again().close()
    expect(mode(path)).toBe(0o600)
  })

  test('once: a session is never begun over another', () => {
    called(path).close()
    const before = readFileSync(path)
    expect(refusedFor(create(path, HEAD, ticking()))).toMatchObject({ rule: 'session-exists' })
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['zhang.jsonl'])
  })

  test('a move that may not be made is told and not written', () => {
    const journal = called(path)
    const before = readFileSync(path)
    const on = (CALL[0]?.on ?? 0) + 30
    const late: Move = { by: 'borrower', on: on as Day, do: 'accept', id: 'equal-instalment-24', plan: PLAN }
    expect(refusedFor(journal.append(late))).toMatchObject({ rule: 'offer-expired' })
    expect(readFileSync(path)).toEqual(before)
    expect(journal.standing()).toEqual(fold(CALL))
  })

  test.each<[string, Partial<Move> & object, object]>([
    ['no reason', { do: 'refuse', why: '  ' }, { key: 'missing', path: 'move.why' }],
    ['a zero byte', { do: 'note', text: 'a\0b' }, { key: 'nul-byte' }],
    ['too long a text', { do: 'note', text: 'x'.repeat(10_001) }, { key: 'text-too-long' }],
    ['a negative amount', { do: 'ask', wish: { maxPayment: money(-1) } }, { key: 'negative-amount' }],
    [
      'no plan of a file',
      { do: 'accept', id: 'a', plan: { ...PLAN, stages: [] } },
      { key: 'too-few', path: 'move.plan.stages' },
    ],
  ])('what could not be read again is not written: %s', (_, move, trouble) => {
    const journal = begun(path)
    const before = readFileSync(path)
    got(journal.append(CALL[0] as Move))
    const { on } = CALL[0] as Move
    const told = troubles(() => journal.append({ by: 'borrower', on, ...move } as Move))
    expect(told).toMatchObject([{ ...trouble, file: path, line: 3 }])
    expect(readFileSync(path).subarray(0, before.length)).toEqual(before)
    expect(lines()).toHaveLength(2)
    got(journal.append(note('goes on')))
    expect(seen().damage).toBeUndefined()
  })

  test('a closed one is not written any more, and is closed once', () => {
    const journal = called(path)
    journal.close()
    journal.close()
    expect(() => journal.append(note('x'))).toThrow('is closed')
  })

  test('in the digits of the currency, also where an answer says which', () => {
    const head = { ...HEAD, case: {} }
    const journal = got<Journal>(create(path, head, ticking()))
    const { on } = CALL[0] as Move
    const ask: Move = { by: 'borrower', on, do: 'ask', wish: { maxPayment: money(83_000) } }
    const moves: Move[] = [
      CALL[0] as Move,
      { by: 'creditor', on, do: 'answer', path: 'currency', value: 'JPY' },
      ask,
    ]
    for (const move of moves) got(journal.append(move))
    expect(lines()[3]).toContain('"maxPayment":"83000"')
    expect(movesOf(seen())).toEqual(moves)
    journal.close()
    const other = join(folder, 'unknown.jsonl')
    const unknown = got<Journal>(create(other, head, ticking()))
    for (const move of [CALL[0] as Move, ask]) got(unknown.append(move))
    expect(movesOf(got<Session>(read(other)))).toEqual([CALL[0], ask])
  })
})

describe('gone on with', () => {
  test('where it stopped', () => {
    called(path, CALL.slice(0, 2)).close()
    for (const move of CALL.slice(2)) {
      const journal = again()
      expect(journal.told).toEqual([])
      got(journal.append(move))
      journal.close()
    }
    expect(movesOf(seen())).toEqual(CALL)
    const [whole] = [readFileSync(path, 'utf8')]
    expect(whole.endsWith('\n')).toBe(true)
  })

  test('over a link, under the one lock of the file', () => {
    called(path).close()
    const link = join(folder, 'link.jsonl')
    symlinkSync(path, link)
    const journal = got<Journal>(open(link, ticking()))
    expect(refusedFor(open(path, ticking()))).toMatchObject({
      rule: 'session-locked',
      args: { pid: { count: process.pid } },
    })
    got(journal.append(note('by the link')))
    journal.close()
    expect(movesOf(seen())).toEqual([...CALL, note('by the link')])
  })

  test.each<[string, (journal: Journal) => void, string]>([
    ['written by another hand', () => appendFileSync(path, '{}\n'), 'written'],
    ['cut by another hand', () => truncateSync(path, 10), 'written'],
    ['removed', () => unlinkSync(path), 'replaced'],
    [
      'replaced',
      () => {
        copyFileSync(path, `${path}.copy`)
        renameSync(`${path}.copy`, path)
      },
      'replaced',
    ],
    ['unlocked by another hand', () => unlinkSync(`${path}.lock`), 'unlocked'],
  ])('not when it was %s meanwhile', (_, change, why) => {
    const journal = called(path)
    change(journal)
    const after = statSync(path, { throwIfNoEntry: false })?.size
    expect(refusedFor(journal.append(note('x')))).toEqual({
      rule: 'session-changed',
      level: 'forbids',
      args: { why: { word: why } },
    })
    expect(statSync(path, { throwIfNoEntry: false })?.size).toBe(after)
    journal.close()
  })
})

describe('torn', () => {
  /** The last line without its last bytes. */
  const tear = (off: number): Buffer => {
    called(path).close()
    const whole = readFileSync(path)
    const start = whole.lastIndexOf('\n', whole.length - 2) + 1
    truncateSync(path, whole.length - off)
    return whole.subarray(start, whole.length - off)
  }

  test('the last line is told and set aside, and the session goes on before it', () => {
    const torn = tear(20)
    const looked = seen()
    expect(movesOf(looked)).toEqual(CALL.slice(0, 4))
    expect(looked.torn).toEqual({ line: 6, bytes: torn })
    const journal = again()
    const aside = `${path}.torn-1`
    expect(journal.told).toEqual([
      {
        rule: 'session-torn',
        level: 'warns',
        args: { line: { count: 6 }, bytes: { count: torn.length }, aside: { text: aside } },
      },
    ])
    expect(readFileSync(aside)).toEqual(torn)
    expect(mode(aside)).toBe(0o600)
    got(journal.append(note('again')))
    journal.close()
    expect(movesOf(seen())).toEqual([...CALL.slice(0, 4), note('again')])
    truncateSync(path, statSync(path).size - 3)
    again().close()
    expect(readdirSync(folder)).toEqual(['zhang.jsonl', 'zhang.jsonl.torn-1', 'zhang.jsonl.torn-2'])
    expect(readFileSync(aside)).toEqual(torn)
  })

  test('a last line that only lacks its end is no torn one', () => {
    tear(1)
    expect(movesOf(seen())).toEqual(CALL)
    const journal = again()
    expect(journal.told).toEqual([])
    got(journal.append(note('again')))
    journal.close()
    expect(movesOf(seen())).toEqual([...CALL, note('again')])
    expect(readdirSync(folder)).toEqual(['zhang.jsonl'])
  })

  test('a first line that lacks its end is completed, one that is cut is no session', () => {
    begun(path).close()
    const whole = readFileSync(path)
    truncateSync(path, whole.length - 1)
    again().close()
    expect(readFileSync(path)).toEqual(whole)
    truncateSync(path, whole.length - 2)
    expect(troubles(again)).toMatchObject([{ key: 'bad-syntax', file: path, line: 1 }])
    truncateSync(path, 0)
    expect(troubles(again)).toMatchObject([{ key: 'empty-file', file: path }])
    expect(troubles(seen)).toMatchObject([{ key: 'empty-file', file: path }])
  })
})

describe('damaged', () => {
  const replace = (line: number, by: (text: string) => string): Buffer => {
    called(path).close()
    const all = lines()
    all[line - 1] = by(all[line - 1] ?? '')
    writeFileSync(path, all.map((text) => `${text}\n`).join(''))
    return readFileSync(path)
  }
  const told = (line: number, why: string) => ({
    rule: 'session-damaged',
    level: 'forbids',
    args: { line: { count: line }, why: { word: why } },
  })
  /** Another line in its place, with a hash that fits. */
  const forged = (line: number, change: (of: Record<string, unknown>) => object): Buffer =>
    replace(line, (text) => {
      const of = without(JSON.parse(text) as Record<string, unknown>, 'hash')
      const { at, seq, prev, ...rest } = change(of) as { at: string; seq: number; prev: string }
      return lineOf(rest as Record<string, never>, at, seq, prev).text
    })

  test.each<[string, (text: string) => string, string]>([
    ['a figure changed', (text) => text.replace('2432.59', '2432.58'), 'changed'],
    ['a space put in', (text) => text.replace('":', '": '), 'changed'],
    ['the time changed', (text) => text.replace('T08:15', 'T09:15'), 'changed'],
    ['the hash changed', (text) => text.replace(/"hash":"./, '"hash":"z'), 'changed'],
    ['a number written otherwise', (text) => text.replace('"round":1', '"round":1.0'), 'changed'],
    ['a number beyond all numbers', (text) => text.replace('"round":1', '"round":1e999'), 'changed'],
    ['line ends of another system', (text) => `${text}\r`, 'changed'],
    ['a mark put before it', (text) => `\ufeff${text}`, 'changed'],
    ['no JSON', (text) => text.slice(1), 'unreadable'],
    ['an empty line', () => '', 'unreadable'],
    ['a key given twice', (text) => text.replace('{', '{"at":"x",'), 'unreadable'],
    ['nested without end', () => '['.repeat(100_000), 'unreadable'],
    ['another line again', () => lines()[2] ?? '', 'out-of-order'],
  ])('%s: told with its line, nothing after it used, nothing written', (_, change, why) => {
    const before = replace(5, change)
    const looked = seen()
    expect(movesOf(looked)).toEqual(CALL.slice(0, 3))
    expect(looked.damage).toMatchObject({ line: 5, finding: told(5, why) })
    if (why === 'unreadable') expect(looked.damage?.troubles[0]).toMatchObject({ file: path, line: 5 })
    const closed = open(path, ticking())
    expect(closed).toMatchObject({ refused: told(5, why), damage: { line: 5 } })
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['zhang.jsonl'])
  })

  test('a line taken out, two exchanged', () => {
    called(path).close()
    const all = lines()
    const put = (some: (string | undefined)[]): void => writeFileSync(path, `${some.join('\n')}\n`)
    put(all.toSpliced(2, 1))
    expect(seen()).toMatchObject({ damage: { finding: told(3, 'out-of-order') } })
    put([...all.slice(0, 2), all[3], all[2], ...all.slice(4)])
    expect(seen()).toMatchObject({ damage: { finding: told(3, 'out-of-order') } })
  })

  test.each<[string, number, (move: any) => object, object]>([
    ['a move nobody knows', 3, (move) => ({ ...move, do: 'sign' }), { key: 'not-one-of', path: 'move.do' }],
    ['no move', 3, () => [] as object, { key: 'not-a-map', path: 'move' }],
    ['a key too many', 3, (move) => ({ ...move, admin: 'yes' }), { key: 'unknown-key', path: 'move.admin' }],
    ['a prototype', 3, (move) => ({ ...move, ['__proto__x']: 'y' }), { key: 'unknown-key' }],
    ['no side', 3, (move) => without(move, 'by'), { key: 'missing', path: 'move.by' }],
    ['no such day', 3, (move) => ({ ...move, on: '2026-02-30' }), { key: 'no-such-day', path: 'move.on' }],
    [
      'a fraction of a fen',
      4,
      (move) => ({ ...move, wish: { maxPayment: '1.001' } }),
      { key: 'too-many-digits' },
    ],
    ['no plan', 5, (move) => without(move, 'plan'), { key: 'missing', path: 'move.plan' }],
    [
      'an impossible plan',
      5,
      (move) => ({ ...move, plan: { ...move.plan, stages: [{ pay: 'level' }] } }),
      { key: 'neither-given', path: 'move.plan.stages[0].months' },
    ],
    ['half a plan', 5, (move) => ({ ...move, plan: 'x' }), { key: 'not-a-map', path: 'move.plan' }],
    [
      'what is asked in return, twice nested',
      5,
      (move) => ({ ...move, asks: [['x']] }),
      { key: 'not-a-value' },
    ],
  ])('a forged line whose hash fits, but which is none: %s', (_, line, change, trouble) => {
    forged(line, (of) => ({ ...of, move: change(of['move']) }))
    const { damage } = seen()
    expect(damage).toMatchObject({ finding: told(line, 'unreadable') })
    expect(damage?.troubles[0]).toMatchObject({ ...trouble, file: path, line })
    expect(damage?.troubles[0]?.col).toBeGreaterThan(1)
  })

  test('a forged line that is one, but may not be said there, is read and counts for nothing', () => {
    called(path, CALL.slice(0, 1)).close()
    const journal = again()
    const [move] = [
      {
        by: 'borrower',
        on: '2026-11-22',
        do: 'accept',
        id: 'x',
        plan: { kind: 'contract', stages: [{ months: 1, pay: 'rest' }] },
      },
    ]
    const { text } = lineOf({ move }, '2026-11-22T08:15:33.000Z', 2, journal.hash())
    journal.close()
    appendFileSync(path, `${text}\n`)
    const resumed = again()
    expect(resumed.entries()).toHaveLength(2)
    expect(resumed.standing().illegal).toMatchObject([{ at: 1, finding: { rule: 'offer-unknown' } }])
    expect(resumed.standing().accepted).toBeUndefined()
    resumed.close()
  })

  test.each<[string, (of: Record<string, unknown>) => object, object]>([
    ['of another version', (of) => ({ ...of, schema: 'parley/session@2' }), { key: 'wrong-schema' }],
    ['without a case', (of) => without(of, 'case'), { key: 'missing', path: 'case' }],
    ['whose case is a text', (of) => ({ ...of, case: 'x' }), { key: 'not-a-map', path: 'case' }],
    ['in no language', (of) => ({ ...of, lang: 'xx' }), { key: 'not-one-of', path: 'lang' }],
    ['without a time', (of) => ({ ...of, at: 'noon' }), { key: 'not-a-day', path: 'at' }],
  ])('a first line %s is no session', (_, change, trouble) => {
    const before = forged(1, change)
    for (const look of [seen, again])
      expect(troubles(look)).toMatchObject([{ ...trouble, file: path, line: 1 }])
    expect(readFileSync(path)).toEqual(before)
  })

  test('a first line that was changed leaves nothing to use', () => {
    replace(1, (text) => text.replace('generic', 'lenient'))
    const closed = { refused: told(1, 'changed'), damage: { line: 1 } }
    expect(read(path)).toMatchObject(closed)
    expect(open(path, ticking())).toMatchObject(closed)
  })
})

describe('a file that is none', () => {
  test('is not there, is a folder or a pipe', () => {
    expect(troubles(again)).toMatchObject([{ key: 'no-file', file: path }])
    expect(troubles(seen)).toMatchObject([{ key: 'no-file', file: path }])
    expect(readdirSync(folder)).toEqual([])
    mkdirSync(join(folder, 'sub'))
    expect(troubles(() => open(join(folder, 'sub'), ticking()))).toMatchObject([{ key: 'is-a-folder' }])
    expect(refusedFor(create(join(folder, 'sub'), HEAD, ticking()))).toMatchObject({ rule: 'session-exists' })
    writeFileSync(join(folder, 'file'), '')
    expect(troubles(() => create(join(folder, 'file', 'x'), HEAD, ticking()))).toMatchObject([
      { key: 'cannot-write' },
    ])
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(troubles(() => read(join(folder, 'pipe')))).toMatchObject([{ key: 'cannot-read' }])
    expect(isSession(join(folder, 'pipe'))).toBe(false)
  })

  test('or is a case file', () => {
    writeFileSync(path, 'asOf: 2026-11-22\ncurrency: CNY\n# "schema":"parley/session@1"\n')
    expect(isSession(path)).toBe(false)
    expect(troubles(seen)).toMatchObject([{ key: 'bad-syntax', line: 1 }])
    expect(isSession(join(folder, 'none'))).toBe(false)
    expect(isSession(folder)).toBe(false)
    rmSync(path)
    called(path).close()
    expect(isSession(path)).toBe(true)
  })
})

test('a long call: a thousand moves are read in a moment', () => {
  const journal = called(path, CALL.slice(0, 1))
  for (let n = 0; n < 1000; n += 1) got<Entry>(journal.append(note(`${n}`)))
  journal.close()
  const start = performance.now()
  expect(seen().entries).toHaveLength(1001)
  expect(performance.now() - start).toBeLessThan(2000)
})
