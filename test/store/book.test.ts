// The book on disk: what was confirmed is there, damage is told where it is, two writers take turns, what is forgotten is gone.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isRefusal } from '../../src/core/finding.ts'
import { found, bookAt, listed, made, sound } from '../../src/store/book/book.ts'
import type { Accepting } from '../../src/store/book/accept.ts'
import { checked } from '../../src/store/book/check.ts'
import { filesIn, remains } from '../../src/store/book/files.ts'
import {
  drawerOf,
  growingFile,
  headFile,
  indexFile,
  keyOf,
  logFile,
  mainFile,
  placeOf,
} from '../../src/store/book/layout.ts'
import { type Writer, writing } from '../../src/store/book/write.ts'
import { begun, CLOCK, payment, recordAs, sure, WANG, write } from '../support/book.ts'

let folder = ''
let count = 0
let dir = ''
const card = recordAs('demo-card')
const other = recordAs('other-case')
const drawer = drawerOf(keyOf('agreement', card.id))
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  dir = begun(join(folder, `${(count += 1)}`))
  write(dir, (book) => {
    book.add([card, other])
    for (const n of [1, 2, 3]) sure(book.append(card.id, 'events', payment(n)))
    sure(book.append(card.id, 'contacts', { at: '2026-12-01T10:30', outcome: 'promised' }))
  })
})
const events = (): string => growingFile(dir, card.id, 'events')
const paid = () => sure(found(dir, card.id)).chains.events.lines.map(({ it }) => it['id'])
const damages = () => checked(dir).damages.map(({ what, file }) => `${what} ${file}`)

