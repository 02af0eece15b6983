// A line of commands (命令行): what the keys do, typed at once: "pay 800 n 24" asks for both, "t 2000" is paid today, "o 2" offers
// plan 2, "月供 800 期限 24" the same in Chinese. Parts of one request are one move.
import { ask } from '../../app/moves.ts'
import type { Wish } from '../../core/situation.ts'
import { askAmount, askCount, askDay } from './asking.ts'
import { type Call, put, tell } from './call.ts'
import type { KeyName } from './keys.ts'

type PartName = 'p' | 't' | 'f' | 'n' | 'd'
const WORDS: Readonly<Record<PartName, readonly string[]>> = {
  p: ['p', 'pay', 'payment', '月供', '每月'],
  t: ['t', 'today', 'now', 'down', '今日付', '今天付', '今日', '今天', '首付'],
  f: ['f', 'from', 'first', '起始日', '首期'],
  n: ['n', 'months', 'month', 'term', '期限', '期数'],
  d: ['d', 'day', 'due', '还款日'],
}
const KEYS: Partial<Readonly<Record<KeyName, readonly string[]>>> = {
  plans: ['plan', 'rows', '方案'],
  c: ['c', 'concede', '让步'],
  o: ['o', 'offer', '报价'],
  x: ['x', 'rates', '兑换率'],
  w: ['w', 'what-if', 'whatif', 'set', '假设'],
  y: ['y', 'why', '原因'],
  r: ['r', 'change', '调整'],
  v: ['v', 'approve', '审批'],
  a: ['a', 'accept', '接受'],
  g: ['g', 'ask', '申请'],
  q: ['q', 'end', 'refuse', '结束'],
  m: ['m', 'note', '备注'],
  u: ['u', 'undo', '撤销'],
  h: ['h', 'share', 'shared', '共享'],
  H: ['h', 'private', '不共享'],
  s: ['s', 'save', '保存'],
  leave: ['s', 'leave', '离开'],
  e: ['e', 'agreement', '协议'],
  help: ['?', 'help', 'keys', '按键', '帮助'],
}

export type Line =
  | { readonly parts: readonly (readonly [PartName, string])[] }
  | { readonly keys: readonly KeyName[]; readonly rest: string }
  | { readonly unknown: string }

/** A word at the start of a text: a Chinese one needs no space after it. */
function begins(text: string, words: readonly string[]): string | undefined {
  const low = text.toLowerCase()
  return words
    .filter((word) => low.startsWith(word))
    .filter((word) => /^[a-z?-]+$/.test(word) === false || !/^[a-z-]/.test(low.slice(word.length)))
    .toSorted((a, b) => b.length - a.length)[0]
}

export function commandLine(text: string): Line {
  let rest = text.trim().replace(/^[:：]\s*/, '')
  const parts: [PartName, string][] = []
  while (rest !== '') {
    const found = (Object.keys(WORDS) as PartName[])
      .flatMap((name) => {
        const word = begins(rest, WORDS[name])
        return word === undefined ? [] : [{ name, word }]
      })
      .toSorted((a, b) => b.word.length - a.word.length)[0]
    if (!found) break
    const after = rest.slice(found.word.length).replace(/^[\s:=：＝]+/, '')
    const [value = ''] = /^[^\s,，;；]*/.exec(after) ?? []
    parts.push([found.name, value])
    rest = after.slice(value.length).replace(/^[\s,，;；]+/, '')
  }
  if (parts.length > 0) return rest === '' ? { parts } : { unknown: rest }
  const names = Object.keys(KEYS) as KeyName[]
  const hits = names.flatMap((name) => {
    const word = begins(rest, KEYS[name] ?? [])
    return word === undefined ? [] : [{ name, word }]
  })
  const longest = Math.max(0, ...hits.map(({ word }) => word.length))
  const best = hits.filter(({ word }) => word.length === longest)
  if (best.length > 0) return { keys: best.map(({ name }) => name), rest: rest.slice(longest).trim() }
  return /^[1-9]$/.test(rest) ? { keys: ['plans'], rest } : { unknown: rest }
}

/** Everything of one line is asked for at once; a part that cannot be read takes back the whole. */
export async function askParts(call: Call, parts: readonly (readonly [PartName, string])[]): Promise<void> {
  let wish: { readonly [K in keyof Wish]?: Wish[K] | undefined } = {}
  for (const [name, value] of parts) {
    const said = value === '' ? '-' : value
    const part = await readPart(call, name, said)
    if (!part) return
    wish = { ...wish, ...part }
  }
  if (put(call, ask(call.sitting, wish))) tell(call, call.context.words.call.said.asked)
}

async function readPart(call: Call, name: PartName, said: string) {
  switch (name) {
    case 'p': {
      const amount = await askAmount(call, '', said)
      return amount === undefined ? undefined : { maxPayment: amount ?? undefined }
    }
    case 't': {
      const amount = await askAmount(call, '', said)
      return amount === undefined ? undefined : { payNow: amount ?? undefined }
    }
    case 'f': {
      const day = await askDay(call, '', said)
      return day === undefined ? undefined : { firstDue: day ?? undefined }
    }
    case 'n': {
      const count = await askCount(call, '', said, { of: 'months', least: 1, most: 480 })
      return count === undefined ? undefined : { maxMonths: count ?? undefined }
    }
    case 'd': {
      const count = await askCount(call, '', said, { of: 'day-of-month', least: 1, most: 31 })
      return count === undefined ? undefined : { dueDay: count ?? undefined }
    }
  }
}
