// Section (分节): a heading with sentences and perhaps a small table below it, before it becomes a terminal's lines, a page or
// Markdown. What only the lender may see stands in sections of its own.
export type Section = {
  readonly title: string
  readonly lines: readonly string[]
  /** The id of the plan each line speaks of, where it speaks of one. */
  readonly ids?: readonly (string | undefined)[]
  readonly table?: Table
  /** Small print below the table. */
  readonly notes?: readonly string[]
}
export type Table = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** So many columns from the left hold words, the others figures. */
  readonly words: number
}
