// Streams (输入输出): data to stdout, talk to stderr, and what is known of the terminal behind each.
// A pipe has no width and no colour; a closed pipe ends the program quietly.
import { EXIT } from './exit.ts'

export type Out = {
  readonly write: (text: string) => void
  /** Writes and waits until a slow reader has room for more. */
  readonly send?: (data: string | Uint8Array) => Promise<void>
  readonly isTerminal: boolean
  readonly columns: number | undefined
  /** Lines of the terminal, where it tells. */
  readonly rows?: number | undefined
}

export type Io = {
  readonly out: Out
  readonly err: Out
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdinIsTerminal: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

function outOf(stream: NodeJS.WriteStream): Out {
  return {
    write: (text) => void stream.write(text),
    send: (data) =>
      stream.write(data)
        ? Promise.resolve()
        : new Promise((go, stop) => {
            stream.once('drain', go)
            stream.once('error', stop)
          }),
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.isTTY ? stream.columns : undefined
    },
    get rows() {
      return stream.isTTY ? stream.rows : undefined
    },
  }
}

/** The process's own streams. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      // What the system refuses of a stream can only be told on the other one, by its code.
      if (error.code === undefined || stream === process.stderr) throw error
      process.stderr.write(`parley: stdout: ${error.code}\n`)
      process.exit(EXIT.failed)
    })
  return {
    out: outOf(process.stdout),
    err: outOf(process.stderr),
    get stdin() {
      return process.stdin
    },
    get stdinIsTerminal() {
      return process.stdin.isTTY === true
    },
    env: process.env,
    cwd: process.cwd(),
  }
}
