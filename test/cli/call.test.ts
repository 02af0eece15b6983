// Calls in a real terminal, seen as a person sees them: from the first question to the agreement, a borrower's own, interrupted and
// resumed, at 60 columns; each kept as a page under transcripts/calls that can be read. UPDATE=transcripts writes them anew.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoText } from '../../src/app/demo.ts'
import { width } from '../../src/i18n/width.ts'
import { type Shown, hasTmux, inTmux } from '../support/tmux.ts'

const pages = join(import.meta.dirname, 'transcripts/calls')
let at = ''
beforeAll(() => {
  at = mkdtempSync(join(tmpdir(), 'parley-'))
  for (const demo of ['job-loss', 'card'] as const) writeFileSync(join(at, `${demo}.yaml`), demoText(demo))
})
afterAll(() => rmSync(at, { recursive: true, force: true }))

/** What differs from run to run: numbers of processes, folders. */
const plain = (text: string): string => text.replaceAll(at, '.').replaceAll(/\d{4,}-\w+\.tmp/g, 'x')

function kept(name: string, title: string, shown: readonly Shown[], columns: number): void {
  const parts = shown.map(({ keys, screen }) => {
    for (const line of screen.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns)
    const said = keys === '' ? '' : `\`${keys.split('|').join('` `')}\`\n\n`
    return `${said}\`\`\`text\n${plain(screen)}\n\`\`\`\n`
  })
  const page = `# ${title}\n\n${parts.join('\n')}`
  const file = join(pages, `${name}.md`)
  mkdirSync(pages, { recursive: true })
  if (process.env['UPDATE'] === 'transcripts') writeFileSync(file, page)
  expect(page).toBe(readFileSync(file, 'utf8'))
}

const DAY = '--on 2026-11-22'
const LOOP = /^>$/m

