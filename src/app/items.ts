// Items of a household (收支项目) as they are typed: several in one line, each with what it is, how much, how often, until when.
// "房租 2000、伙食 1700" is two; "unemployment allowance 2100 until 1 Mar 2027, wage 4200 uncertain" is two as well.
import type { Rhythm } from '../core/household.ts'
import { typedAmount } from './typed-amount.ts'
import { type OnDay, typedDay } from './typed-day.ts'
import { halfWidth, type Wrong, wrong } from './typed-trouble.ts'

/** As it stands in a case file. */
export type Item = {
  readonly what: string
  readonly amount: string
  readonly every?: Rhythm
  readonly from?: string
  readonly until?: string
  readonly certainty?: string
}
export type ItemsOn = OnDay & {
  readonly digits: number
  readonly currency?: string
  /** What an amount without a name is. */
  readonly unnamed: string
}

/** Nobody types more in one answer. */
const MOST_ITEMS = 30
const BETWEEN = /[;；、\n]|[,，](?!\d{3}(?!\d))/

/** Every item of a line, or what is wrong with the first that is none. */
export function typedItems(text: string, on: ItemsOn): readonly Item[] | Wrong {
  const items: Item[] = []
  const lines = text.split(BETWEEN).filter((part) => part.trim() !== '')
  if (lines.length > MOST_ITEMS) return wrong('too-long', { most: String(MOST_ITEMS) })
  for (const line of lines) {
    const item = typedItem(line, on)
    if ('trouble' in item) return item
    items.push(item)
  }
  return items.length === 0 ? wrong('empty') : items
}

const CERTAINTY: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\s|\b)(?:uncertain|unsure|not certain|not sure|irregular)\b|不稳定|不确定|不固定/i, 'uncertain'],
  [/(?:^|\s|\b)(?:certain|sure|fixed|regular)\b|稳定|确定|固定/i, 'certain'],
]
const RHYTHM: readonly (readonly [RegExp, Rhythm | undefined])[] = [
  [/(?:\/|\ba |\bper |\bevery )fortnight\b|\bfortnightly\b|每两周/i, 'fortnight'],
  [/(?:\/|\ba |\bper |\bevery )week\b|\bweekly\b|\/周|每周|每星期/i, 'week'],
  [/(?:\/|\ba |\bper |\bevery )year\b|\byearly\b|\/年|每年/i, 'year'],
  [/\bonce\b|一次性/i, 'once'],
  [/(?:\/|\ba |\bper |\bevery )month\b|\bmonthly\b|\/月|每个?月/i, undefined],
]
const UNTIL = /(?:(?:^|\s)(?:until|till)\s|直到|到|至)\s*(\S.*)$/i
const FROM = /(?:(?:^|\s)(?:from|since)\s|自|从)\s*(\S.*)$/i

function typedItem(line: string, on: ItemsOn): Item | Wrong {
  let rest = halfWidth(line).trim()
  const take = <T>(table: readonly (readonly [RegExp, T])[]): T | undefined => {
    const found = table.find(([pattern]) => pattern.test(rest))
    if (found) rest = rest.replace(found[0], ' ').trim()
    return found?.[1]
  }
  const certainty = take(CERTAINTY)
  const every = take(RHYTHM)
  const dayAfter = (word: RegExp): string | undefined | Wrong => {
    const match = word.exec(rest)
    if (!match) return undefined
    const read = typedDay((match[1] ?? '').replace(/[止前]$/, ''), { ...on, toward: 'future' })
    // "agent from Beijing 300" has a word of a day and no day in it: it is a name.
    if ('trouble' in read) return /\d$/.test(rest.slice(0, match.index).trim()) ? read : undefined
    rest = rest.slice(0, match.index).trim()
    return read.text
  }
  const until = dayAfter(UNTIL)
  const from = dayAfter(FROM)
  if (typeof until === 'object') return until
  if (typeof from === 'object') return from
  const named = namedAmount(rest, on)
  if ('trouble' in named) return named
  return {
    ...named,
    ...(every === undefined ? {} : { every }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(certainty === undefined ? {} : { certainty }),
  }
}

/** "rent 2000", "2000 rent", "房租2000", "rent 1500 + 500", "2000". */
function namedAmount(text: string, on: ItemsOn): { what: string; amount: string } | Wrong {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const glued = /^(.*?[^\d\s(+\-.,*/¥$€£])([¥$€£]?\d.*)$/.exec(text)
  const candidates = [
    ...words.map((_, k) => [words.slice(0, k).join(' '), words.slice(k).join(' ')] as const),
    ...words
      .slice(1)
      .map((_, k) => [words.slice(k + 1).join(' '), words.slice(0, k + 1).join(' ')] as const)
      .toReversed(),
    ...(glued ? [[glued[1] ?? '', glued[2] ?? ''] as const] : []),
  ]
  let why: Wrong | undefined
  for (const [what, said] of candidates) {
    const read = typedAmount(said, on.digits, on.currency)
    if ('text' in read) return { what: what === '' ? on.unnamed : what, amount: read.text }
    if (read.trouble.key !== 'not-an-amount') why ??= read
  }
  return why ?? wrong('no-amount', { read: text })
}
