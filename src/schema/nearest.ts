// The nearest word (相近词): what somebody probably meant by a key or a word that is not known: annualrate → annualRate.

/** Damerau-Levenshtein distance (optimal string alignment): a swap of neighbours counts as one: 'prinicpal' is 1 away. */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}

const bare = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, '')
const letters = (word: string): string => [...bare(word)].toSorted().join('')

/**
 * The known word within two slips of what was written, or the one it is another name of; `undefined` when nothing is near.
 * Of two equally near, the one with the same letters: CYN is CNY, not BYN.
 * @example nearest('due_day', ['asOf', 'dueDay']) is 'dueDay'
 */
export function nearest(
  written: string,
  known: readonly string[],
  otherNames: Readonly<Record<string, string>> = {},
): string | undefined {
  if (written.length > 64) return undefined
  const word = bare(written)
  for (const name of Object.keys(otherNames)) if (bare(name) === word) return otherNames[name]
  let best: string | undefined
  let least = 3
  for (const candidate of known) {
    const slips = distance(word, bare(candidate))
    const swapped = slips === least && best !== undefined && letters(candidate) === letters(word)
    if ((slips < least || swapped) && slips * 2 < Math.max(2, Math.min(word.length, candidate.length))) {
      best = candidate
      least = slips
    }
  }
  return best
}