describe.runIf(hasTmux)('a call in a terminal', () => {
  it('a collector’s, from the first question to the agreement', async () => {
    const line =
      '39668.81 14.4% since 2026-10-15 pay 2062.33 left 20 due 15 people 3 income 6500 essentials 4000'
    const begun = await inTmux({
      args: `negotiate --role collector --policy cn --session first.jsonl --out first --lang en ${DAY}`,
      folder: at,
      rows: 80,
      steps: [
        ['', 'As of which day'],
        [`${line}|Enter`, 'What kind of loan is it'],
        ['Enter*', LOOP],
        ['c', 'Offered:'],
        ['a', 'Type the first payment'],
        ['1623.29|Enter', 'Accepted on 2026-11-22'],
        ['e', 'Which formats'],
        ['json|Enter', /is in first/],
        ['s', 'exit 0'],
      ],
    })
    expect(begun.at(-1)?.screen).toContain('Kept in first.jsonl')
    expect(readdirSync(join(at, 'first'))).toHaveLength(1)
    kept('first-question', 'From the first question to the agreement, in English', begun.slice(0, 6), 80)
    const shown = await inTmux({
      args: `negotiate job-loss.yaml --policy cn --session collector.jsonl --out signed --lang en ${DAY}`,
      folder: at,
      steps: [
        ['', LOOP],
        ['p', 'can the borrower pay?'],
        ['BSpace|800|Enter', 'at most ¥800.00 a month'],
        [':', /^\? :/m],
        ['n 24|Enter', 'at most 24 months'],
        ['c', 'Offered: Equal instalments: 30 equal months'],
        ['c', /Offered: 2 until .*; 4 until/],
        ['h', 'SHARED SCREEN'],
        ['2', 'Repayment schedule'],
        ['q', 'SHARED SCREEN'],
        ['a', 'Which plan?'],
        ['2', 'Type the first payment'],
        ['1620.51|Enter', 'Accepted on 2026-11-22'],
        ['e', 'Which formats'],
        ['|Enter', /is in signed/],
        ['s', 'exit 0'],
      ],
    })
    expect(readdirSync(join(at, 'signed')).some((name) => name.endsWith('.json'))).toBe(true)
    kept('collector', 'A collector on a call, in English, 80 columns', shown.slice(0, 13), 80)
  }, 180_000)

  it('a borrower’s own, in Chinese, to the request', async () => {
    const shown = await inTmux({
      args: `negotiate job-loss.yaml --role borrower --policy cn --out asked --lang zh ${DAY}`,
      folder: at,
      steps: [
        ['', LOOP],
        [':', /^\? :/m],
        ['月供1400 期限36|Enter', '不超过 36 个月'],
        ['g', '哪个方案'],
        ['1', '如果出借方不同意'],
        ['2|Enter', '生成哪些格式'],
        ['C-u|markdown|Enter', '已写入 asked'],
        ['s', '是否把本次内容存入文件'],
        ['Enter', 'exit 0'],
      ],
    })
    expect(shown.at(-1)?.screen).toContain('未保留任何内容')
    expect(shown.map(({ screen }) => screen).join('\n')).not.toMatch(/仅供出借方|余地|让步/)
    kept('borrower-zh', '借款人本人，中文，80 列', shown, 80)
  }, 180_000)

  it('interrupted and resumed: the same screen', async () => {
    const first = await inTmux({
      args: `negotiate job-loss.yaml --policy cn --session resumed.jsonl --lang en ${DAY}`,
      folder: at,
      steps: [
        ['', LOOP],
        ['c', 'Offered: 2 until'],
        ['p', 'can the borrower pay?'],
        ['C-c', 'exit 130'],
      ],
    })
    expect(first.at(-1)?.screen).toContain('To go on: parley negotiate resumed.jsonl')
    const again = await inTmux({
      args: `negotiate resumed.jsonl ${DAY}`,
      folder: at,
      steps: [
        ['', LOOP],
        ['s', 'exit 0'],
      ],
    })
    const body = (screen = ''): string => screen.slice(screen.indexOf('Owed on'), screen.indexOf('From plan'))
    expect(body(again[0]?.screen)).toBe(body(first[1]?.screen))
    const replay = await inTmux({
      args: 'replay resumed.jsonl --shared',
      folder: at,
      steps: [['', 'exit 0']],
    })
    expect(replay[0]?.screen.replaceAll(/\s+/g, ' ')).toContain(
      'offers: Equal instalments: 30 equal months, until 2026-11-29',
    )
    expect(replay[0]?.screen).not.toContain('worth')
    kept('resumed', 'Interrupted at a question, and resumed', [...first, ...again], 80)
  }, 180_000)

  it('60 columns, Chinese: a counter-offer that fits and one that cannot', async () => {
    const shown = await inTmux({
      args: `negotiate job-loss.yaml --policy cn --session narrow.jsonl --lang zh ${DAY}`,
      folder: at,
      columns: 60,
      rows: 60,
      steps: [
        ['', LOOP],
        [':', /^\? :/m],
        ['月供1400|Enter', '不超过 ¥1,400.00'],
        [':', /^\? :/m],
        ['月供600 期限12|Enter', '不超过 12 个月'],
        ['q', '由谁结束'],
        ['Enter', '原因'],
        ['无力偿还|Enter', 'exit 0'],
      ],
    })
    kept('narrow-zh', '60 列，中文', shown, 60)
  }, 180_000)

  it('a second process is refused in words', async () => {
    const args = `negotiate job-loss.yaml --session held.jsonl --lang en ${DAY}`
    const again: string[] = []
    await inTmux({
      args,
      folder: at,
      steps: [['', LOOP]],
      meanwhile: async () => {
        const second = await inTmux({
          args: 'negotiate held.jsonl --lang en',
          folder: at,
          steps: [['', /exit \d/]],
        })
        again.push(second[0]?.screen ?? '')
      },
    })
    expect(again[0]).toContain('The session is open in another process')
    expect(again[0]).toContain('exit 2')
  }, 60_000)

  it('the whole of it, 80 by 24: the parts a hand needs are on the screen', async () => {
    const shown = await inTmux({
      args: `negotiate job-loss.yaml --policy cn --session small.jsonl --lang en ${DAY}`,
      folder: at,
      rows: 24,
      steps: [
        ['', LOOP],
        ['s', 'exit 0'],
      ],
    })
    const { screen = '' } = shown[0] ?? {}
    for (const part of ['Asked for', 'First offer of the ladder', 'From plan', 'c concede', 'Recommended'])
      expect(screen).toContain(part)
  }, 60_000)
})
