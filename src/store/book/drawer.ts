// A drawer that is written (账册分区的写入): its log and its rows, read once under the lock and kept in step. A log that has fewer
// lines than its index has seen, or other ones, was cut or replaced: nothing is written over it until somebody has looked.
import type { Refusal } from '../../core/finding.ts'
import { refusal } from '../../core/finding.ts'
import type { Clock } from '../journal-writer.ts'
import { type Item, type Line, lineText } from './chain.ts'
import { grow } from './grow.ts'
import { type Drawer, logFile } from './layout.ts'
import { indexOf, madeIndex, storedIndex, storeIndex } from './index.ts'
import { logOf, type Standing, standingOf, type Tail } from './log.ts'
import type { Row } from './row.ts'

export type Open = {
  readonly rows: Map<string, Row>
  /** What the log says of every record, forgotten ones too. */
  readonly standing: () => Standing
  /** On disk before it returns. */
  readonly note: (its: readonly Item[]) => void
  /** The index as the rows are now, if anything was noted; a full disk leaves the old one, which is then made again. */
  readonly settle: () => void
}

/** `anew`: its rows are made from the files, whatever its index says. */
export function openDrawer(dir: string, drawer: Drawer, clock: Clock, anew = false): Open | Refusal {
  const chain = logOf(dir, drawer)
  const stored = storedIndex(dir, drawer)
  if (chain.damage || (stored && !hasSeen(chain.lines, stored.log)))
    return refusal('book-log-damaged', { file: { text: `log/${drawer}.ndjson` } })
  let { size, unended } = chain
  let tail: Tail = { seq: chain.lines.length - 1, hash: chain.hash }
  const lines: Line[] = [...chain.lines]
  let behind = anew
  const index = anew ? madeIndex(dir, drawer) : indexOf(dir, drawer)
  const rows = new Map(index.rows.map((row) => [row.key, row]))
  return {
    rows,
    standing: () => standingOf(lines),
    note: (its) => {
      let text = ''
      let end = tail
      const more: Line[] = []
      for (const it of its) {
        const seq = end.seq + 1
        const at = clock().toISOString()
        const line = lineText(it, at, seq, end.hash)
        text += `${line.text}\n`
        end = { seq, hash: line.hash }
        more.push({ seq, at, it, hash: line.hash })
      }
      grow(logFile(dir, drawer), { size, unended }, text, false)
      // Where that throws, nothing was noted.
      for (const line of more) lines.push(line)
      tail = end
      size += Buffer.byteLength(text) + (unended ? 1 : 0)
      unended = false
      behind = true
    },
    settle: () => {
      if (tail.seq === -1 || !behind) return
      behind = false
      try {
        storeIndex(dir, drawer, { log: tail, rows: [...rows.values()] })
      } catch {
        // What is confirmed stands in the files.
      }
    },
  }
}

/** The log holds the line up to which an index was made. */
export const hasSeen = (lines: readonly Line[], log: Tail): boolean =>
  log.seq === -1 || lines[log.seq]?.hash === log.hash
