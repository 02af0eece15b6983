// Records (逐条处理): what a block of raw records becomes, the same in one process and in a worker: case, policy, plans, a line each.
// Nothing is kept from one record to the next but what all share: the mapping made ready, policies by their name.
import { type Asked, appraiseRecord } from '../../app/batch.ts'
import { compare } from '../../app/compare.ts'
import type { Lang } from '../../i18n/lang.ts'
import { messages } from '../../i18n/messages.ts'
import type { Book } from '../../policy/load.ts'
import type { OutputFormat } from './outputs.ts'
import { type Told, comparisonLine, errorLine, wrongOf } from '../../render/batch-record.ts'
import {
  type Around,
  type Field,
  type RowShape,
  csvRow,
  jsonRow,
  rowOf,
  rowShape,
} from '../../render/batch-row.ts'
import { InputError } from '../../schema/input-error.ts'
import type { Raw } from '../../store/portfolio/raw.ts'
import { type Reading, cases, judging } from './record-case.ts'

export type Shard = { readonly part: number; readonly of: number; readonly by: 'number' | 'id' }

/** Everything a worker is told: plain data. */
export type Setup = Asked &
  Reading & {
    /** The policy that was asked for; else that of each record's country or currency. */
    readonly book?: Book
    readonly top?: number
    readonly output: OutputFormat
    readonly flat: boolean
    readonly lang: Lang
    readonly lines: boolean
    readonly shard?: Shard
  }

/** `first` is the number of the block's first record, from 0. */
export type Job = { readonly first: number; readonly rows: readonly Raw[] }
export type Counts = {
  readonly records: number
  readonly plans: number
  readonly none: number
  readonly errors: number
  readonly considered: number
  /** Plans that were run row by row. */
  readonly appraised: number
  /** Records on which the program itself failed; among the errors. */
  readonly bugs: number
}
export type Done = {
  readonly text: string
  readonly rows: readonly (readonly Field[])[]
  readonly counts: Counts
  readonly policies: readonly string[]
}
export const NO_COUNTS: Counts = {
  records: 0,
  plans: 0,
  none: 0,
  errors: 0,
  considered: 0,
  appraised: 0,
  bugs: 0,
}

export const shapeOf = ({ lines, role }: Setup, carry: readonly string[]): RowShape =>
  rowShape(carry, { lines, borrower: role === 'borrower' })

export function recorder(setup: Setup): (job: Job) => Done {
  const { output, flat, lang, lines, shard, role, kinds, top } = setup
  const { carry, open } = cases(setup)
  const shape = shapeOf(setup, carry)
  const judged = judging(setup.book)
  const bugWords = messages(lang).cli.batch.recordBug

  const one = (raw: Raw, number: number, into: Draft): void => {
    if (shard?.by === 'number' && number % shard.of !== shard.part - 1) return
    const { line } = raw
    let around: Around = { line, id: undefined, carried: carry.map(() => null) }
    let wrong: readonly Told[] | undefined
    try {
      const opened = open(raw)
      around = opened.around
      if (shard?.by === 'id' && hash(around.id ?? String(number)) % shard.of !== shard.part - 1) return
      const { situation, policy } = judged(opened.tree())
      around = situation.id === undefined ? around : { ...around, id: situation.id }
      into.policies.add(`${policy.id} ${policy.version} ${policy.digest}`)
      if (!flat) {
        const of = compare(situation, policy, {
          role,
          ...(kinds ? { kinds } : {}),
          ...(top === undefined ? {} : { top }),
        })
        into.text.push(comparisonLine(of, lang, carry, around))
        tally(into, of.plans.length > 0 ? 'plans' : 'none', {
          considered: of.counts.considered,
          appraised: of.counts.considered,
        })
        return
      }
      const said = appraiseRecord(situation, policy, { role, ...(kinds ? { kinds } : {}) })
      put(into, rowOf(shape, around, said))
      tally(into, said.best ? 'plans' : 'none', said.counts)
      return
    } catch (error) {
      if (shard?.by === 'id' && around.id === undefined && hash(String(number)) % shard.of !== shard.part - 1)
        return
      wrong = error instanceof InputError ? error.troubles : undefined
      if (!wrong) into.counts.bugs += 1
    }
    tally(into, 'errors', { considered: 0, appraised: 0 })
    // What a bug says of itself may differ from one engine to another: it is not put in band.
    const troubles: readonly Told[] = wrong ?? [{ key: 'bug', args: {}, path: '', message: bugWords }]
    const told = wrong ? wrongOf(wrong, lang) : { keys: ['bug'], messages: [bugWords] }
    if (output === 'ndjson') into.text.push(errorLine(troubles, lang, lines, carry, around))
    else put(into, rowOf(shape, around, told))
  }
  const put = (into: Draft, row: Field[]): void => {
    if (output === 'parquet') into.rows.push(row)
    else into.text.push(output === 'csv' ? csvRow(shape, row) : jsonRow(shape, row))
  }

  return ({ first, rows }) => {
    const into: Draft = { text: [], rows: [], counts: { ...NO_COUNTS }, policies: new Set() }
    rows.forEach((raw, at) => one(raw, first + at, into))
    return { text: into.text.join(''), rows: into.rows, counts: into.counts, policies: [...into.policies] }
  }
}

type Draft = {
  readonly text: string[]
  readonly rows: Field[][]
  readonly counts: { -readonly [K in keyof Counts]: number }
  readonly policies: Set<string>
}
function tally(
  { counts }: Draft,
  as: 'plans' | 'none' | 'errors',
  of: Pick<Counts, 'considered' | 'appraised'>,
): void {
  counts.records += 1
  counts[as] += 1
  counts.considered += of.considered
  counts.appraised += of.appraised
}

/** FNV-1a over the characters: the same shard everywhere. */
function hash(text: string): number {
  let of = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) of = Math.imul(of ^ text.charCodeAt(i), 0x01000193)
  return of >>> 0
}
