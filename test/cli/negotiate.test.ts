// A call key by key: every key does what its word says, every move is on disk before it is shown, and how it was left is the
// exit code. In a real terminal: test/cli/call.test.ts.
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { commandLine } from '../../src/cli/negotiate/command-line.ts'
import { writeFileSync } from 'node:fs'
import { iso } from '../../src/core/day.ts'
import { width } from '../../src/i18n/width.ts'
import { filesIn } from '../../src/store/book/files.ts'
import { on } from '../support/build.ts'
import { CTRL_C, type Called, type Calling, calling } from '../support/call.ts'
import { run } from '../support/run.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})
async function call(keys: readonly string[], how: Calling = {}): Promise<Called> {
  const done = await calling(keys, how)
  made.push(done.folder)
  expect(done.left).toEqual([])
  return done
}
const doing = ({ moves }: Called): string[] => moves().map((move) => move.do)
const last = (done: Called) => done.moves().at(-1)

describe('a collector on a call', () => {
  test('from a case to the agreement', async () => {
    const done = await call(['c', 'a', '1620.51', 'e', 'json,html', 'signed', 's'], {
      options: { policy: 'cn', out: undefined },
    }).catch((error: unknown) => error as Error)
    if (done instanceof Error) throw done
    expect(doing(done)).toEqual(['open', 'offer', 'accept'])
    expect(last(done)).toMatchObject({ by: 'borrower', id: 'equal-instalment-30' })
    expect(done.screen).toContain('Offered: Equal instalments: 30 equal months, until 2026-11-29.')
    expect(done.screen).toContain('Accepted: Equal instalments: 30 equal months.')
    expect(done.code).toBe(0)
    rmSync('signed', { recursive: true, force: true })
  })
  test('with a book: the agreement and the session go in, and it is negotiated anew from how it stands', async () => {
    const first = await call(['c', 'a', '1620.51', 'e', 'json', 's'], {
      options: { policy: 'cn', out: 'y', book: 'kept' },
    })
    try {
      expect(first.code).toBe(0)
      expect(first.screen).toMatch(/demo-job-loss-[0-9a-f]{8}: added \(agreement\)/)
      const list = await run(['book', 'list', '--book', 'kept', '--format', 'json'])
      const { records } = JSON.parse(list.out) as { records: { kind: string; id: string }[] }
      expect(records.map(({ kind }) => kind).toSorted()).toEqual(['agreement', 'session'])
      const id = records.find(({ kind }) => kind === 'agreement')?.id ?? ''
      await run(['track', 'pay', id, '2026-12-15', '800', '--book', 'kept'])
      const due = () => run(['due', '--on', '2027-07-15', '--book', 'kept', '--format', 'json'])
      expect((await due()).out).toContain(id)

      const again = await call(['o', '1', 'a', '1765.49', 'e', 'json', 's'], {
        path: id,
        today: on('2027-07-01'),
        options: { policy: 'generic', out: 'y', book: 'kept' },
      })
      expect(again.screen).toContain('Owed on 2027-07-01')
      expect(again.screen).toContain('The contract was changed on 2026-11-22: equal-instalment-30.')
      const sessions = filesIn('kept').filter((file) => file.includes('sessions'))
      const heads = sessions.map((file) => readFileSync(file, 'utf8').split('\n')[0] ?? '')
      const { restructures, principal } = heads
        .map(
          (head) =>
            (JSON.parse(head) as { case: { debt: { restructures?: object[]; principal: string } } }).case
              .debt,
        )
        .find(({ restructures: some }) => some?.length === 1) ?? { principal: '' }
      expect(restructures).toMatchObject([{ on: '2026-11-22', kind: 'equal-instalment-30' }])
      expect(Number(principal)).toBeGreaterThan(39_000)
      expect((await due()).out).not.toContain(id)
    } finally {
      for (const folder of ['y', 'kept']) rmSync(folder, { recursive: true, force: true })
    }
  })
  test('writes the same agreement as parley agree', async () => {
    const done = await call(['c', 'a', '1620.51', 'e', 'json', 's'], { options: { policy: 'cn', out: 'x' } })
    rmSync('x', { recursive: true, force: true })
    const again = await call(['c', 'a', '1620.51', 's'], { options: { policy: 'cn' } })
    const out = join(again.folder, 'out')
    const here = await call(['e', 'json', 's'], { path: again.file, folder: again.folder, options: { out } })
    expect(done.code + here.code).toBe(0)
    const [name = ''] = readdirSync(out)
    const plain = join(again.folder, 'plain')
    const { code } = await run([
      'agree',
      join(again.folder, 'job-loss.yaml'),
      '--policy',
      'cn',
      '--plan',
      'equal-instalment-30',
      '--to',
      'json',
      '--out',
      plain,
    ])
    expect(code).toBe(0)
    expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(plain, name), 'utf8'))
  })
  test('a yes is confirmed by the first payment; another amount is none', async () => {
    const done = await call(['c', 'a', '1620.5', 's'], { options: { policy: 'cn' } })
    expect(done.screen).toContain('That is not the first payment; nothing was accepted.')
    expect(doing(done)).toEqual(['open', 'offer'])
  })
  test('beyond the role: refused with who may, exit 4; approved with a name and a reason, offered', async () => {
    const refused = await call(['c', 's'], { options: { policy: 'example' } })
    expect(refused.code).toBe(4)
    expect(refused.screen).toContain('Needs approval by the supervisor')
    expect(doing(refused)).toEqual(['open'])
    const done = await call(['v', 'c', '李娜', 'supervisor', 'long illness', 'c', 's'], {
      options: { policy: 'example' },
    })
    expect(done.code).toBe(0)
    expect(doing(done)).toEqual(['open', 'approve', 'offer'])
    expect(done.moves()[1]).toMatchObject({ role: 'supervisor', name: '李娜', reason: 'long illness' })
    const below = await call(['v', '2', 'Li', 'supervisor', 'pity', 's'], { options: { policy: 'example' } })
    expect(below.code).toBe(4)
    expect(below.screen).toContain('Needs approval by the manager')
  })
  test('a supervisor at the desk needs nobody', async () => {
    const done = await call(['c', 's'], {
      options: { policy: 'example', role: 'supervisor', session: undefined },
    })
    expect(done.code).toBe(0)
    expect(done.screen).toContain('Offered: Term extension: 29 equal months')
  })
  test('a counter-offer that cannot be met: the least changes, each with a number', async () => {
    const done = await call(['p', '800', 'n', '24', 's'], { options: { policy: 'cn' } })
    expect(done.screen.replaceAll(/\s+/g, ' ')).toContain(
      'No plan that can be granted meets that. What would: [4] ¥1,652.87 a month instead of ¥800.00; [5] 60 months',
    )
    expect(done.moves().at(-1)).toMatchObject({ do: 'ask', wish: { maxPayment: 80_000, maxMonths: 24 } })
  })
  test('one that can', async () => {
    const done = await call(['p', '1,400', 's'], { options: { policy: 'cn' } })
    expect(done.screen).toMatch(/Asked for: at most ¥1,400\.00 a month\. Met by \d/)
  })
  test('amounts and days as people type them', async () => {
    const done = await call(['p', '1000+400', 't', '0.2万', 'f', '2027-01-15', 'd', '20日', 'p', '-', 's'], {
      options: { policy: 'cn' },
    })
    expect(last(done)).toMatchObject({
      do: 'ask',
      wish: { payNow: 200_000, firstDue: on('2027-01-15'), dueDay: 20 },
    })
    expect(last(done)).not.toHaveProperty('wish.maxPayment')
  })
  test('what cannot be read is asked again', async () => {
    const done = await call(['p', 'much', '800', 'n', '0', '999', '24', 's'], { options: { policy: 'cn' } })
    expect(done.told).toHaveLength(3)
    expect(doing(done)).toEqual(['open', 'ask', 'ask'])
  })
  test('a line of commands is one request', async () => {
    const done = await call(
      [':', 'pay 800 n 24', ':', 't 18', ':', 'nonsense', ':', '月供1200 期限36', 's'],
      { options: { policy: 'cn' } },
    )
    const asks = done.moves().flatMap((move) => (move.do === 'ask' ? [move.wish] : []))
    expect(asks).toMatchObject([
      { maxPayment: 80_000, maxMonths: 24 },
      { maxPayment: 80_000, maxMonths: 24, payNow: 1800 },
      { maxPayment: 120_000, maxMonths: 36 },
    ])
    expect(done.screen).toContain('“nonsense” is no command here')
  })
  test('offer by number, note, and the end with its reason', async () => {
    const done = await call(['o', '2', 'm', 'calls back', 'q', 'borrower', 'no work'], {
      options: { policy: 'cn' },
    })
    expect(doing(done)).toEqual(['open', 'offer', 'note', 'refuse'])
    expect(last(done)).toMatchObject({ by: 'borrower', why: 'no work' })
    expect(done.code).toBe(0)
  })
  test('nothing goes back on an offer', async () => {
    const done = await call(['o', '3', 'r', '3', '1', '3000', 'o', '4', 's'], { options: { policy: 'cn' } })
    expect(doing(done)[1]).toBe('offer')
  })
  test('every concession is better for the borrower and asks for something in return', async () => {
    const done = await call(['c', 'c', 'c', 's'], { options: { policy: 'cn' } })
    const offers = done.moves().flatMap((move) => (move.do === 'offer' ? [move] : []))
    expect(offers).toHaveLength(3)
    for (const [at, { terms, asks, round }] of offers.entries()) {
      const before = offers[at - 1]
      if (!before?.terms || !terms) continue
      expect(terms.peak).toBeLessThanOrEqual(before.terms.peak)
      expect(round).toBeGreaterThan(before.round)
      expect(asks).toHaveLength(1)
    }
  })
  test('rows, why, why not, exchange rates and keys are pages', async () => {
    const done = await call(
      [
        '1',
        'enter',
        'y',
        '1',
        'q',
        'y',
        'equal-instalment-3',
        'enter',
        'y',
        'nothing-9',
        'x',
        'enter',
        '?',
        'enter',
        's',
      ],
      { options: { policy: 'cn' } },
    )
    expect(done.screen).toContain('Repayment schedule: Term extension')
    expect(done.screen).toContain('equal-instalment-3')
    expect(done.screen).toMatch(/above what the household can pay|Would pass with/)
    expect(done.screen).toContain('There is no plan nothing-9 here.')
    expect(done.screen).toContain('One step of each sort')
    expect(doing(done)).toEqual(['open'])
  })
  test('one payment changed by hand: the others bear it, and it can be offered', async () => {
    const done = await call(['r', '2', '3', '500', 'o', '4', 's'], { options: { policy: 'cn' } })
    const move = last(done)
    expect(move).toMatchObject({ do: 'offer', id: 'own-1' })
    expect(move?.do === 'offer' && move.plan.stages).toMatchObject([
      { months: 2, pay: 'level' },
      { months: 1, pay: { amount: 50_000 }, unpaid: 'accrues' },
      { months: 27, pay: 'level' },
    ])
  })
  test('a promised amount on a day of its own, and what hangs together stays whole', async () => {
    const done = await call(['r', '2', '2027-03-01', '2000', 'r', '2', '1-40', '30-31', '2', '500', 's'], {
      options: { policy: 'cn' },
    })
    expect(done.screen).toContain('Plan 4:')
    expect(done.told).toHaveLength(2)
  })
  test('undo puts the request before back, and is itself in the journal', async () => {
    const done = await call(['p', '800', 'n', '24', 'u', 'u', 'u', 's'], { options: { policy: 'cn' } })
    const asks = done.moves().flatMap((move) => (move.do === 'ask' ? [move.wish] : []))
    expect(asks).toEqual([
      { maxPayment: 80_000 },
      { maxPayment: 80_000, maxMonths: 24 },
      { maxPayment: 80_000 },
      { maxPayment: 185_000 },
    ])
    expect(done.screen).toContain('There is no request or answer to put back.')
  })
  test('what if, on a line; undone', async () => {
    const done = await call([':', 'w household.savings=9000', ':', 'w household.people=many', 'u', 's'], {
      options: { policy: 'cn' },
    })
    expect(done.screen).toContain('household.savings is now 9000.')
    expect(done.screen).toContain('many')
    expect(done.moves().filter((move) => move.do === 'answer')).toMatchObject([
      { path: 'household.savings', value: '9000' },
      { path: 'household.savings', value: null },
    ])
  })
  test('a shared screen begins empty, shows nothing of the lender’s, and has no keys for it', async () => {
    const done = await call(['h', 'c', '1', 'enter', 'h', 's'], { options: { policy: 'cn' }, terminal: true })
    const [before = '', shared = '', after = ''] = done.screen.split(/\u001b\[\?1049[hl]/)
    expect(before.endsWith('\u001b[H\u001b[2J\u001b[3J')).toBe(true)
    expect(before).toContain('Lender only')
    expect(shared).toContain('SHARED SCREEN')
    for (const word of [
      'Lender only',
      'Expected',
      'Room left',
      'Next concession',
      'First offer',
      'From plan',
      'x rates',
      'v approve',
    ])
      expect(shared).not.toContain(word)
    expect(after).toContain('Lender only')
  })
  test('left while shared: the first screen comes back empty', async () => {
    const done = await call(['h', CTRL_C], { options: { policy: 'cn' }, terminal: true })
    expect(done.code).toBe(130)
    expect(done.screen).toContain('\u001b[H\u001b[2J\u001b[?1049l')
  })
  test('nothing can be offered at all: exit 3', async () => {
    const done = await call(['s'], { demo: 'no-surplus' })
    expect(done.code).toBe(3)
    expect(done.screen).toContain('no-surplus')
    const worthless = await call(['o', '1', 's'], { demo: 'second-lien', options: { policy: 'cn' } })
    expect(worthless.code).toBe(4)
    expect(worthless.screen).toContain('less than the')
  })
  test('an analyst looks, and offers nothing', async () => {
    const done = await call(['p', '1400', 's'], { options: { policy: 'cn', role: 'analyst' } })
    expect(done.screen).not.toMatch(/ c concede| o offer/)
    expect(done.screen).toContain('Lender only')
  })
})

