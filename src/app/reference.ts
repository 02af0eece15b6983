// A reference of a bank's list (附言): the names it holds, each as a word of its own, the longest first: in "还款 demo-card-9bbcd208" stands
// demo-card-9bbcd208 and not demo-card; 12 does not stand in 112.
const isWord = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)

/** Letters of any case, digits of any width. */
export const spelt = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/** `has`: whether a text as it is spelt is a name; `longest`: of any name. */
export function namesIn(ref: string, has: (name: string) => boolean, longest: number): string[] {
  const text = spelt(ref)
  const found = new Set<string>()
  for (let at = 0; at < text.length;) {
    const end = at > 0 && isWord(text.charCodeAt(at - 1)) ? undefined : endOf(text, at, has, longest)
    if (end !== undefined) found.add(text.slice(at, end))
    at = end ?? at + 1
  }
  return [...found]
}

function endOf(
  text: string,
  at: number,
  has: (name: string) => boolean,
  longest: number,
): number | undefined {
  for (let end = Math.min(text.length, at + longest); end > at; end--)
    if (!(end < text.length && isWord(text.charCodeAt(end))) && has(text.slice(at, end))) return end
  return undefined
}
