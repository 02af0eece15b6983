// The bar (进度): how many records, how fast, how long still; on stderr at a terminal only, and gone when the run is over.
// [##########----------]  50%  12,345 records  5,120/s  00:31 left
import type { Context } from '../context.ts'
import { plainTerminal } from '../context.ts'

export type Bar = {
  readonly show: (records: number, share: number | undefined) => void
  readonly end: () => void
}

const EVERY = 200
const WIDE = 20
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
const two = (n: number): string => String(n).padStart(2, '0')
const clock = (seconds: number): string =>
  seconds >= 3600
    ? `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
    : `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`

/** `hidden`: the records themselves go to the terminal. */
export function bar(context: Context, hidden = false, now: () => number = () => performance.now()): Bar {
  const { io, words } = context
  if (hidden || !io.err.isTerminal) return { show: () => {}, end: () => {} }
  const { bar: line, left } = words.cli.batch
  const [full, empty] = plainTerminal(context) ? ['#', '-'] : ['█', '░']
  const began = now()
  let shown = -Infinity
  return {
    show: (records, share) => {
      const at = now()
      if (at - shown < EVERY) return
      shown = at
      const seconds = Math.max(0.001, (at - began) / 1000)
      const rest = share === undefined || share <= 0 ? undefined : Math.round((seconds / share) * (1 - share))
      const text = line
        .replace('{done}', grouped(records))
        .replace('{rate}', grouped(Math.round(records / seconds)))
        .replace('{left}', rest === undefined ? '' : left.replace('{time}', clock(rest)))
      const filled = Math.round((share ?? 0) * WIDE)
      const drawn =
        share === undefined
          ? ''
          : `[${full.repeat(filled)}${empty.repeat(WIDE - filled)}] ${two(Math.floor(share * 100))}%  `
      io.err.write(`\r${drawn}${text.trimEnd()}\u001b[K`)
    },
    end: () => {
      if (shown > -Infinity) io.err.write('\r\u001b[K')
    },
  }
}