describe('interrupted and resumed', () => {
  test('Ctrl-C anywhere keeps what was said and tells where', async () => {
    for (const keys of [
      [CTRL_C],
      ['p', CTRL_C],
      ['p', '800', 'o', CTRL_C],
      ['c', 'a', CTRL_C],
      ['v', CTRL_C],
    ]) {
      const done = await call(keys, { options: { policy: 'cn' } })
      expect(done.code).toBe(130)
      expect(done.screen).toContain(`Kept in ${done.file}. To go on: parley negotiate ${done.file}`)
      expect(statSync(done.file).mode & 0o777).toBe(0o600)
    }
  })
  test('goes on at the same screen, in the same language and role', async () => {
    const first = await call(['p', '800', 'n', '24', 'c', CTRL_C], { options: { policy: 'cn' }, lang: 'zh' })
    const second = await call(['s'], { path: first.file, folder: first.folder, options: { lang: undefined } })
    const screen = (text: string): string => text.slice(text.lastIndexOf('截至'), text.lastIndexOf('1-'))
    const told = /^(已报出|每一步都记入|不能这样|已存入).*$/gm
    expect(screen(second.screen).replaceAll(told, '')).toBe(screen(first.screen).replaceAll(told, ''))
    expect(doing(second)).toEqual(['open', 'ask', 'ask', 'offer'])
  })
  test('a torn last line is told and set aside', async () => {
    const first = await call(['p', '800', CTRL_C], { options: { policy: 'cn' } })
    writeFileSync(first.file, readFileSync(first.file, 'utf8').slice(0, -20))
    const second = await call(['s'], { path: first.file, folder: first.folder })
    expect(second.screen).toMatch(/Line 3 was written only in part \(\d+ bytes\); it was set aside in/)
    expect(existsSync(`${first.file}.torn-1`)).toBe(true)
    expect(doing(second)).toEqual(['open'])
  })
  test('another day: what was offered has ended', async () => {
    const first = await call(['c', 's'], { options: { policy: 'cn' } })
    const second = await call(['s'], { path: first.file, folder: first.folder, today: on('2026-12-05') })
    expect(second.screen).toContain('The offer equal-instalment-30 ended on 2026-11-29.')
  })
  test('a case that is wrong makes no file', async () => {
    const path = join((await call(['s'])).folder, 'wrong.yaml')
    writeFileSync(path, 'asOf: 2026-11-22\ncurrency: CNY\ndebt: { principal: much }\n')
    await expect(calling([], { path, options: { session: `${path}.jsonl` } })).rejects.toThrow()
    expect(existsSync(`${path}.jsonl`)).toBe(false)
  })
})

