// parley book on the command line: what goes in, what is shown of it and to whom, what a check tells, what leaves and what is forgotten.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filesIn, remains } from '../../src/store/book/files.ts'
import { growingFile } from '../../src/store/book/layout.ts'
import { fits } from '../support/fits.ts'
import { run } from '../support/run.ts'
import { money } from '../../src/core/money.ts'
import type { Move } from '../../src/core/negotiation.ts'
import { isRefusal } from '../../src/core/finding.ts'
import { create } from '../../src/store/journal.ts'
import { on } from '../support/build.ts'

const PLAN = 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'
const PARTIES =
  'parties={"borrower":{"name":"王小明","idNumber":"310101199001011234","phone":"13812345678","address":"上海市黄浦区人民路1号"},"lender":{"name":"示例银行"}}'
const SECRET = ['王小明', '310101199001011234', '13812345678', '人民路', 'C-2024-778899']

let at = ''
let count = 0
let book = ''
let agreement = ''
let id = ''
const own = (...argv: string[]) => run(argv, { env: { PARLEY_BOOK: book } })
beforeAll(async () => {
  at = mkdtempSync(join(tmpdir(), 'parley-'))
  await run(['demo', '--write', join(at, 'cases')])
  const sets = ['--set', PARTIES, '--set', 'debt.contractNo=C-2024-778899']
  const made = await run([
    'agree',
    join(at, 'cases/card.yaml'),
    ...sets,
    '--plan',
    PLAN,
    '--out',
    join(at, 'signed'),
    '--to',
    'json',
  ])
  expect(made.code).toBe(0)
  const [name = ''] = readdirSync(join(at, 'signed'))
  agreement = join(at, 'signed', name)
  id = name.replace('.json', '')
})
afterAll(() => rmSync(at, { recursive: true, force: true }))
beforeEach(() => void (book = join(at, `book-${(count += 1)}`)))

describe('what goes in', () => {
  test('an agreement that holds, a case, a session; the book is begun on first use', async () => {
    const { code, out, err } = await own('book', 'add', agreement, join(at, 'cases/card.yaml'))
    expect([code, err]).toEqual([0, `A new book was begun in ${book}.\n`])
    expect(out).toMatch(
      new RegExp(`^${id}: added \\(agreement\\)\\.\ndemo-card-[0-9a-f]{8}: added \\(case\\)\\.\n$`),
    )
    expect(await own('book', 'add', agreement)).toMatchObject({
      code: 0,
      out: expect.stringContaining('there already'),
    })
    expect((await own('book', 'check')).out).toContain('1 agreement, 1 case, 0 sessions')
  })
  test('nothing that does not hold', async () => {
    const forged = join(at, 'forged.json')
    writeFileSync(
      forged,
      readFileSync(agreement, 'utf8').replace('"n":3,"payment":"595.83"', '"n":3,"payment":"595.82"'),
    )
    const { code, err } = await own('book', 'add', forged)
    expect([code, err]).toEqual([6, expect.stringContaining('does not hold')])
    expect(existsSync(book)).toBe(false)
    expect((await own('book', 'add', join(at, 'absent.json'))).code).toBe(2)
    expect((await own('book', 'add')).code).toBe(2)
  })
  test('straight from the agreement', async () => {
    const line = [
      'agree',
      join(at, 'cases/card.yaml'),
      '--plan',
      PLAN,
      '--out',
      join(at, 'again'),
      '--to',
      'json',
      '--book',
      book,
    ]
    expect((await run(line)).out).toMatch(/: added \(agreement\)\.\n/)
    expect((await own('book', 'check')).code).toBe(0)
  })
  test('init makes one, and not over another', async () => {
    expect(await own('book', 'init')).toMatchObject({ code: 0, out: `The book is in ${book}.\n` })
    expect(await own('book', 'init')).toMatchObject({
      code: 2,
      err: expect.stringContaining('a book already'),
    })
    expect(await own('book', 'init', at)).toMatchObject({
      code: 2,
      err: expect.stringContaining('other files'),
    })
  })
  test('the book nobody named is in the data folder', async () => {
    const env = { XDG_DATA_HOME: join(at, 'data') }
    expect((await run(['book', 'add', agreement], { env })).code).toBe(0)
    expect(readdirSync(join(at, 'data/parley/book')).toSorted()).toEqual([
      'agreements',
      'book.json',
      'index',
      'log',
    ])
    expect((await run(['book', 'list', '--json'], { env })).out).toContain(id)
  })
})

