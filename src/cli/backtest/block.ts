// A block of records of a back-test (回测的一批记录): each read under every policy and added up, by currency; the same in one
// process and in a worker. A record that one policy cannot read is rejected for all, so that all are held against the same.
import {
  type Named,
  type Progress,
  type Rejected,
  type Settings,
  progress,
  tryRecord,
} from '../../app/backtest.ts'
import type { Tried } from '../../app/backtest-record.ts'
import { type ChangeKind, changeOf } from '../../app/backtest-tally.ts'
import { type Money, format } from '../../core/money.ts'
import { type Book, read } from '../../policy/load.ts'
import { csvText } from '../../i18n/neutral.ts'
import { InputError, type Trouble } from '../../schema/input-error.ts'
import type { Raw } from '../../store/portfolio/raw.ts'
import type { Job } from '../batch/record.ts'
import { type Reading, cases, judging } from '../batch/record-case.ts'

export type BacktestSetup = Reading & {
  readonly settings: Settings
  readonly books: readonly Book[]
  /** Whether a line is to be written for each record. */
  readonly listed: boolean
}

export type Part = {
  readonly currency: string
  readonly digits: number
  readonly line: number
  readonly progress: Progress
  readonly list: string[]
}
export type BlockDone = {
  readonly rows: number
  readonly parts: readonly Part[]
  readonly rejected: readonly Rejected[]
  readonly bugs: number
}

export const namesOf = (books: readonly Book[]): Named[] =>
  books.map((book) => {
    const { id, version, digest, economics } = read(book, 2)
    return { id, version, digest, discount: economics.discount }
  })

/** Same troubles at the same place are counted together. */
export function reject(into: Rejected[], trouble: Trouble | undefined, line: number, count = 1): void {
  const known = into.find(({ trouble: one }) => one?.key === trouble?.key && one?.path === trouble?.path)
  if (known) known.count += count
  else into.push({ trouble, line, count })
}

export function blocks(setup: BacktestSetup): (job: Job) => BlockDone {
  const { settings, books, listed } = setup
  const { open } = cases(setup)
  const judges = books.map(judging)
  const one = (raw: Raw, number: number, parts: Map<string, Part>, rejected: Rejected[]): number => {
    const { line } = raw
    try {
      const { around, tree } = open(raw)
      const root = tree()
      const under = judges.map((judge) => judge(root))
      const { debt, id = around.id } = under[0]?.situation ?? {}
      const currency = debt?.currency ?? ''
      let part = parts.get(currency)
      if (!part) {
        const digits = debt?.digits ?? 2
        part = { currency, digits, line, progress: progress(settings, books.length), list: [] }
        parts.set(currency, part)
      }
      const tried = tryRecord(part.progress, under, number, { line, id }, settings)
      if (listed) part.list.push(listLine(tried, line, id ?? '', part.digits))
      return 0
    } catch (error) {
      const trouble = error instanceof InputError ? error.troubles[0] : undefined
      reject(rejected, trouble, line)
      return trouble ? 0 : 1
    }
  }
  return ({ first, rows }) => {
    const [parts, rejected] = [new Map<string, Part>(), [] as Rejected[]]
    let bugs = 0
    rows.forEach((raw, at) => void (bugs += one(raw, first + at, parts, rejected)))
    return { rows: rows.length, parts: [...parts.values()], rejected, bugs }
  }
}

const LISTED = ['plan', 'firstPayment', 'peakPayment', 'months', 'reliefs', 'expectedValue'] as const

/** The head of the list of records: what stands under each policy by its number, and what changes against the first. */
export function listHead(policies: number): string {
  const under = Array.from({ length: policies }, (_, k) => [
    ...LISTED.map((name) => `${name}${k + 1}`),
    ...(k === 0 ? [] : [`change${k + 1}`]),
  ])
  return `${['line', 'id', ...under.flat()].join(',')}\n`
}

function listLine(tried: readonly Tried[], line: number, id: string, digits: number): string {
  const money = (of: number | null): string => (of === null ? '' : format(of as Money, digits))
  const [first] = tried
  const cells = tried.flatMap((one, k): string[] => {
    const { best } = one.said
    const change: ChangeKind = first ? changeOf(first, one) : 'none'
    const measures = best?.measures
    const { forgiven } = measures ?? {}
    const reliefs =
      measures && forgiven
        ? forgiven.fees + forgiven.penalty + forgiven.interest + forgiven.principal + measures.held
        : null
    return [
      best?.id ?? '',
      money(measures?.firstPayment ?? null),
      money(measures?.peakPayment ?? null),
      measures ? String(measures.months) : '',
      money(reliefs),
      money(measures?.expectedValue ?? null),
      ...(k === 0 ? [] : [change]),
    ]
  })
  return `${[String(line), csvText(id), ...cells].join(',')}\n`
}
