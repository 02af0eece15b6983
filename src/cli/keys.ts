// Keys (按键输入): what is typed at a terminal, kept in order and given to one prompt after the other, key by key.
// "4300⏎2⏎" pasted at once answers two questions: what comes after the first ⏎ waits for the next prompt.
import { PassThrough } from 'node:stream'

/** A terminal's input; `process.stdin` is one. */
export type Terminal = NodeJS.ReadableStream & {
  readonly isTTY?: boolean
  setRawMode?: (raw: boolean) => unknown
}

export type Keys = {
  /** Runs a prompt on what has been typed and is typed from now on. */
  readonly during: <T>(run: (input: PassThrough) => Promise<T>) => Promise<T>
  /** Gives the terminal back as it was. */
  readonly close: () => void
}

// eslint-disable-next-line no-control-regex
const KEY = /\u001b\[[0-9;]*[A-Za-z~]|\u001bO[A-Za-z]|[\s\S]/gu
/** A prompt needs a moment to check a line before it ends or asks again. */
const AFTER_ENTER = 12

export function keysOf(terminal: Terminal): Keys {
  const waiting: string[] = []
  let prompt: PassThrough | undefined
  let pumping: NodeJS.Timeout | undefined
  let open = false

  const pump = (): void => {
    pumping = undefined
    const key = prompt && waiting.shift()
    if (key === undefined) return
    prompt?.write(key)
    pumping = setTimeout(pump, key === '\r' || key === '\n' ? AFTER_ENTER : 0)
  }
  const heard = (data: Buffer | string): void => {
    waiting.push(...(String(data).match(KEY) ?? []))
    pumping ??= setTimeout(pump, 0)
  }
  const start = (): void => {
    if (open) return
    open = true
    terminal.setEncoding('utf8')
    if (terminal.isTTY) terminal.setRawMode?.(true)
    terminal.on('data', heard)
    terminal.resume()
  }
  return {
    during: async (run) => {
      start()
      const input = new PassThrough()
      prompt = input
      pumping ??= setTimeout(pump, 0)
      try {
        return await run(input)
      } finally {
        prompt = undefined
      }
    },
    close: () => {
      if (!open) return
      open = false
      clearTimeout(pumping)
      pumping = undefined
      terminal.off('data', heard)
      if (terminal.isTTY) terminal.setRawMode?.(false)
      terminal.pause()
    },
  }
}
