// A command (命令): its place on the command line and what it does. `run` gets options already read, returns an exit code.
// compare = { name: 'compare', define: (command) => …, run: (options, context) => 0 | 3 }
import type { Command as Commander } from 'commander'
import type { Context } from './context.ts'

export type Run = (
  context: Context,
  args: readonly (string | undefined)[],
  options: Readonly<Record<string, unknown>>,
) => Promise<number>

export type Command = {
  /** What its first argument may be, where it is one of a few words: for completion. */
  readonly actions?: readonly string[]
  /** What --lang may be, where an output may be in both languages. */
  readonly langs?: readonly string[]
  readonly define: (command: Commander, context: Context) => void
  readonly run: Run
}