describe('a book', () => {
  test('keeps what was added, for the owner alone', () => {
    expect(sure(sound(dir, card.id)).data).toMatchObject({ id: card.id })
    expect(paid()).toEqual(['p1', 'p2', 'p3'])
    expect(checked(dir)).toMatchObject({
      records: { agreement: 2, case: 0, session: 0 },
      damages: [],
      remarks: [],
    })
    if (process.platform !== 'win32') {
      for (const file of filesIn(dir)) expect(statSync(file).mode & 0o777, file).toBe(0o600)
      for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true }))
        if (entry.isDirectory()) expect(statSync(join(entry.parentPath, entry.name)).mode & 0o777).toBe(0o700)
    }
  })
  test('has a row for each record: whose it is, what is due, what came in, the last contact', () => {
    const row = listed(dir).find(({ id }) => id === card.id)
    expect(row).toMatchObject({
      kind: 'agreement',
      of: 'demo-card',
      name: '王小明',
      currency: 'CNY',
      contact: { at: '2026-12-01T10:30', outcome: 'promised', n: 1 },
    })
    expect(row?.due).toHaveLength(96)
    expect(row?.came).toEqual([1, 2, 3].map(() => ['payment', 20802, 82000]))
    const same = listed(dir).find(({ id }) => id === other.id)
    expect(same?.borrower).toBe(row?.borrower)
  })
  test('is not made twice, nor in a folder that holds something else', () => {
    expect(made(dir, CLOCK)).toMatchObject({ refused: { rule: 'book-there' } })
    const full = mkdtempSync(join(folder, 'full-'))
    writeFileSync(join(full, 'a.txt'), '')
    expect(made(full, CLOCK)).toMatchObject({ refused: { rule: 'book-not-empty' } })
    expect(bookAt(full)).toBe(false)
  })
  test.skipIf(process.platform === 'win32')('nothing is written or deleted through a link', () => {
    const elsewhere = mkdtempSync(join(folder, 'elsewhere-'))
    const secret = join(elsewhere, 'secret')
    const untouched = () =>
      expect(readdirSync(elsewhere).map((name) => readFileSync(join(elsewhere, name), 'utf8'))).toEqual([
        'keep',
      ])
    writeFileSync(secret, 'keep')
    const main = mainFile(dir, 'agreement', card.id)
    const link = (path: string, to = secret) => {
      rmSync(path, { recursive: true, force: true })
      symlinkSync(to, path)
    }
    link(main)
    expect(damages()).toEqual([`changed ${relative(dir, main)}`])
    expect(write(dir, (book) => book.add([card]))).toEqual([{ id: card.id, done: 'added' }])
    untouched()
    expect([damages(), paid()]).toEqual([[], ['p1', 'p2', 'p3']])
    link(indexFile(dir, drawer))
    write(dir, (book) => book.append(card.id, 'events', payment(9)))
    untouched()
    link(headFile(dir))
    write(dir, (book) => book.accept({ head: true }, { reason: 'x' }))
    untouched()
    link(events())
    write(dir, (book) => book.accept({ id: card.id }, { reason: 'x' }))
    write(dir, (book) => book.append(card.id, 'events', payment(8)))
    untouched()
    expect([damages(), paid()]).toEqual([[], ['p8']])
    link(logFile(dir, drawer))
    expect(() => write(dir, (book) => book.append(card.id, 'events', payment(7)))).toThrow()
    write(dir, (book) => book.accept({ log: drawer }, { reason: 'x' }))
    write(dir, (book) => book.append(card.id, 'events', payment(7)))
    untouched()
    expect([damages(), paid()]).toEqual([[], ['p8', 'p7']])
    link(dirname(main), elsewhere)
    expect(damages()).toContain(`link ${relative(dir, dirname(main))}`)
    for (const run of [
      (book: Writer) => book.add([card])[0] as object,
      (book: Writer) => book.append(card.id, 'events', payment(6)),
      (book: Writer) => book.forget('agreement', card.id, { reason: 'x' }),
    ])
      expect(() => write(dir, (book) => sure(run(book)))).toThrow('book-damaged')
    untouched()
    expect(filesIn(dir).length).toBeGreaterThan(5)
  })
  test('a loss that was accepted is told ever after, also where the log that said so is damaged', () => {
    const [first = ''] = readFileSync(events(), 'utf8').split('\n')
    writeFileSync(events(), `${first}\n`)
    const accept = (what: Accepting) => write(dir, (book) => book.accept(what, { reason: 'x' }))
    expect(accept({ id: card.id })).toEqual({ events: 2, contacts: 0, whole: false })
    const log = logFile(dir, drawer)
    writeFileSync(log, readFileSync(log, 'utf8').replace('"do":"accept"', '"do":"accepd"'))
    expect(accept({ log: drawer })).toEqual({ records: 1 })
    expect(sure(sound(dir, card.id)).row.pins).toMatchObject({
      lost: { events: 2, contacts: 0 },
      events: { n: 1 },
    })
    expect(checked(dir)).toMatchObject({ damages: [] })
    expect(checked(dir).remarks.map(({ what }) => what)).toEqual(['accepted-log', 'accepted', 'aside'])
    expect(write(dir, (book) => book.append(card.id, 'events', payment(4)))).toMatchObject({ seq: 1 })
  })
  test('what the system does not let read is told, and the rest is checked; an index is done without', () => {
    const file = events()
    rmSync(file)
    mkdirSync(file)
    rmSync(indexFile(dir, drawer))
    mkdirSync(indexFile(dir, drawer))
    expect(damages()).toEqual([
      `index ${relative(dir, indexFile(dir, drawer))}`,
      `unread ${relative(dir, file)}`,
    ])
    expect(checked(dir).records.agreement).toBe(2)
    rmSync(file, { recursive: true })
    expect(listed(dir)).toHaveLength(2)
  })
  test('the same agreement again changes nothing; another of its id is refused', () => {
    const before = filesIn(dir).map((file) => readFileSync(file, 'utf8'))
    expect(write(dir, (book) => book.add([card]))).toEqual([{ id: card.id, done: 'there' }])
    expect(filesIn(dir).map((file) => readFileSync(file, 'utf8'))).toEqual(before)
    const [made] = write(dir, (book) => book.add([{ ...card, text: `${card.text} ` }]))
    expect(made).toMatchObject({ refused: { rule: 'book-taken' } })
  })
  test('an event is entered once', () => {
    const again = writing(dir, CLOCK, (book) => book.append(card.id, 'events', payment(2)))
    expect(again).toMatchObject({ refused: { rule: 'book-entered-twice' } })
    expect(paid()).toHaveLength(3)
  })
  test('what is not in it is told', () => {
    expect(found(dir, 'nobody-1f0c22ab')).toMatchObject({ refused: { rule: 'book-unknown' } })
    expect(writing(dir, CLOCK, (book) => book.append('nobody', 'events', {}))).toMatchObject({
      refused: { rule: 'book-unknown' },
    })
  })
  test('a session that was gone on with takes the place of its beginning, and nothing else does', () => {
    const head = '{"case":{"id":"x"},"schema":"parley/session@1"}\n'
    const put = (text: string) =>
      write(dir, (book) => book.add([{ kind: 'session', id: 'x-12345678', text }]))
    expect(put(head)).toEqual([{ id: 'x-12345678', done: 'added' }])
    expect(put(`${head}{"seq":1}\n`)).toEqual([{ id: 'x-12345678', done: 'longer' }])
    expect(put(head)).toMatchObject([{ refused: { rule: 'book-taken' } }])
    expect(checked(dir).damages).toEqual([])
  })
  test('a copy elsewhere is the same book, whatever the times of its files are', () => {
    const copy = `${dir}-copy`
    cpSync(dir, copy, { recursive: true })
    for (const file of filesIn(copy)) utimesSync(file, 0, 0)
    expect(listed(copy)).toEqual(listed(dir))
    expect(checked(copy)).toEqual(checked(dir))
    sure(writing(copy, CLOCK, (book) => sure(book.append(card.id, 'events', payment(9)))))
    expect(checked(copy).damages).toEqual([])
  })
  test('no order hangs on the clock', () => {
    for (const [n, year] of [4, 5, 6].entries()) {
      const jumping = () => new Date(Date.UTC([1971, 2090, 2026][n] ?? 0, 0, 1))
      sure(writing(dir, jumping, (book) => sure(book.append(card.id, 'events', payment(year)))))
    }
    expect(paid()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6'])
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [] })
  })
})

