// The shelf (政策包目录): every folder here with a policy.yaml, as the build and the tests read it. A value keeps the text it
// was written as; only true, false and null are values. `folders.cn()` is made anew each time it is called.
export type Written = string | boolean | null | readonly Written[] | { readonly [key: string]: Written }
export type WrittenMap = { readonly [key: string]: Written }

export type Folder = {
  readonly policy: WrittenMap
  /** Where a part of the policy stands in its file, by its path: `limits.mostMonths` is 46. */
  readonly lines: Readonly<Record<string, number>>
  /** Of its files and of those it rests on. */
  readonly digest: string
  /** The entries of its value files, each with the place (`at`) where it is written. */
  readonly values: readonly WrittenMap[]
  readonly agreement: AgreementWords
  /** The sections of letters. */
  readonly letters: readonly WrittenMap[]
  /** What no text may say. */
  readonly wordings: readonly WrittenMap[]
}

/** What its files of clauses say. */
export type AgreementWords = {
  /** Each with the place (`at`) where it is written. */
  readonly clauses: readonly WrittenMap[]
  /** Clauses that no agreement may lack. */
  readonly sections: readonly string[]
  /** What a law asks an agreement to contain, and the clauses that say it. */
  readonly contents: Readonly<Record<string, readonly string[]>>
}

export type Head = {
  readonly id: string
  readonly version: string
  readonly country?: string
  readonly currency?: string
  readonly extends?: string
  readonly label: { readonly en: string; readonly zh: string }
  readonly source?: { readonly en: string; readonly zh: string }
}

export const heads: readonly Head[]
export const folders: Readonly<Record<string, () => Folder>>