describe('a borrower alone', () => {
  test('sees nothing of the lender’s, keeps nothing, ends in a request', async () => {
    const done = await call(['p', '1400', 'g', '1', '2', 'markdown', 'q', 'I will write', 'no'], {
      options: { policy: 'cn', role: 'borrower', out: 'asked' },
    })
    expect(done.screen).not.toMatch(/Lender only|Room left|Next concession| h share| c concede| v approve/)
    expect(done.screen).toContain('Nothing was kept.')
    const [name = ''] = readdirSync('asked')
    expect(name).toMatch(/^request-.*\.md$/)
    expect(readFileSync(join('asked', name), 'utf8').length).toBeGreaterThan(500)
    rmSync('asked', { recursive: true, force: true })
    expect(existsSync(join(done.folder, 'data'))).toBe(false)
  })
  test('keeps it when asked to, and goes on as the borrower', async () => {
    const done = await call(['p', '1400', 's', 'yes'], { options: { policy: 'cn', role: 'borrower' } })
    const sessions = join(done.folder, 'data/parley/sessions')
    const [name = ''] = readdirSync(sessions)
    expect(name).toMatch(/^2026-11-22-[0-9a-f]{6}\.jsonl$/)
    const again = await call(['s'], { path: join(sessions, name), folder: done.folder })
    expect(again.screen).not.toContain('Lender only')
    expect(again.moves()[0]).toMatchObject({ by: 'borrower', do: 'open' })
  })
})

