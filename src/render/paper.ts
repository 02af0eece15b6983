// Paper (纸面文件): a document before it becomes Markdown, a page, PDF or DOCX: titles, numbered sections with sentences and tables,
// a foot; in one language, or in two that stand side by side. An agreement of 18 clauses is 18 sections.
import type { Day } from '../core/day.ts'
import type { Lang } from '../i18n/lang.ts'
import { type Voice, voice } from '../i18n/say.ts'
import type { Point } from './points.ts'
import type { Table } from './section.ts'

/** `sums`: so many rows from the end are sums. */
export type PaperTable = Table & { readonly sums?: number }

/** What is paid and what can be paid, row by row; the title is in the first language. */
export type PaperCurves = { readonly points: readonly Point[]; readonly title: string }

/** `titles` and `sentences` have an entry for each language of the paper. */
export type PaperSection = {
  /** What kind of section it is: "schedule", "signatures"; "words" where it has sentences only. */
  readonly name: string
  readonly titles: readonly string[]
  readonly sentences: readonly (readonly string[])[]
  readonly table?: PaperTable
  readonly curves?: PaperCurves
  /** Not to be broken over two pages. */
  readonly whole: boolean
}

export type Paper = {
  readonly id: string
  /** Of the data the paper was made from, for the foot of every page. */
  readonly digest?: string
  /** The day it is dated; a paper without one is dated by hand. */
  readonly on?: Day
  readonly langs: readonly Lang[]
  readonly titles: readonly string[]
  /** Lines under the title. */
  readonly heads: readonly (readonly string[])[]
  readonly sections: readonly PaperSection[]
  readonly feet: readonly string[]
  readonly currency: string
  readonly digits: number
}

export const voicesOf = ({ langs, currency, digits }: Paper): Voice[] =>
  langs.map((lang) => voice(lang, { currency, digits }))

const both = (texts: readonly string[]): string => [...new Set(texts)].join(' / ')

/** One table of the same table in each language: 还款日 / Due; a cell that is the same in both stands once. */
export function inOne(made: readonly PaperTable[]): PaperTable | undefined {
  const [first] = made
  if (!first) return undefined
  return {
    ...first,
    head: first.head.map((_, i) => both(made.map(({ head }) => head[i] ?? ''))),
    rows: first.rows.map((row, r) =>
      row.map((_, i) => both(made.map(({ rows }) => rows[r]?.[i] ?? '').filter((text) => text !== ''))),
    ),
  }
}

/** A table of so many rows can stand on one page with its sentences. */
export const fitsOnePage = (table: PaperTable | undefined): boolean => !table || table.rows.length <= 12