describe('what is shown', () => {
  test.each([
    ['table', 'en'],
    ['table', 'zh'],
    ['json', 'en'],
    ['csv', 'en'],
  ])('masked as %s in %s, and unmasked only when the book says who looked', async (format, lang) => {
    await own('book', 'add', agreement)
    const shown = await own('book', 'list', '--format', format, '--lang', lang)
    expect(shown.code).toBe(0)
    expect(shown.out).toContain('王**')
    for (const secret of SECRET) expect(shown.out).not.toContain(secret)
    if (format === 'json') fits('book-list', JSON.parse(shown.out))
    const before = readFileSync(join(book, 'log/book.ndjson'), 'utf8')
    const revealed = await own('book', 'list', '--format', format, '--reveal', '--role', 'supervisor')
    expect(revealed.out).toContain('王小明')
    const added = readFileSync(join(book, 'log/book.ndjson'), 'utf8').slice(before.length)
    expect(added).toContain('"do":"reveal"')
    expect(added).toContain('"role":"supervisor"')
  })
  test('in 80 columns, told record by record', async () => {
    await own('book', 'add', agreement)
    const { out } = await run(['book', 'list', '--width', '60', '--color', 'never'], {
      env: { PARLEY_BOOK: book },
      columns: 60,
    })
    // The name of the folder stands as it is.
    for (const line of out.split('\n').filter((one) => !one.includes(book)))
      expect([...line].length).toBeLessThanOrEqual(60)
  })
  test('found by id, name, number of the contract and telephone; exit 3 where nobody is', async () => {
    await own('book', 'add', agreement)
    for (const text of [id, 'DEMO-CARD', '小明', 'c-2024', '138 1234 5678', '5678'])
      expect((await own('book', 'find', text, '--format', 'csv')).out, text).toContain(id)
    expect((await own('book', 'find', '李四')).code).toBe(3)
    expect((await own('book', 'find')).code).toBe(2)
  })
  test('where there is no book, that is said', async () => {
    expect(await own('book', 'list')).toMatchObject({ code: 2, err: expect.stringContaining('book init') })
    expect(existsSync(book)).toBe(false)
  })
  test('where there can be none, that is said too', async () => {
    const file = join(at, 'a-file')
    writeFileSync(file, '')
    for (const dir of [file, join(file, 'within')]) {
      const { code, err } = await run(['book', 'add', agreement, '--book', dir])
      expect([code, err]).toEqual([2, expect.stringContaining(dir)])
      expect(err).not.toContain('bug')
    }
  })
})