describe('the screen', () => {
  test.each([
    [80, 'en'],
    [80, 'zh'],
    [60, 'en'],
    [60, 'zh'],
  ] as const)('keeps within %i columns in %s', async (columns, lang) => {
    const done = await call(['p', '800', 'c', 'r', '1', '2', '100', '?', 'enter', 's'], {
      columns,
      lang,
      options: { policy: 'cn' },
    })
    for (const line of done.screen.split('\n'))
      if (!line.includes(done.folder)) expect(width(line), line).toBeLessThanOrEqual(columns)
  })
})

test('lines of commands', () => {
  expect(commandLine('pay 800 n 24')).toEqual({
    parts: [
      ['p', '800'],
      ['n', '24'],
    ],
  })
  expect(commandLine(':t 18')).toEqual({ parts: [['t', '18']] })
  expect(commandLine('月供2.5万 期限24')).toEqual({
    parts: [
      ['p', '2.5万'],
      ['n', '24'],
    ],
  })
  expect(commandLine('note call Monday')).toEqual({ keys: ['m'], rest: 'call Monday' })
  expect(commandLine('o 2')).toEqual({ keys: ['o'], rest: '2' })
  expect(commandLine('3')).toEqual({ keys: ['plans'], rest: '3' })
  expect(commandLine('pay 800 rubbish')).toEqual({ unknown: 'rubbish' })
  expect(commandLine('')).toEqual({ unknown: '' })
  expect(iso(on('2026-11-22'))).toBe('2026-11-22')
})
