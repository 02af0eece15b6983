// A real pseudo-terminal with real keys: colour and width as a person gets them, questions that are asked, Ctrl-C.
// Run through `script` (util-linux); where it is missing the tests are skipped, and say so.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { width } from '../../src/i18n/width.ts'

const parley = join(import.meta.dirname, '../../bin/parley.js')
const available = spawnSync('script', ['--version']).status === 0
if (!available) console.log('terminal tests skipped: there is no `script` here (Debian: bsdutils)')

let at = ''
beforeAll(() => void (at = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(at, { recursive: true, force: true }))

type Seen = { readonly screen: string; readonly code: number }
/** Text to wait for, then keys to send. */
type Turn = readonly [string | RegExp, string]

function inTerminal(
  args: string,
  columns: number,
  turns: readonly Turn[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Seen> {
  const line = `stty cols ${columns} rows 24; exec '${process.execPath}' '${parley}' ${args}`
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...rest } = process.env
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd: at,
    env: { ...rest, XDG_CONFIG_HOME: at, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let screen = ''
  let turn = 0
  let from = 0
  const next = (): void => {
    const now = turns[turn]
    if (!now) return
    const found =
      typeof now[0] === 'string' ? screen.indexOf(now[0], from) : screen.slice(from).search(now[0])
    if (found < 0) return
    from = screen.length
    turn += 1
    // Keys one by one: a prompt takes what comes after Enter in one burst for its own.
    for (const [k, key] of [...now[1]].entries()) setTimeout(() => child.stdin.write(key), 80 + k * 8)
  }
  // Decoded across chunks: a character of three bytes may come in two.
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    screen += data
    next()
  })
  return new Promise((done) => child.on('close', (code) => done({ screen, code: code ?? -1 })))
}
// eslint-disable-next-line no-control-regex
const bare = (text: string): string => text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '')
const CTRL_C = '\u0003'

describe.runIf(available)('in a terminal', () => {
  it.each([
    [80, 'en'],
    [80, 'zh'],
    [60, 'zh'],
    [120, 'en'],
  ])('the demo keeps within %i columns in %s, in colour', async (columns, lang) => {
    const { screen, code } = await inTerminal(`demo --lang ${lang}`, columns)
    expect(code).toBe(0)
    expect(screen).toContain('\u001b[')
    for (const line of bare(screen).split('\n'))
      if (!/^\s*[a-z-]+-\d[\w.+-]*$/.test(line)) expect(width(line), line).toBeLessThanOrEqual(columns)
  })

  it('has no colour where NO_COLOR is set, and none with --color never', async () => {
    for (const [args, env] of [
      ['demo', { NO_COLOR: '1' }],
      ['demo --color never', {}],
    ] as const) {
      const { screen } = await inTerminal(args, 80, [], env)
      expect(screen).not.toContain('\u001b[')
    }
  })

  it('asks for what is required when no case is given, and compares', async () => {
    const { screen, code } = await inTerminal('compare --top 1', 80, [
      ['As of which day', '2026-11-22\r'],
      ['Currency?', '\r'],
      ['Outstanding principal?', '2.85万\r'],
      ['Contract rate', '18\r'],
      ['--rate', '%\r'],
      ['Day count?', '\r'],
      ['Due day of the month', '15\r'],
    ])
    expect(bare(screen)).toContain('¥28,500.00')
    expect(code).toBe(0)
  })

  it('asks in Chinese', async () => {
    const { screen, code } = await inTerminal('compare --lang zh', 80, [['债务数据所在日期', CTRL_C]])
    expect(bare(screen)).toContain('还需要几个数字')
    expect(code).toBe(130)
  })

  it('ends with 130 on Ctrl-C at every question', async () => {
    const answers: Turn[] = [
      ['As of which day', '2026-11-22\r'],
      ['Currency?', '\r'],
      ['Outstanding principal?', '28500\r'],
      ['Contract rate', '18%\r'],
      ['Day count?', '\r'],
      ['Due day of the month', '15\r'],
    ]
    for (let n = 0; n < answers.length; n++) {
      const { code } = await inTerminal('compare', 80, [
        ...answers.slice(0, n),
        [answers[n]?.[0] ?? '', CTRL_C],
      ])
      expect([n, code]).toEqual([n, 130])
    }
  }, 60_000)

  it('never asks with --no-input: it names the flags and ends with 2', async () => {
    const { screen, code } = await inTerminal('compare --no-input', 80)
    expect(bare(screen)).toContain('--principal')
    expect(code).toBe(2)
  })
})
