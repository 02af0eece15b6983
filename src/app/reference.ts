// A reference of a bank's list (附言): the names it holds, each as a word of its own, the longest first: in "还款 demo-card-9bbcd208" stands
// demo-card-9bbcd208 and not demo-card; 12 does not stand in 112.
const isEdge = (char: string | undefined): boolean => char === undefined || !/[\da-z]/.test(char)

/** Letters of any case, digits of any width. */
export const spelt = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/** `has`: whether a text as it is spelt is a name; `longest`: of any name. */
export function namesIn(ref: string, has: (name: string) => boolean, longest: number): string[] {
  const text = spelt(ref)
  const found: string[] = []
  let at = 0
  while (at < text.length) {
    const end = isEdge(text[at - 1]) ? endOf(text, at, has, longest) : undefined
    if (end !== undefined) found.push(text.slice(at, end))
    at = end ?? at + 1
  }
  return [...new Set(found)]
}

function endOf(
  text: string,
  at: number,
  has: (name: string) => boolean,
  longest: number,
): number | undefined {
  for (let end = Math.min(text.length, at + longest); end > at; end--)
    if (isEdge(text[end]) && has(text.slice(at, end))) return end
  return undefined
}