describe('the index', () => {
  test('is made again where it is gone, old, or damaged', () => {
    const rows = listed(dir)
    const index = indexFile(dir, drawer)
    const old = readFileSync(index)
    rmSync(index)
    expect(listed(dir)).toEqual(rows)
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [{ what: 'no-index' }] })
    write(dir, (book) => sure(book.append(card.id, 'events', payment(4))))
    const now = listed(dir)
    writeFileSync(index, old)
    expect(listed(dir)).toEqual(now)
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [{ what: 'behind', lines: 1 }] })
    const flipped = Buffer.from(old)
    flipped[300] = (flipped[300] ?? 0) ^ 1
    writeFileSync(index, flipped)
    expect(listed(dir)).toEqual(now)
    expect(damages()).toEqual([`index ${relative(dir, index)}`])
    const head = readFileSync(`${index}`, 'utf8')
    writeFileSync(index, head.replace(/"hash":"./, '"hash":"g'))
    expect(damages()).toEqual([`index ${relative(dir, index)}`])
    write(dir, (book) => book.settle(drawer) ?? {})
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [] })
  })
})

describe('damage is told, and nothing is written over it', () => {
  const spoiled: [what: string, spoil: () => void, told: RegExp][] = [
    [
      'a line that is gone',
      () => writeFileSync(events(), readFileSync(events(), 'utf8').split('\n').slice(0, 2).join('\n') + '\n'),
      /^cut agreements\/.*events\.ndjson$/,
    ],
    ['a file that is cut in a line', () => truncateSync(events(), statSync(events()).size - 20), /^cut /],
    [
      'a first line that is gone',
      () => writeFileSync(events(), readFileSync(events(), 'utf8').split('\n').slice(1).join('\n')),
      /^broken /,
    ],
    [
      'a figure that is another',
      () => writeFileSync(events(), readFileSync(events(), 'utf8').replace('820.00', '920.00')),
      /^broken /,
    ],
    ['payments that are gone', () => rmSync(events()), /^missing /],
    [
      'a figure of the agreement',
      () =>
        writeFileSync(
          join(placeOf(dir, 'agreement', card.id), 'agreement.json'),
          card.text.replace('595.83', '595.84'),
        ),
      /^changed /,
    ],
    [
      'an agreement that is gone',
      () => rmSync(placeOf(dir, 'agreement', card.id), { recursive: true }),
      /^gone /,
    ],
  ]
  test.each(spoiled)('%s', (_, spoil, told) => {
    spoil()
    expect(damages()).toEqual([expect.stringMatching(told)])
    const no = writing(dir, CLOCK, (book) => book.append(card.id, 'events', payment(7)))
    expect(no).toMatchObject({ refused: { rule: expect.stringMatching(/book-damaged/) } })
    expect(sound(dir, card.id)).toMatchObject({ refused: { rule: 'book-damaged' } })
    expect(sure(sound(dir, other.id)).flaws).toEqual([])
  })
  test('the files of two agreements changed for one another', () => {
    write(dir, (book) => sure(book.append(other.id, 'events', payment(1))))
    const [a, b] = [events(), growingFile(dir, other.id, 'events')]
    const [x, y] = [readFileSync(a), readFileSync(b)]
    writeFileSync(a, y)
    writeFileSync(b, x)
    expect(damages()).toHaveLength(2)
  })
  test('a log that is cut, and one that is another', () => {
    const log = logFile(dir, drawer)
    const whole = readFileSync(log, 'utf8')
    writeFileSync(log, `${whole.trimEnd().split('\n').slice(0, -1).join('\n')}\n`)
    expect(damages()).toEqual([`log-cut ${relative(dir, log)}`])
    expect(writing(dir, CLOCK, (book) => book.append(card.id, 'events', payment(7)))).toMatchObject({
      refused: { rule: 'book-log-damaged' },
    })
    writeFileSync(log, whole.replace('"n":2', '"n":9'))
    expect(damages()).toEqual([`log-broken ${relative(dir, log)}`])
    rmSync(log)
    expect(damages()).toEqual([`log-missing ${relative(dir, log)}`])
  })
  test('the head of the book', () => {
    writeFileSync(join(dir, 'book.json'), '{"id":"0000000000000000","schema":"parley/book@1"}\n')
    expect(damages()).toEqual(['head book.json'])
  })
})

