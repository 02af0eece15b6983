// What provokes a trouble: a text, overrides of it, a value given by a program, or files in a folder of their own.

export type Provocation = {
  /** What the text is read as. */
  readonly as?: 'case' | 'plan' | 'flows' | 'policy'
  readonly text?: string | Uint8Array
  readonly name?: string
  readonly sets?: readonly string[]
  /** The axes of a sweep, without a case. */
  readonly over?: readonly string[]
  readonly value?: unknown
  /** Troubles of files, in a folder of their own. */
  readonly disk?: (folder: string) => unknown
  /** What the page shows of them. */
  readonly shown?: string
  readonly path?: string
  readonly line?: number
  readonly suggestion?: string
}

const DEBT = ['principal: 10000.00', 'annualRate: 18%', 'dayCount: act/365', 'dueDay: 15']

/** A smallest good case, with further or other lines of `debt:` and of the case itself. */
export function caseText(debt: readonly string[] = [], rest: readonly string[] = []): string {
  const key = (line: string): string => line.split(':')[0] ?? ''
  const others = (lines: readonly string[]) => lines.map(key)
  const head = ['asOf: 2026-11-22', 'currency: CNY'].filter((line) => !others(rest).includes(key(line)))
  const owed = DEBT.filter((line) => !others(debt).includes(key(line)))
  return [...head, ...rest, 'debt:', ...[...owed, ...debt].map((line) => `  ${line}`), ''].join('\n')
}
