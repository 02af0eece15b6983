// The commands (命令目录): one line each. The two everyday ones are always there; the others are loaded when called.
import type { Command } from './command.ts'
import { command as compare } from './commands/compare.ts'
import { command as schedule } from './commands/schedule.ts'

export const COMMAND_NAMES = [
  'negotiate',
  'compare',
  'counter',
  'schedule',
  'explain',
  'sweep',
  'agree',
  'replay',
  'verify',
  'track',
  'letter',
  'rate',
  'batch',
  'backtest',
  'policy',
  'book',
  'log',
  'due',
  'schema',
  'demo',
  'selftest',
  'completion',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export const COMMANDS: Readonly<Record<CommandName, () => Promise<{ readonly command: Command }>>> = {
  negotiate: () => import('./commands/negotiate.ts'),
  compare: async () => ({ command: compare }),
  schedule: async () => ({ command: schedule }),
  counter: () => import('./commands/counter.ts'),
  explain: () => import('./commands/explain.ts'),
  sweep: () => import('./commands/sweep.ts'),
  agree: () => import('./commands/agree.ts'),
  replay: () => import('./commands/replay.ts'),
  verify: () => import('./commands/verify.ts'),
  track: () => import('./commands/track.ts'),
  letter: () => import('./commands/letter.ts'),
  rate: () => import('./commands/rate.ts'),
  batch: () => import('./commands/batch.ts'),
  backtest: () => import('./commands/backtest.ts'),
  policy: () => import('./commands/policy.ts'),
  book: () => import('./commands/book.ts'),
  log: () => import('./commands/log.ts'),
  due: () => import('./commands/due.ts'),
  schema: () => import('./commands/schema.ts'),
  demo: () => import('./commands/demo.ts'),
  selftest: () => import('./commands/selftest.ts'),
  completion: () => import('./commands/completion.ts'),
}