describe('what a dead process left', () => {
  test('a payment that was not confirmed and is whole is taken up', () => {
    const log = logFile(dir, drawer)
    const before = readFileSync(log)
    const index = readFileSync(indexFile(dir, drawer))
    write(dir, (book) => sure(book.append(card.id, 'events', payment(4))))
    writeFileSync(log, before)
    writeFileSync(indexFile(dir, drawer), index)
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [{ what: 'loose', lines: 1 }] })
    write(dir, (book) => sure(book.append(card.id, 'events', payment(5))))
    expect(paid()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5'])
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [] })
  })
  test('half a line is set aside', () => {
    writeFileSync(events(), `${readFileSync(events(), 'utf8')}{"at":"2026-`)
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [{ what: 'torn', bytes: 12 }] })
    write(dir, (book) => sure(book.append(card.id, 'events', payment(4))))
    expect(paid()).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(readFileSync(`${events()}.torn-1`, 'utf8')).toBe('{"at":"2026-')
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [{ what: 'aside' }] })
  })
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a folder nobody may write in',
    () => {
      chmodSync(placeOf(dir, 'agreement', card.id), 0o500)
      expect(() => writing(dir, CLOCK, (book) => book.append(card.id, 'contacts', {}))).toThrow()
      chmodSync(placeOf(dir, 'agreement', card.id), 0o700)
      expect(checked(dir).damages).toEqual([])
    },
  )
})

