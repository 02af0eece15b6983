// Running the program in this process: arguments in, what it printed and its exit code out.
import { main } from '../../src/cli/main.ts'
import type { Io } from '../../src/cli/io.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }
export type Around = {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** Columns of a terminal on both streams; a pipe without it. */
  readonly columns?: number
}

/** Nothing of the machine's own settings or locale gets in. */
const NEUTRAL = { XDG_CONFIG_HOME: '/nonexistent', LANG: 'C.UTF-8', CI: 'true' }

export async function run(
  argv: readonly string[],
  { env = {}, stdin = '', columns }: Around = {},
): Promise<Ran> {
  let out = ''
  let err = ''
  const stream = (write: (text: string) => void): Io['out'] => ({
    write,
    isTerminal: columns !== undefined,
    columns,
  })
  const io: Io = {
    out: stream((text) => (out += text)),
    err: stream((text) => (err += text)),
    stdin: (async function* () {
      if (stdin !== '') yield Buffer.from(stdin)
    })(),
    stdinIsTerminal: false,
    env: { ...NEUTRAL, ...env },
    cwd: process.cwd(),
  }
  const code = await main([...argv], io)
  return { code, out, err }
}
