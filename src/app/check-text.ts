// A text of one's own held against the forbidden wordings (自拟文字检查), with the line and column of each: a draft of a message before it
// is sent. checkText('sms.txt', '再不还钱就通知你单位', wordings) → hits: [{ line: 1, column: 6, said: '通知你单位', … }]
import { type Hit, type Wording, hits } from '../policy/wording.ts'

export type PlacedHit = Hit & { readonly line: number; readonly column: number }
export type TextCheck = { readonly file: string; readonly hits: readonly PlacedHit[] }

export function checkText(file: string, text: string, wordings: readonly Wording[]): TextCheck {
  const starts = [0, ...[...text.matchAll(/\r\n|[\n\r]/g)].map(({ 0: end, index }) => index + end.length)]
  return {
    file,
    hits: hits(text, wordings).map((hit) => {
      const line = starts.findLastIndex((start) => start <= hit.from)
      const column = Array.from(text.slice(starts[line], hit.from)).length + 1
      return { ...hit, line: line + 1, column }
    }),
  }
}
