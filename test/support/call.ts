// A call with its keys typed beforehand (预先按好的协商): what the screen showed, how it ended, and the session it left.
// calling(['c', 'a', '1644.33', 'e', 'json', 'out'], { demo: 'job-loss' }) is { code: 0, screen, moves, file }.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Demo, demoText } from '../../src/app/demo.ts'
import { context } from '../../src/cli/context.ts'
import type { Io } from '../../src/cli/io.ts'
import { negotiate } from '../../src/cli/negotiate/start.ts'
import type { Prompter } from '../../src/cli/prompter.ts'
import type { Day } from '../../src/core/day.ts'
import { isRefusal } from '../../src/core/finding.ts'
import type { Move } from '../../src/core/negotiation.ts'
import { writeNew } from '../../src/store/write-file.ts'
import { read } from '../../src/store/journal.ts'
import { on } from './build.ts'
import { scripted } from './scripted-prompter.ts'

export type Calling = {
  readonly demo?: Demo
  /** Another file than a demo's: a case or a session. */
  readonly path?: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly today?: Day
  readonly lang?: 'en' | 'zh'
  readonly columns?: number
  /** A folder made before, to go on in. */
  readonly folder?: string
  /** A terminal that can be cleared. */
  readonly terminal?: boolean
}
export type Called = {
  readonly code: number
  /** Everything that was written to the screen. */
  readonly screen: string
  /** What was on the screen before each key. */
  readonly asked: readonly string[]
  readonly told: readonly string[]
  readonly left: readonly string[]
  readonly folder: string
  readonly file: string
  readonly moves: () => readonly Move[]
}

/** The word at which Ctrl-C is pressed instead of an answer. */
export const CTRL_C = 'Ctrl-C'

/** Ctrl-C at a prompt is an error of this name. */
function interruptible(answers: readonly string[]) {
  const at = answers.indexOf(CTRL_C)
  const inner = scripted(at < 0 ? answers : answers.slice(0, at))
  if (at < 0) return inner
  const stop =
    <A, T>(run: (asked: A) => Promise<T>) =>
    async (asked: A): Promise<T> => {
      if (inner.left().length > 0) return run(asked)
      throw Object.assign(new Error('stop'), { name: 'ExitPromptError' })
    }
  return {
    ...inner,
    line: stop(inner.line),
    choose: stop(inner.choose) as Prompter['choose'],
    key: stop(inner.key),
  }
}

export async function calling(
  keys: readonly string[],
  {
    demo = 'job-loss',
    path,
    options = {},
    today = on('2026-11-22'),
    lang = 'en',
    columns = 80,
    folder = mkdtempSync(join(tmpdir(), 'parley-')),
    terminal = false,
  }: Calling = {},
): Promise<Called> {
  const file = join(folder, 'call.jsonl')
  let from = path
  if (from === undefined) {
    from = join(folder, `${demo}.yaml`)
    writeNew(from, demoText(demo))
  }
  let screen = ''
  const err: Io['out'] = { write: (text) => (screen += text), isTerminal: terminal, columns, rows: 1000 }
  const io: Io = {
    out: err,
    err,
    stdin: (async function* () {})(),
    stdinIsTerminal: true,
    env: {
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CONFIG_HOME: '/nonexistent',
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
    },
    cwd: folder,
  }
  const prompter = interruptible(keys)
  let second = 0
  const clock = (): Date => new Date(Date.UTC(2026, 10, 22, 8, 15, 30) + (second += 1000))
  const session = options['role'] === 'borrower' || path !== undefined ? {} : { session: file }
  const code = await negotiate(
    context(['--lang', lang], io),
    from === '' ? undefined : from,
    { lang, ...session, ...options },
    { prompter, clock, today },
  )
  return {
    code,
    screen,
    asked: prompter.asked,
    told: prompter.told,
    left: prompter.left(),
    folder,
    file: typeof options['session'] === 'string' ? options['session'] : (path ?? file),
    moves: () => {
      const found = read(typeof options['session'] === 'string' ? options['session'] : (path ?? file))
      if (isRefusal(found)) throw new Error(found.refused.rule)
      return found.entries.map(({ move }) => move)
    },
  }
}
