// parley track at the shell (履约跟踪命令): what is written, what is refused and leaves everything as it was, and who may write when.
import { readFileSync, readdirSync, statSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lock } from '../../src/store/lock.ts'
import { agreed, textOf } from '../support/agreements.ts'
import { run } from '../support/run.ts'

let folder = ''
let file = ''
let payments = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'))
  file = join(folder, 'a.json')
  payments = join(folder, 'a.payments.json')
  writeFileSync(file, textOf(agreed('job-loss')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const track = (...words: string[]) => run(['track', ...words])
const pay = (day: string, amount: string, ...more: string[]) =>
  track('pay', file, day, amount, '--on', '2027-01-20', ...more)

describe('payments on disk', () => {
  test('for the owner alone, whole, and read back by every command', async () => {
    expect((await pay('2026-12-15', '1644.27', '--ref', 'TX-1', '--surplus', 'lower')).code).toBe(0)
    expect(statSync(payments).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(payments, 'utf8'))).toMatchObject({
      schema: 'parley/payments@1',
      events: [{ id: '1', on: '2026-12-15', amount: '1644.27', ref: 'TX-1', surplus: 'lower' }],
    })
    const { out } = await track('status', file, '--on', '2026-12-20', '--json')
    expect(JSON.parse(out)).toMatchObject({ schema: 'parley/standing@1', state: 'on-time', paid: 1644.27 })
    expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'a.payments.json'])
  })
  test('amounts as people write them', async () => {
    await pay('2026-12-15', '0.2万')
    await pay('2026-12-16', '1,000.50')
    const { events } = JSON.parse(readFileSync(payments, 'utf8')) as { events: { amount: string }[] }
    expect(events.map(({ amount }) => amount)).toEqual(['2000.00', '1000.50'])
  })
  test.each([
    ['nothing', ['2026-12-15', '0']],
    ['less than nothing', ['2026-12-15', '--', '-5']],
    ['a digit too many', ['2026-12-15', '5.005']],
    ['no such day', ['2026-02-30', '5']],
    ['before the agreement', ['2026-11-21', '5']],
    ['no amount', ['2026-12-15']],
    ['too many words', ['2026-12-15', '5', '6']],
  ])('%s is refused, and nothing is written', async (_, words) => {
    await pay('2026-12-10', '1')
    const before = readFileSync(payments, 'utf8')
    const { code, out, err } = await track('pay', file, ...words)
    expect([code, out, err === '']).toEqual([2, '', false])
    expect(readFileSync(payments, 'utf8')).toBe(before)
  })
  test.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['of another agreement', (text: string) => text.replace('demo-job-loss-', 'other-')],
    ['with a key of its own', (text: string) => text.replace('"id"', '"if"')],
    ['with one id twice', (text: string) => text.replace('"id": "2"', '"id": "1"')],
  ])('a file %s is refused by name, and left as it was', async (_, spoil) => {
    await pay('2026-12-10', '1')
    await pay('2026-12-11', '1')
    const spoilt = spoil(readFileSync(payments, 'utf8'))
    writeFileSync(payments, spoilt)
    for (const words of [
      ['status', file],
      ['pay', file, '2026-12-12', '1'],
      ['renegotiate', file],
    ]) {
      const { code, err } = await track(...words, '--on', '2027-01-20')
      expect([code, err.startsWith(payments)]).toEqual([2, true])
    }
    expect(readFileSync(payments, 'utf8')).toBe(spoilt)
  })
  test('a folder that is not there, and an agreement from standing input without a file of payments', async () => {
    const other = await track('pay', file, '2026-12-15', '1', '--payments', join(folder, 'no/x.json'))
    expect([other.code, other.err.includes('no/x.json')]).toEqual([2, true])
    expect((await track('status', '-')).code).toBe(2)
  })
  test('while another writes, the second waits and is then told who it is', async () => {
    const held = lock(payments)
    if ('by' in held) throw new Error('held already')
    const { code, err } = await pay('2026-12-15', '1')
    held.release()
    expect([code, err.includes(String(process.pid))]).toEqual([2, true])
    expect((await pay('2026-12-15', '1')).code).toBe(0)
  })
})

test('an agreement changed by hand is not followed', async () => {
  writeFileSync(file, readFileSync(file, 'utf8').replace('"months":29', '"months":28'))
  const { code, err } = await track('status', file)
  expect([code, err.includes('digest')]).toEqual([2, true])
})

test('sent back, and then not again', async () => {
  await pay('2026-12-15', '1644.27')
  const back = await track('return', file, '1', '--on', '2026-12-18', '--json')
  expect(JSON.parse(back.out)).toMatchObject({ state: 'late', paid: 0, daysPastDue: 3 })
  expect((await track('return', file, '1', '--on', '2026-12-19')).code).toBe(2)
})

test('a charge is due with the next row, and can be waived once', async () => {
  const charged = await track('charge', file, '2026-12-10', '50', '--on', '2026-12-15', '--json')
  expect(JSON.parse(charged.out)).toMatchObject({ due: 1694.27, charged: { fees: 50 } })
  expect((await track('charge', file, '2026-12-11', '7.50', '--bucket', 'penalty')).code).toBe(0)
  const waived = await track('waive', file, '1', '--on', '2026-12-15', '--json')
  expect(JSON.parse(waived.out)).toMatchObject({ due: 1651.77 })
  for (const words of [['9'], []]) expect((await track('waive', file, ...words)).code).toBe(2)
  expect((await track('charge', file, '2026-12-10', '5', '--bucket', 'principal')).code).toBe(2)
})

test("a bank's list with lines that cannot be read imports nothing, and says every one", async () => {
  const list = join(folder, 'bank.csv')
  writeFileSync(
    list,
    'date,amount,reference\n2026-12-15,1644.27,demo-job-loss\nyesterday,5,x\n2026-12-16,abc,x\n',
  )
  const { code, err } = await track('import', file, list)
  expect([code, err.match(/bank\.csv:\d/g)]).toEqual([2, ['bank.csv:3', 'bank.csv:4']])
  expect(readdirSync(folder)).not.toContain('a.payments.json')
})

test("by a mapping file, a bank's own columns and days", async () => {
  const [list, map] = [join(folder, 'bank.csv'), join(folder, 'bank.yaml')]
  writeFileSync(
    list,
    'Buchungstag;Betrag;Zweck\n15/12/2026;1644.27;demo-job-loss Dez\n16/12/2026;-3.00;Gebühr\n'.replaceAll(
      ';',
      ',',
    ),
  )
  writeFileSync(
    map,
    'schema: parley/map@1\nfields:\n  on: Buchungstag\n  amount: Betrag\n  ref: Zweck\ndates: d/m/y\n',
  )
  const { code, out } = await track('import', file, list, '--map', map, '--on', '2026-12-20', '--json')
  expect([code, (JSON.parse(out) as { paid: number }).paid]).toEqual([0, 1644.27])
})

test('a debt that is settled bears no further charge', async () => {
  await track('pay', file, '2027-01-10', '90000')
  const { code, err } = await track('charge', file, '2027-03-01', '100')
  expect([code, err]).toEqual([2, expect.stringContaining('settled on 2027-01-10')])
  expect((await track('charge', file, '2027-01-02', '100')).code).toBe(0)
})

test('renegotiate writes a case that compare opens', async () => {
  const again = join(folder, 'again.yaml')
  expect((await track('renegotiate', file, '--on', '2027-02-20', '-o', again)).code).toBe(0)
  const { code, out } = await run(['compare', again, '--top', '1', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ asOf: '2027-02-20', policy: { id: 'cn' } })
})
