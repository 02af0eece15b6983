// Terminal (伪终端): the program in a real pseudo-terminal, with real keys. Run through `script` (util-linux);
// inTerminal('compare --lang zh', { columns: 60, turns: [['债务数据所在日期', CTRL_C]] }) is its screen and exit code.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PARLEY = join(import.meta.dirname, '../../bin/parley.js')

/** Where `script` is missing, tests in a terminal are skipped, and say so. */
export const hasTerminal = spawnSync('script', ['--version']).status === 0
if (!hasTerminal) console.log('terminal tests skipped: there is no `script` here (Debian: bsdutils)')

export type Seen = { readonly screen: string; readonly code: number }
/** Text to wait for, then keys to send. */
export type Turn = readonly [string | RegExp, string]
export type Sitting = {
  readonly columns?: number
  readonly turns?: readonly Turn[]
  readonly env?: NodeJS.ProcessEnv
  /** The folder it starts in and keeps its settings in; without one, a new one that is removed at the end. */
  readonly folder?: string
  /** Another build of the program than dist. */
  readonly program?: string
}

export const CTRL_C = '\u0003'

// eslint-disable-next-line no-control-regex
export const bare = (text: string): string =>
  text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '')

/** Everything that was ever drawn as a line, redrawn lines each on their own. */
export const drawn = (screen: string): string[] =>
  // eslint-disable-next-line no-control-regex
  bare(screen.replace(/\u001b\[[0-9;?]*[A-HJKfsu]|\r/g, '\n')).split('\n')

export function inTerminal(
  args: string,
  { columns = 80, turns = [], env = {}, folder, program = PARLEY }: Sitting = {},
): Promise<Seen> {
  const at = folder ?? mkdtempSync(join(tmpdir(), 'parley-'))
  const line = `stty cols ${columns} rows 24; exec '${process.execPath}' '${program}' ${args}`
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
    // Keys one by one, as a person types; what is pasted in one burst is tried where that is the point.
    for (const [k, key] of [...now[1]].entries()) setTimeout(() => child.stdin.write(key), 80 + k * 8)
  }
  // Decoded across chunks: a character of three bytes may come in two.
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    screen += data
    next()
  })
  return new Promise((done) =>
    child.on('close', (code) => {
      if (folder === undefined) rmSync(at, { recursive: true, force: true })
      done({ screen, code: code ?? -1 })
    }),
  )
}