describe('a check', () => {
  test('tells a payment that is gone, with exit 6, in both languages and as JSON', async () => {
    await own('book', 'add', agreement)
    for (const minute of [10, 11])
      await own('log', id, '--call', '--outcome', 'no-answer', '--at', `2026-12-15T10:${minute}`)
    const file = growingFile(book, id, 'contacts')
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[0]}\n`)
    const found = await own('book', 'check')
    expect(found.code).toBe(6)
    expect(found.out).toMatch(
      /^damage: agreements\/.*contacts\.ndjson: has 1 line, and 2 were written\. .* 1 are lost\.$/m,
    )
    expect((await own('book', 'check', '--lang', 'zh')).out).toContain('现有1行，应有2行')
    const json = JSON.parse((await own('book', 'check', '--json')).out) as object
    expect(json).toMatchObject({ holds: false, damages: [{ what: 'cut', has: 1, want: 2 }] })
    fits('book-check', json)
    expect((await own('log', id, '--call', '--outcome', 'no-answer', '--at', '2026-12-16T10:00')).code).toBe(
      2,
    )
  })
  test('makes the index again', async () => {
    await own('book', 'add', agreement)
    rmSync(join(book, 'index'), { recursive: true })
    expect((await own('book', 'list', '--json')).out).toContain(id)
    expect((await own('book', 'check')).out).toContain('made again')
    expect((await own('book', 'check', '--rebuild')).out).toContain('The index was made again.')
    expect((await own('book', 'check')).out).not.toContain('note')
  })
})

describe('an export', () => {
  test('is masked, vouched for line by line, and whole or not there', async () => {
    await own('book', 'add', agreement, join(at, 'cases/card.yaml'))
    await own(
      'log',
      id,
      '--call',
      '--outcome',
      'hardship',
      '--at',
      '2026-12-15T10:30',
      '--note',
      '王小明住院，13812345678',
    )
    const file = join(at, 'all.ndjson')
    const { code, err } = await own('book', 'export', '-o', file)
    expect([code, err]).toEqual([0, expect.stringContaining('2 records exported, names and numbers masked')])
    const text = readFileSync(file, 'utf8')
    for (const secret of [...SECRET, '住院']) expect(text, secret).not.toContain(secret)
    expect(text).toContain('王****，138****5678')
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toEqual({ schema: 'parley/book-export@1', masked: true, records: 2 })
    expect(lines).toHaveLength(4)
    for (const line of lines) fits('book-export', line)
    expect((await own('book', 'export', id, 'nobody')).code).toBe(2)
    rmSync(growingFile(book, id, 'contacts'))
    const broken = join(at, 'broken.ndjson')
    expect((await own('book', 'export', '-o', broken)).code).toBe(6)
    expect(existsSync(broken)).toBe(false)
  })
  test('unmasked is what went in, and is written down', async () => {
    await own('book', 'add', agreement)
    const { out } = await own('book', 'export', id, '--reveal')
    const [, line = '{}'] = out.split('\n')
    expect((JSON.parse(line) as { record: object }).record).toEqual(
      JSON.parse(readFileSync(agreement, 'utf8')),
    )
    expect(readFileSync(join(book, 'log/book.ndjson'), 'utf8')).toContain('"what":"export"')
  })
})

describe('forgetting', () => {
  test('is refused while the plan runs and while a rule wants it kept, with the day and the source', async () => {
    await own('book', 'add', agreement)
    const runs = await own('book', 'forget', id, '--reason', 'asked', '--on', '2026-12-01')
    expect([runs.code, runs.err]).toEqual([4, expect.stringContaining('until 2030-11-15')])
    const kept = await own('book', 'forget', id, '--reason', 'asked', '--on', '2031-01-01')
    expect([kept.code, kept.err]).toEqual([
      4,
      expect.stringMatching(/2 years from 2030-11-15 on, until 2032-11-15\. \[GB\/T 45251/),
    ])
    expect((await own('book', 'forget', id, '--on', '2033-01-01')).err).toContain('--reason')
    expect((await own('book', 'check')).out).toContain('1 agreement')
  })
  test('a plan paid off early is over on that day', async () => {
    await own('book', 'add', agreement)
    const said = await own('track', 'status', id, '--on', '2026-12-15', '--format', 'json')
    const { payoff } = JSON.parse(said.out) as { payoff: number }
    await own('track', 'pay', id, '2026-12-15', String(payoff))
    const soon = await own('book', 'forget', id, '--reason', 'asked', '--on', '2027-01-01')
    expect([soon.code, soon.err]).toEqual([
      4,
      expect.stringContaining('from 2026-12-15 on, until 2028-12-15'),
    ])
    expect((await own('book', 'forget', id, '--reason', 'asked', '--on', '2028-12-15')).code).toBe(0)
  })
  test('leaves no byte of the borrower, of the agreement, its case and its session; only that it was forgotten', async () => {
    const given = join(at, 'given.yaml')
    writeFileSync(
      given,
      readFileSync(join(at, 'cases/card.yaml'), 'utf8').replace(
        /^id: .*$/m,
        `$&\n${PARTIES.replace('=', ': ')}`,
      ),
    )
    await own('book', 'add', agreement, given)
    await own(
      'log',
      id,
      '--call',
      '--outcome',
      'hardship',
      '--at',
      '2026-12-15T10:30',
      '--note',
      '王小明的妻子接的电话',
    )
    expect(remains(book, SECRET).found.length).toBeGreaterThan(2)
    const { code, out } = await own(
      'book',
      'forget',
      id,
      '--reason',
      'asked by 王小明, 13812345678',
      '--on',
      '2033-01-01',
      '--json',
    )
    expect(code).toBe(0)
    const told = JSON.parse(out) as object
    expect(told).toMatchObject({
      records: [
        { kind: 'agreement', files: 2 },
        { kind: 'case', files: 1 },
      ],
      proof: { elsewhere: [], remains: [] },
    })
    fits('forgotten', told)
    expect(remains(book, [...SECRET, '妻子', id, 'demo-card']).found).toEqual([])
    expect(filesIn(book).some((file) => readFileSync(file, 'utf8').includes('"do":"forget"'))).toBe(true)
    expect((await own('book', 'check')).out).toContain('2 records forgotten')
    expect((await own('book', 'forget', id, '--reason', 'again')).err).toContain('forgotten already')
    expect((await own('book', 'forget', 'nobody', '--reason', 'x')).code).toBe(2)
  })
  test('of a session what was answered in it is masked, and forgotten with the agreement', async () => {
    const file = join(at, 'call.jsonl')
    const clock = () => new Date(Date.UTC(2026, 10, 22, 8, 15))
    const head = {
      case: { id: 'demo-card', currency: 'CNY' },
      policy: { id: 'cn', version: '1', digest: 'x' },
      lang: 'zh' as const,
    }
    const journal = create(file, head, clock)
    if (isRefusal(journal)) throw new Error(journal.refused.rule)
    const side = { by: 'creditor', on: on('2026-11-22') } as const
    journal.append({ ...side, do: 'open' })
    journal.append({ ...side, do: 'answer', path: 'parties.borrower.name', value: '王小明' })
    journal.append({ ...side, do: 'answer', path: 'parties.borrower.phone', value: '13911112222' })
    journal.append({ ...side, do: 'note', text: '王小明说下午回电13911112222' })
    journal.close()
    expect((await own('book', 'add', agreement, file)).out).toMatch(
      /demo-card-[0-9a-f]{8}: added \(session\)/,
    )
    const { out } = await own('book', 'export')
    expect(out).toContain('王**说下午回电')
    expect(out).not.toMatch(/王小明|13911112222/)
    expect((await own('book', 'forget', id, '--reason', 'asked', '--on', '2033-01-01')).code).toBe(0)
    expect(remains(book, ['王小明', '13911112222', 'demo-card']).found).toEqual([])
  })
  test('tells where the same borrower stands in another record', async () => {
    const other = join(at, 'other')
    const sets = ['--set', PARTIES, '--set', 'id=other-loan']
    await run(['agree', join(at, 'cases/card.yaml'), ...sets, '--plan', PLAN, '--out', other, '--to', 'json'])
    const [name = ''] = readdirSync(other)
    await own('book', 'add', agreement, join(other, name))
    const { code, out } = await own('book', 'forget', id, '--reason', 'asked', '--on', '2033-01-01')
    expect([code, out]).toEqual([0, expect.stringContaining(name.replace('.json', ''))])
    expect(remains(book, ['C-2024-778899']).found).toEqual([])
  })
  test('where no rule is known the reason decides', async () => {
    await own('book', 'add', agreement)
    const { code, err } = await own(
      'book',
      'forget',
      id,
      '--reason',
      'asked',
      '--on',
      '2030-12-01',
      '--policy',
      'generic',
    )
    expect([code, err]).toEqual([0, expect.stringContaining('No rule that says how long')])
  })
})

describe('an offer that waits for an answer', () => {
  const clock = () => new Date(Date.UTC(2026, 10, 22, 8, 15))
  const call = (name: string, ...more: readonly Move[]): string => {
    const file = join(at, `${name}.jsonl`)
    rmSync(file, { force: true })
    const policy = { id: 'cn', version: '1', digest: 'x' }
    const journal = create(file, { case: { id: name }, policy, lang: 'zh' }, clock)
    if (isRefusal(journal)) throw new Error(journal.refused.rule)
    const side = { by: 'creditor', on: on('2026-11-22') } as const
    const plan = { kind: 'equal-instalment', stages: [{ months: 12, pay: 'level' }], reliefs: [] } as const
    const terms = { peak: money(83_025), totalPaid: money(996_300), months: 12, finalDue: on('2027-11-15') }
    const offered = { id: 'equal-instalment-12', plan, round: 0, asks: [], terms }
    const moves: Move[] = [
      { ...side, do: 'open' },
      { ...side, do: 'answer', path: 'currency', value: 'CNY' },
      { ...side, do: 'answer', path: 'parties.borrower.name', value: '王小明' },
      { ...side, do: 'offer', ...offered, until: on('2026-11-29') },
      ...more,
    ]
    for (const move of moves) journal.append(move)
    journal.close()
    return file
  }
  const accept: Move = {
    by: 'borrower',
    on: on('2026-11-25'),
    do: 'accept',
    id: 'equal-instalment-12',
    plan: { kind: 'equal-instalment', stages: [{ months: 12, pay: 'level' }], reliefs: [] },
  }
  test('is on the list of the week before its last day, and gone after it', async () => {
    await own('book', 'add', call('waits'), call('agreed', accept))
    const { out } = await own('due', '--on', '2026-11-24', '--format', 'json')
    fits('due', JSON.parse(out))
    expect(JSON.parse(out)).toMatchObject({
      items: [
        {
          kind: 'offer-ends',
          agreement: expect.stringMatching(/^waits-[0-9a-f]{8}$/),
          name: '王**',
          day: '2026-11-29',
          amount: 830.25,
          currency: 'CNY',
        },
      ],
    })
    for (const day of ['2026-11-21', '2026-11-30'])
      expect(JSON.parse((await own('due', '--on', day, '--format', 'json')).out)).toMatchObject({ items: [] })
    expect((await own('due', '--on', '2026-11-29')).out).toMatch(
      /Last day on which an offer can be accepted\n +waits/,
    )
  })
  test('is off it once the session goes on to an end', async () => {
    await own('book', 'add', call('later'))
    expect((await own('due', '--on', '2026-11-24')).out).toContain('later-')
    await own(
      'book',
      'add',
      call('later', { by: 'borrower', on: on('2026-11-25'), do: 'refuse', why: 'too high' }),
    )
    const { out } = await own('due', '--on', '2026-11-24', '--format', 'json')
    expect(JSON.parse(out).items).toEqual([])
  })
})

test('an agreement made anew on the same day takes the place of the first on the list', async () => {
  const agree = (...more: string[]) =>
    run([
      'agree',
      join(at, 'cases/job-loss.yaml'),
      '--policy',
      'generic',
      '--out',
      join(at, 'twice'),
      '--to',
      'json',
      '--book',
      book,
      ...more,
    ])
  const due = async () =>
    JSON.parse((await own('due', '--on', '2026-12-15', '--format', 'json')).out) as {
      agreements: number
      items: { kind: string; amount: number }[]
    }
  await agree('--plan', 'term-extension-6')
  expect(await due()).toMatchObject({ agreements: 1, items: [{ kind: 'due-today', amount: 1828.16 }] })
  const before = 'debt.restructures=[{"on":"2026-11-22","kind":"term-extension-6"}]'
  await agree('--plan', 'equal-instalment-48', '--set', before)
  expect(await due()).toMatchObject({ agreements: 2, items: [{ kind: 'due-today', amount: 1118.18 }] })
  const ids = JSON.parse((await own('book', 'list', '--json')).out).records.map(
    (one: { id: string }) => one.id,
  )
  const replaced = async (one: string) => {
    const { code, out } = await own('track', 'status', one, '--on', '2026-12-15', '--json')
    expect(code).toBe(0)
    const { findings } = JSON.parse(out) as { findings: readonly { rule: string; args: { id: string } }[] }
    return findings.find(({ rule }) => rule === 'track-replaced')?.args.id
  }
  const said = [await replaced(ids[0]), await replaced(ids[1])]
  const first = said[0] === undefined ? 1 : 0
  expect(said[first]).toBe(ids[1 - first])
  expect(said[1 - first]).toBeUndefined()
  const letter = await own('letter', ids[first], '--text', 'review', '--on', '2026-12-15')
  expect([letter.code, letter.err]).toEqual([2, expect.stringContaining(ids[1 - first])])
})

test('a book of another version is left alone', async () => {
  await own('book', 'add', agreement)
  const head = join(book, 'book.json')
  writeFileSync(head, readFileSync(head, 'utf8').replace('book@1', 'book@2'))
  for (const line of [
    'book list',
    `track pay ${id} 2026-12-15 5`,
    'due',
    'book check',
    'book accept book.json --reason x',
  ]) {
    const { code, err } = await own(...line.split(' '))
    expect([line, code, err]).toEqual([line, 2, expect.stringContaining('parley/book@2')])
  }
  expect((await own('book', 'add', agreement)).code).toBe(2)
})

describe('a copy put back', () => {
  const paid = async () => {
    await own('book', 'add', agreement)
    await own('track', 'pay', id, '2026-12-10', '595.83')
    return growingFile(book, id, 'events').replace('events.ndjson', '')
  }
  test('of a record whose folder is gone: its payments are not forgotten, and are missed', async () => {
    rmSync(await paid(), { recursive: true })
    await own('book', 'check', '--rebuild')
    expect((await own('book', 'add', agreement)).code).toBe(0)
    const pay = await own('track', 'pay', id, '2026-12-20', '100')
    expect([pay.code === 0, pay.err]).toEqual([false, expect.stringContaining('events.ndjson')])
    const check = await own('book', 'check')
    expect([check.code, check.out]).toEqual([6, expect.stringContaining('events.ndjson')])
  })
  test('of an agreement that was damaged makes it whole again', async () => {
    const file = join(await paid(), 'agreement.json')
    writeFileSync(file, 'x', { flag: 'a' })
    expect((await own('book', 'check')).code).toBe(6)
    await own('book', 'add', agreement)
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(agreement, 'utf8'))
    expect((await own('book', 'check')).code).toBe(0)
    expect((await own('track', 'status', id, '--on', '2026-12-20', '--json')).out).toContain('"paid": 595.83')
  })
})

describe('what came in', () => {
  test('is followed in the book as in a file beside the agreement; what cannot be followed is not kept', async () => {
    await own('book', 'add', agreement)
    const events = [
      ['pay', id, '2026-12-10', '595.83', '--ref', 'TX-1'],
      ['pay', id, '2027-01-20', '300'],
      ['return', id, '2', '--on', '2027-01-22'],
    ]
    for (const [action = '', what = '', ...more] of events) {
      const kept = await own('track', action, what, ...more, '--format', 'json')
      const beside = await run(['track', action, agreement, ...more, '--format', 'json'])
      expect([kept.code, kept.out]).toEqual([0, beside.out])
    }
    const status = ['--on', '2027-02-01', '--format', 'json']
    const now = await own('track', 'status', id, ...status)
    expect(now.out).toBe((await run(['track', 'status', agreement, ...status])).out)
    expect(JSON.parse(now.out)).toMatchObject({ state: 'late', paid: 595.83 })
    expect((await own('track', 'pay', id, '2020-01-01', '5')).code).toBe(2)
    expect((await own('track', 'pay', id, '2026-12-12', '0')).code).toBe(2)
    expect((await own('track', 'status', `${id}0`)).code).not.toBe(0)
    expect((await own('book', 'check')).code).toBe(0)
    const [row] = JSON.parse((await own('book', 'list', '--format', 'json')).out).records
    expect(row).toMatchObject({ events: 3, lastEvent: '2027-01-22' })
  })
})

describe("a bank's list over the book", () => {
  const list = (text: string): string => {
    const file = join(at, 'bank.csv')
    writeFileSync(file, `date,amount,reference\n${text}`)
    return file
  }
  const entries = (out: string) => {
    const said = JSON.parse(out) as {
      entries: readonly { line: number; is: string; agreement: string | null }[]
    }
    fits('book-import', said)
    return said.entries.map(({ line, is, agreement: of }) => `${line} ${is} ${of === id ? 'ID' : of}`)
  }
  test('goes to the agreements it names, once; what names none is listed without its reference', async () => {
    await own('book', 'add', agreement)
    const file = list(
      `2026-12-15,595.83,还款 ${id}\n2026-12-15,595.83,还款 ${id}\n2026-12-16,595.83,王小明 13812345678\n2020-01-01,5,C-2024-778899\n2026-12-17,-3,fee\n`,
    )
    const first = await own('track', 'import', file, '--json')
    expect([first.code, entries(first.out)]).toEqual([
      0,
      ['2 imported ID', '3 imported ID', '4 unnamed null', '5 too-early null'],
    ])
    expect(first.err).toBe('2 payments imported, 0 lines known already, 2 lines unmatched.\n')
    const again = await own('track', 'import', file, '--json')
    expect(entries(again.out)).toEqual(['2 known ID', '3 known ID', '4 unnamed null', '5 too-early null'])
    const table = await own('track', 'import', file)
    expect(table.out).toBe(
      `Nothing new.\n\nNames no agreement of the book\n  line 4: 2026-12-16 ¥595.83 (perhaps ${id})\n\nBefore the day of the figures of the agreement\n  line 5: 2020-01-01 ¥5.00 (perhaps ${id})\n`,
    )
    expect((await own('track', 'import', file, '--lang', 'zh')).out).toContain(
      '第 4 行：2026年12月16日 ¥595.83（或为 ',
    )
    expect((await own('track', 'import', file, '--format', 'csv')).out).toContain(
      `2,2026-12-15,595.83,CNY,known,${id},`,
    )
    for (const { out, err } of [first, again, table])
      for (const secret of ['王小明', '13812345678', '还款']) expect(out + err).not.toContain(secret)
    expect(JSON.parse((await own('track', 'status', id, '--on', '2026-12-20', '--json')).out)).toMatchObject({
      paid: 1191.66,
    })
    expect((await own('book', 'check')).code).toBe(0)
  })
  test('a damaged agreement takes nothing, and is told; a book of two currencies asks which', async () => {
    await own('book', 'add', agreement)
    writeFileSync(growingFile(book, id, 'events').replace('events.ndjson', 'agreement.json'), 'x', {
      flag: 'a',
    })
    const { code, out } = await own('track', 'import', list(`2026-12-15,595.83,${id}\n`), '--json')
    expect([code, entries(out)]).toEqual([6, ['2 damaged null']])
    expect((await own('track', 'import', list('2026-12-15,x,y\n'))).code).toBe(2)
    expect((await own('track', 'import', list(''), '--currency', 'XYZ')).code).toBe(2)
    expect((await own('track', 'import', join(at, 'none.csv'))).code).toBe(2)
  })
})

describe('what a day asks for', () => {
  test('the end of the observation, to the lender, also from an index made again', async () => {
    await own('book', 'add', agreement)
    await own('track', 'pay', id, '2026-12-14', '8000')
    const ends = async (...argv: string[]) =>
      JSON.parse((await own('due', '--on', '2027-12-01', '--json', ...argv)).out).items
    const expected = [expect.objectContaining({ kind: 'observation-ends', day: '2027-12-15', amount: null })]
    expect(await ends()).toEqual(expected)
    expect(JSON.parse((await own('track', 'status', id, '--on', '2027-12-01', '--json')).out)).toMatchObject({
      clocks: { observation: { until: '2027-12-15' } },
    })
    rmSync(join(book, 'index'), { recursive: true })
    expect(await ends()).toEqual(expected)
    expect((await own('book', 'check', '--rebuild')).code).toBe(0)
    expect(await ends()).toEqual(expected)
    expect(await ends('--role', 'borrower')).toEqual([])
  })
  test('no output is written among the files of the book, nor over the payments beside an agreement', async () => {
    await own('book', 'add', agreement)
    await own('track', 'pay', id, '2026-12-15', '5')
    const before = filesIn(book).map((file) => readFileSync(file, 'utf8'))
    for (const line of [
      ['due', '--on', '2026-12-20', '-o', join(book, 'book.json')],
      ['track', 'status', id, '--json', '-o', growingFile(book, id, 'events')],
      ['track', 'renegotiate', id, '--on', '2027-03-01', '-o', join(book, 'new.yaml')],
      ['compare', join(at, 'cases/card.yaml'), '-o', join(book, 'a', 'b.html')],
    ]) {
      const { code, err } = await own(...line)
      expect([code, err]).toEqual([2, expect.stringContaining('inside a book')])
    }
    expect(filesIn(book).map((file) => readFileSync(file, 'utf8'))).toEqual(before)
    const beside = agreement.replace('.json', '.payments.json')
    await run(['track', 'pay', agreement, '2026-12-15', '5'])
    expect((await run(['track', 'status', agreement, '--json', '-o', beside])).code).toBe(2)
    expect(readFileSync(beside, 'utf8')).toContain('parley/payments@1')
    rmSync(beside)
  })
  test('an empty name of a book, and a file for one, are told', async () => {
    expect(await run(['book', 'add', agreement, '--book', ''])).toMatchObject({ code: 2 })
    expect((await run(['book', 'add', agreement, '--book', agreement])).err).toContain('a book is a folder')
  })
  test('amounts of a currency without cents, and of one with three digits, are listed as they are', async () => {
    const whole = [
      'principal=39669',
      'overduePrincipal=3192',
      'interest=1415',
      'penalty=43',
      'instalment=2062',
    ]
    const totals: string[] = []
    for (const currency of ['JPY', 'KWD']) {
      const made = await run([
        'agree',
        join(at, 'cases/job-loss.yaml'),
        ...[`currency=${currency}`, `id=in-${currency}`].flatMap((one) => ['--set', one]),
        ...whole.flatMap((one) => ['--set', `debt.${one}`]),
        '--policy',
        'generic',
        '--plan',
        'equal-instalment-48',
        '--out',
        join(at, currency),
        '--to',
        'json',
        '--book',
        book,
      ])
      expect([currency, made.code]).toEqual([currency, 0])
      const [name = ''] = readdirSync(join(at, currency))
      const text = readFileSync(join(at, currency, name), 'utf8')
      totals.push(`${(JSON.parse(text) as { totals: { payment: string } }).totals.payment} ${currency}`)
    }
    const { out } = await own('book', 'list')
    for (const total of totals) expect(out).toContain(`  ${total}  `)
  })
  test('a borrower is found by the whole identity number', async () => {
    await own('book', 'add', agreement)
    expect((await own('book', 'find', '310101199001011234')).out).toContain(id)
    expect((await own('book', 'find', '31010119900101123')).code).toBe(3)
  })
  describe('is what tracking says, where money did not come row by row', () => {
    const enter = async (...lines: readonly string[]) => {
      await own('book', 'add', agreement)
      for (const line of lines) {
        const [action = '', ...words] = line.split(' ')
        const { code, err } = await own(
          ...(action === 'log' ? [action, id, ...words] : ['track', action, id, ...words]),
        )
        expect([line, code, code === 0 ? '' : err]).toEqual([line, 0, ''])
      }
    }
    const items = async (day: string) =>
      JSON.parse((await own('due', '--on', day, '--json')).out).items.map(
        ({ kind, day: when, amount, daysPastDue }: Record<string, unknown>) =>
          [kind, when, amount, daysPastDue].join(' '),
      )
    const standing = async (day: string) =>
      JSON.parse((await own('track', 'status', id, '--on', day, '--json')).out)
    test('a surplus that makes the plan shorter: the rows to come are asked for', async () => {
      await enter('pay 2026-12-15 20000 --surplus shorter')
      expect(await items('2027-02-01')).toEqual(['late 2027-01-15 595.83 17'])
      expect(await standing('2027-02-01')).toMatchObject({ state: 'late', due: 595.83, daysPastDue: 17 })
      const { due } = await standing('2028-02-01')
      expect(await items('2028-02-01')).toEqual([expect.stringContaining(`broken 2027-03-02 ${due}`)])
    })
    test('paid off early: nothing is asked for any more', async () => {
      const rate = 'rate-reduction-60.rate-4'
      await run([
        'agree',
        join(at, 'cases/card.yaml'),
        '--plan',
        rate,
        '--out',
        join(at, 'rate'),
        '--to',
        'json',
        '--book',
        book,
      ])
      const [name = ''] = readdirSync(join(at, 'rate'))
      const other = name.replace('.json', '')
      await own('track', 'pay', other, '2026-12-15', '561.56')
      const { payoff } = JSON.parse((await own('track', 'status', other, '--on', '2026-12-20', '--json')).out)
      await own('track', 'pay', other, '2026-12-20', String(payoff))
      for (const day of ['2031-09-01', '2031-12-20']) expect([day, await items(day)]).toEqual([day, []])
    })
    test('a charge that was given up is asked for no more, and its row is not late', async () => {
      await enter('charge 2026-12-10 50', 'pay 2026-12-15 595.83', 'waive 1 --on 2026-12-18')
      expect(await items('2026-12-21')).toEqual([])
      expect(await items('2027-01-15')).toEqual(['due-today 2027-01-15 595.83 0'])
    })
    test('of two payments alike the one that was sent back is not counted', async () => {
      await enter(
        'log --call --outcome promised --promise 500 --by 2026-12-20 --at 2026-12-15T10:30',
        'pay 2026-12-14 500',
        'pay 2026-12-17 500',
        'return 1 --on 2026-12-18',
      )
      expect(await items('2026-12-20')).toEqual(['late 2026-12-15 95.83 5', 'paid-less 2026-12-17 500 0'])
    })
    test('broken, and then paid up: everything is due', async () => {
      await enter('pay 2027-03-10 2000')
      const { state, due } = await standing('2027-03-11')
      expect(state).toBe('broken')
      expect((await items('2027-03-11'))[0]).toMatch(new RegExp(`^broken 2027-01-30 ${due} `))
    })
  })
  test('nothing is late within the tolerance of the policy', async () => {
    await own('book', 'add', agreement)
    const kinds = async (day: string) =>
      JSON.parse((await own('due', '--on', day, '--json')).out).items.map(
        ({ kind }: { kind: string }) => kind,
      )
    expect([await kinds('2026-12-15'), await kinds('2026-12-18'), await kinds('2026-12-19')]).toEqual([
      ['due-today'],
      [],
      ['late'],
    ])
  })
  test('is told in every format, names masked; a day that is none and a book that is none are refused', async () => {
    await own('book', 'add', agreement)
    const due = (...argv: string[]) => own('due', '--on', '2026-12-20', ...argv)
    const { out } = await due('--format', 'json')
    const said = JSON.parse(out) as { items: readonly { kind: string; name: string; amount: number }[] }
    fits('due', said)
    expect(said.items).toEqual([expect.objectContaining({ kind: 'late', name: '王**', amount: 595.83 })])
    expect((await due('--format', 'csv')).out).toContain(`late,${id},王**,2026-12-15,595.83,CNY,5`)
    const { out: calendar } = await due('--format', 'ics')
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20261220\r\n[^]*END:VCALENDAR\r\n$/)
    for (const secret of SECRET) expect(calendar + out).not.toContain(secret)
    expect((await due('--lang', 'zh')).out).toContain('逾期 5 天')
    expect((await due('--reveal')).out).toContain('王小明')
    await own('track', 'pay', id, '2026-12-19', '595.83')
    expect((await due()).out).toContain('Paid late for the first time')
    expect((await own('due', '--on', '2026-02-30')).code).toBe(2)
    expect((await run(['due', '--book', join(at, 'nowhere')])).code).toBe(2)
  })
})

describe('a loss that no copy can put back', () => {
  const paid = async () => {
    await own('book', 'add', agreement)
    await own('track', 'pay', id, '2026-12-10', '595.83')
    await own('track', 'pay', id, '2026-12-11', '10')
    return growingFile(book, id, 'events')
  }
  const accept = (what: string) => own('book', 'accept', what, '--reason', 'no backup')
  test('is accepted for a reason: what stands is gone on with, and it is told ever after', async () => {
    const file = await paid()
    const [first = ''] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, `${first}\n{"broken`)
    expect((await own('track', 'pay', id, '2026-12-12', '5')).code).not.toBe(0)
    expect((await own('book', 'accept', id)).code).toBe(2)
    const { code, out } = await accept(id)
    expect([code, out]).toEqual([
      0,
      `${id}: 1 payment and 0 contacts that were confirmed are given up; what stands is gone on with.\n`,
    ])
    expect((await own('track', 'pay', id, '2026-12-12', '5')).code).toBe(0)
    const status = await own('track', 'status', id, '--on', '2026-12-20', '--json')
    expect(JSON.parse(status.out)).toMatchObject({
      paid: 600.83,
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'track-entries-lost' })]),
    })
    for (const flags of [[], ['--rebuild']]) {
      const check = await own('book', 'check', ...flags)
      expect([check.code, check.out]).toEqual([0, expect.stringContaining('has lost 1 confirmed entry')])
      expect(check.out).toContain('is a damaged part that was set aside')
    }
    expect((await accept(id)).err).toContain('nothing of it is lost')
  })
  test('of the agreement itself: it is given up, and a copy makes all of it good again', async () => {
    const file = await paid()
    const main = file.replace('events.ndjson', 'agreement.json')
    writeFileSync(main, '{}')
    const [told] = JSON.parse((await own('book', 'check', '--json')).out).damages as { file: string }[]
    expect((await accept(told?.file ?? '')).out).toContain('given up, with 2 payments')
    expect(await own('book', 'check')).toMatchObject({
      code: 0,
      out: expect.stringContaining('was given up'),
    })
    expect((await own('track', 'status', id)).code).toBe(2)
    expect((await own('book', 'add', agreement)).code).toBe(0)
    expect(JSON.parse((await own('track', 'status', id, '--on', '2026-12-20', '--json')).out)).toMatchObject({
      paid: 605.83,
    })
    expect((await own('book', 'check')).out).not.toContain('given up')
  })
  test('of the log, of the head, and of a record nobody can find', async () => {
    const file = await paid()
    const log = `log/${file.split('/').at(-3)}.ndjson`
    writeFileSync(
      join(book, log),
      readFileSync(join(book, log), 'utf8').replace('"do":"append"', '"do":"appand"'),
    )
    expect((await own('track', 'pay', id, '2026-12-12', '5')).code).not.toBe(0)
    expect((await accept(log)).out).toBe(
      `${log}: what stands is gone on with; 1 record was written down anew.\n`,
    )
    writeFileSync(join(book, 'book.json'), '')
    expect((await accept('book.json')).code).toBe(0)
    expect((await own('track', 'pay', id, '2026-12-12', '5')).code).toBe(0)
    expect(JSON.parse((await own('track', 'status', id, '--on', '2026-12-20', '--json')).out)).toMatchObject({
      paid: 610.83,
    })
    expect((await own('book', 'check')).code).toBe(0)
    rmSync(file.replace('events.ndjson', ''), { recursive: true })
    await own('book', 'check', '--rebuild')
    const [gone] = JSON.parse((await own('book', 'check', '--json')).out).damages as { file: string }[]
    expect(gone?.file).toMatch(/\? \([0-9a-f]{20}\)$/)
    expect((await accept(gone?.file ?? '')).code).toBe(0)
    expect((await own('book', 'check')).code).toBe(0)
    expect((await accept('nobody')).code).toBe(2)
  })
})
