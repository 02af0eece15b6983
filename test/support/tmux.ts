// A terminal one can look at (可见的终端): the program in a tmux pane, keys sent to it, and its screen as a person sees it after each.
// await inTmux({ args: 'negotiate case.yaml', columns: 60, steps: [['p', 'can pay?'], ['800', Enter …]] }) is every screen.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PARLEY = join(import.meta.dirname, '../../bin/parley.js')

/** Where tmux is missing, tests that look at a screen are skipped, and say so. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0
if (!hasTmux) console.log('screen tests skipped: there is no `tmux` here (Debian: tmux)')

/** Keys as tmux names them, or a text that is typed, `Enter*` again and again; then what the screen must show before it is looked at. */
export type Step = readonly [keys: string, shows: string | RegExp]
export type Shown = { readonly keys: string; readonly screen: string }
type Asked = {
  readonly args: string
  readonly folder: string
  readonly columns?: number
  readonly rows?: number
  readonly env?: string
  readonly steps: readonly Step[]
  /** Done after the last step, while the program still runs. */
  readonly meanwhile?: () => Promise<void>
}

const NAMED = /^(Enter|Escape|Space|Up|Down|Left|Right|C-[a-z]|BSpace)$/
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
/** The screen must be there by then, on however slow a machine. */
const PATIENCE = 25_000

export async function inTmux({
  args,
  folder,
  columns = 80,
  rows = 50,
  env = '',
  steps,
  meanwhile,
}: Asked): Promise<Shown[]> {
  const home = mkdtempSync(join(tmpdir(), 'tmux-'))
  const tmux = (...words: string[]): string => {
    const { stdout } = spawnSync('tmux', ['-u', '-S', join(home, 'socket'), '-f', '/dev/null', ...words], {
      encoding: 'utf8',
    })
    return stdout
  }
  const set = `unset CI NO_COLOR FORCE_COLOR; export LANG=C.UTF-8 LC_ALL=C.UTF-8 XDG_CONFIG_HOME='${folder}' XDG_DATA_HOME='${folder}' ${env}`
  const line = `cd '${folder}'; ${set}; '${process.execPath}' '${PARLEY}' ${args}; echo "exit $?"; exec sleep 600`
  const shot = (): string => tmux('capture-pane', '-p', '-t', 'p').trimEnd()
  const out: Shown[] = []
  try {
    tmux('new-session', '-d', '-s', 'p', '-x', String(columns), '-y', String(rows), 'sh', '-c', line)
    for (const [keys, shows] of steps) {
      const old = shot()
      const again = keys.endsWith('*') ? keys.slice(0, -1) : undefined
      for (const key of keys === '' || again ? [] : keys.split('|'))
        tmux('send-keys', '-t', 'p', ...(NAMED.test(key) ? [key] : ['-l', '--', key]))
      const here = (text: string): boolean =>
        typeof shows === 'string' ? text.includes(shows) : shows.test(text)
      let screen = shot()
      // What it must show may have stood there before the keys came.
      const answered = (): boolean => here(screen) && (keys === '' || screen !== old)
      for (let waited = 0; !answered(); waited += 60) {
        if (waited > PATIENCE) throw new Error(`never shown: ${String(shows)}\n${screen}`)
        if (again) tmux('send-keys', '-t', 'p', again)
        await pause(again ? 240 : 60)
        screen = shot()
      }
      // What is drawn last may still be on its way.
      for (let before = ''; before !== screen; await pause(120)) [before, screen] = [screen, shot()]
      out.push({ keys, screen })
    }
    await meanwhile?.()
    return out
  } finally {
    tmux('kill-server')
    rmSync(home, { recursive: true, force: true })
  }
}
