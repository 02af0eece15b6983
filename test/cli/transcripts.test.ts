// Transcripts: what a person types and sees, kept as pages that can be read. `$ ` is typed, what follows is printed,
// `err: ` before a line of talk, `? 3` an exit code other than 0. A block's first words say the terminal: `80` columns, or `pipe`.
// UPDATE=transcripts writes them anew; look at the difference before it is kept.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { width } from '../../src/i18n/width.ts'
import { records } from '../support/records.ts'
import { run } from '../support/run.ts'

const folder = join(import.meta.dirname, 'transcripts')
const home = process.cwd()
let at = ''
beforeAll(async () => {
  at = mkdtempSync(join(tmpdir(), 'parley-'))
  process.chdir(at)
  await run(['demo', '--write', 'cases'])
  writeFileSync('accounts.ndjson', `${[...records(12)].join('')}{"id":"a13"}\n`)
  writeFileSync(
    'flows.csv',
    'date,amount\n2026-01-15,-20000\n2026-02-15,4000\n2026-03-15,4000\n2026-04-15,4000\n',
  )
})
beforeAll(() => {
  writeFileSync(
    'bank.csv',
    '交易日期,金额,摘要\n2027-02-15,1644.27,还款 demo-job-loss\n2027/2/16,"1,644.27",\n2027-02-17,820.00,午餐\n2027-02-18,-20.00,demo-job-loss\n',
  )
})
beforeAll(() => {
  writeFileSync(
    'sms.txt',
    '张先生您好，\n再不还款就通 知 您 的 单位，后果自负！\nPay today or you will be arr3sted.\n',
  )
  writeFileSync('polite.txt', '张先生您好，本期1,644.27元于12月15日到期；如有困难请与我们联系。\n')
})
afterAll(() => {
  process.chdir(home)
  rmSync(at, { recursive: true, force: true })
})

type Typed = { readonly terminal: string; readonly line: string; readonly shown: string }

/** Words of a line; quotes keep spaces. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')

async function play(terminal: string, line: string): Promise<string> {
  const [program, ...argv] = words(line)
  expect(program).toBe('parley')
  const columns = terminal === 'pipe' ? {} : { columns: Number(terminal) }
  const { code, out, err } = await run(argv, { ...columns, env: { NO_COLOR: '1' } })
  if (terminal !== 'pipe')
    // Ids and commands are never broken: they are there to be copied.
    for (const text of out.split('\n'))
      if (!/^\s*([a-z-]+-\d[\w.+-]*$|parley )/.test(text))
        expect(width(text), text).toBeLessThanOrEqual(Number(terminal))
  const talk =
    err === ''
      ? ''
      : `${err
          .trimEnd()
          .split('\n')
          .map((text) => `err: ${text}`.trimEnd())
          .join('\n')}\n`
  return `${talk}${out}${code === 0 ? '' : `? ${code}\n`}`
}

const BLOCK = /^```console (\S+)\n([\s\S]*?)^```$/gm
function typed(page: string): Typed[] {
  return [...page.matchAll(BLOCK)].flatMap(([, terminal = '', text = '']) =>
    text
      .split(/^(?=\$ )/m)
      .filter((part) => part.startsWith('$ '))
      .map((part) => {
        const end = part.indexOf('\n')
        return { terminal, line: part.slice(2, end), shown: part.slice(end + 1) }
      }),
  )
}

async function anew(page: string): Promise<string> {
  let out = page
  for (const { terminal, line, shown } of typed(page))
    out = out.replace(
      `$ ${line}\n${shown}`,
      `$ ${line}\n${(await play(terminal, line)).replaceAll('$', '$$$$')}`,
    )
  return out
}

describe('transcripts', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
  it('are there', () => expect(pages.length).toBeGreaterThan(5))
  for (const name of pages)
    it(name, async () => {
      const page = readFileSync(join(folder, name), 'utf8')
      if (process.env['UPDATE'] === 'transcripts') writeFileSync(join(folder, name), await anew(page))
      const now = readFileSync(join(folder, name), 'utf8')
      const blocks = typed(now)
      expect(blocks.length).toBeGreaterThan(0)
      for (const { terminal, line, shown } of blocks)
        expect(`$ ${line}\n${await play(terminal, line)}`).toBe(`$ ${line}\n${shown}`)
    })
})