describe('forgetting', () => {
  const needles = ['王小明', '310101199001011234', '13812345678', '人民路', card.id, 'demo-card']
  test('leaves no byte of it, and a line that says so', () => {
    expect(remains(dir, needles).found.length).toBeGreaterThan(0)
    write(dir, (book) => {
      for (const { kind, id } of [card, other]) sure(book.forget(kind, id, { reason: 'asked' }))
    })
    expect(remains(dir, needles).found).toEqual([])
    expect(existsSync(placeOf(dir, 'agreement', card.id))).toBe(false)
    expect(listed(dir)).toEqual([])
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [], forgotten: 2 })
    expect(readFileSync(logFile(dir, drawer), 'utf8')).toContain('"do":"forget"')
    expect(writing(dir, CLOCK, (book) => book.forget('agreement', card.id, {}))).toMatchObject({
      refused: { rule: 'book-forgotten' },
    })
  })
  test('begun and not ended is told, and ended when it is asked for again', () => {
    const place = placeOf(dir, 'agreement', card.id)
    cpSync(place, `${place}-kept`, { recursive: true })
    write(dir, (book) => sure(book.forget('agreement', card.id, {})))
    cpSync(`${place}-kept`, place, { recursive: true })
    rmSync(`${place}-kept`, { recursive: true })
    expect(damages()).toEqual([`not-gone ${relative(dir, place)}`])
    write(dir, (book) => sure(book.forget('agreement', card.id, {})))
    expect(checked(dir).damages).toEqual([])
  })
  test('and added again it is a new record', () => {
    write(dir, (book) => sure(book.forget('agreement', card.id, {})))
    expect(write(dir, (book) => book.add([card]))).toEqual([{ id: card.id, done: 'added' }])
    expect(paid()).toEqual([])
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [], forgotten: 0 })
  })
  test('a text in any writing is found', () => {
    expect(remains(dir, ['13812345678']).found.some((file) => file.includes('index'))).toBe(true)
    expect(remains(dir, ['not there']).found).toEqual([])
    expect(WANG.borrower.name).toBe('王小明')
  })
})

test('a second writer waits, and is told who writes where it takes too long', () => {
  const no = writing(dir, CLOCK, () => writing(dir, CLOCK, () => 'in'))
  expect(isRefusal(no as object) && no).toMatchObject({ refused: { rule: 'book-locked' } })
})

test.skipIf(spawnSync('git', ['--version']).status !== 0)(
  'an older state checked out is that older state, whole',
  () => {
    const git = (...line: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...line], {
        cwd: dir,
        encoding: 'utf8',
      })
    for (const line of [
      ['init', '-q'],
      ['add', '-A'],
      ['commit', '-qm', 'one'],
    ])
      expect(git(...line).status).toBe(0)
    write(dir, (book) => sure(book.append(card.id, 'events', payment(4))))
    expect([git('add', '-A').status, git('commit', '-qm', 'two').status]).toEqual([0, 0])
    const counts = (): number[] => [
      paid().length,
      listed(dir).find(({ id }) => id === card.id)?.came?.length ?? 0,
    ]
    expect(counts()).toEqual([4, 4])
    expect(git('checkout', '-q', 'HEAD~1').status).toBe(0)
    expect(counts()).toEqual([3, 3])
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [] })
    expect(git('checkout', '-q', '-').status).toBe(0)
    expect(counts()).toEqual([4, 4])
    expect(checked(dir)).toMatchObject({ damages: [], remarks: [] })
  },
)
