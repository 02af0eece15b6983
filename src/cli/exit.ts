// Exit codes (退出码): what a script can rely on, and the two errors that are a user's and not a bug.
// 0 done · 1 a bug of ours · 2 wrong usage or input · 3 no plan fits · 4 not allowed · 5 some records refused · 6 a check failed · 130 interrupted.
import type { Finding } from '../core/finding.ts'
import type { Messages } from '../i18n/messages.ts'

export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  none: 3,
  barred: 4,
  some: 5,
  failed: 6,
  interrupted: 130,
} as const

export type UsageKey = keyof Messages['cli']['usage']

/** Wrong words on the command line, as data: { key: 'unknown-option', args: { option: '--rat' }, suggestion: '--rate' }. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly key: UsageKey
  readonly args: Readonly<Record<string, string | number>>
  readonly suggestion: string | undefined

  constructor(key: UsageKey, args: Readonly<Record<string, string | number>> = {}, suggestion?: string) {
    super(key)
    this.key = key
    this.args = args
    this.suggestion = suggestion
  }
}

/** A plan or flows that were asked for by name and cannot be computed; the finding says why. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly finding: Finding
  readonly subject: string
  /** What its amounts are in. */
  readonly tongue: { readonly currency?: string; readonly digits?: number }

  constructor(subject: string, finding: Finding, tongue: Refused['tongue'] = {}) {
    super(finding.rule)
    this.subject = subject
    this.finding = finding
    this.tongue = tongue
  }
}

/** The reader said stop: Ctrl-C at a prompt. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
