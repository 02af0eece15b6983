// The commands (命令目录): one line each; a command's own file is loaded only when it is called.
import type { Command } from './command.ts'

export const COMMAND_NAMES = [
  'compare',
  'schedule',
  'explain',
  'rate',
  'schema',
  'demo',
  'selftest',
  'completion',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export const COMMANDS: Readonly<Record<CommandName, () => Promise<{ readonly command: Command }>>> = {
  compare: () => import('./commands/compare.ts'),
  schedule: () => import('./commands/schedule.ts'),
  explain: () => import('./commands/explain.ts'),
  rate: () => import('./commands/rate.ts'),
  schema: () => import('./commands/schema.ts'),
  demo: () => import('./commands/demo.ts'),
  selftest: () => import('./commands/selftest.ts'),
  completion: () => import('./commands/completion.ts'),
}
