// A typed answer (输入的答案) as the values it puts into a case: "99天" at "overdue since" is debt.daysPastDue 99,
// "上浮50%" at the penalty rate is debt.penaltyUplift 50%, "2" at a list of choices is its second.
import type { Day } from '../core/day.ts'
import { nearest } from '../schema/nearest.ts'
import { type Item, typedItems } from './items.ts'
import type { Asked } from './questions.ts'
import { typedAmount } from './typed-amount.ts'
import { typedCount } from './typed-count.ts'
import { typedDay } from './typed-day.ts'
import { typedRate, typedUplift } from './typed-rate.ts'
import { halfWidth, type Wrong, wrong } from './typed-trouble.ts'

export type Meant = {
  readonly puts: readonly { readonly path: string; readonly text: string }[]
  /** How it was read, where it might have been meant otherwise. */
  readonly note?: { readonly key: 'other-day' | 'monthly'; readonly args: Readonly<Record<string, string>> }
  readonly items?: readonly Item[]
}
export type MeantOn = {
  readonly today: Day
  readonly lang: 'en' | 'zh'
  readonly digits: number
  readonly currency?: string
  readonly names?: Readonly<Record<string, string>>
}

const NONE = /^(?:无|没有|没|none|no|nil|nothing)$/i
const NOT_OVERDUE = /^(?:无|没有|没|未逾期|没有逾期|没逾期|none|no|not overdue|never)$/i
const MOST_TEXT = 10_000
const CURRENCIES: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
  港元: 'HKD',
  港币: 'HKD',
}

/** What an answer puts where, or why it means nothing here. What the schema has to say comes after. */
export function meant(one: Asked, text: string, on: MeantOn): Meant | Wrong {
  const { kind, path } = one
  const said = text.trim()
  if (said === '') return wrong('empty')
  if (said.length > MOST_TEXT) return wrong('too-long', { most: String(MOST_TEXT) })
  const is = (value: string): Meant => ({ puts: [{ path, text: value }] })
  const from = (read: { readonly text: string } | Wrong): Meant | Wrong =>
    'trouble' in read ? read : is(read.text)
  switch (kind.is) {
    case 'amount':
      return NONE.test(said) ? is('0') : from(typedAmount(said, on.digits, on.currency))
    case 'total':
      return from(typedAmount(said, on.digits, on.currency))
    case 'day': {
      const read = typedDay(said, { ...on, toward: kind.toward })
      return 'trouble' in read ? read : { ...is(read.text), ...noteOf(read) }
    }
    case 'rate': {
      const read = typedRate(said)
      return 'trouble' in read ? read : { ...is(read.text), ...monthlyOf(read) }
    }
    case 'penalty':
      return penaltyOf(said)
    case 'overdue':
      return overdueOf(said, on)
    case 'count':
      return from(typedCount(said, kind.of))
    case 'currency':
      return is(CURRENCIES[halfWidth(said).toUpperCase()] ?? halfWidth(said).toUpperCase())
    case 'choice': {
      const picked = pick(kind.of, said, on.names, kind.open)
      return picked === undefined ? wrong('not-a-choice', { read: said }) : is(asText(picked))
    }
    case 'choices': {
      const parts = said
        .split(/[;；、,，]|\s(?=\d)/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
      const picked = parts.map((part) => pick(kind.of, part, on.names, kind.open))
      const bad = parts.find((_, i) => picked[i] === undefined)
      return bad === undefined
        ? is(JSON.stringify([...new Set(picked)]))
        : wrong('not-a-choice', { read: bad })
    }
    case 'text':
      return is(asText(said))
    case 'flows':
      return NONE.test(said) ? { ...is('[]'), items: [] } : flowsOf(one, said, on)
  }
}

/** A text that would be taken for a list, a map or nothing at all when it is put into a case stays a text. */
const asText = (text: string): string => (/^(?:[[{]|null$)/.test(text) ? `“${text}”` : text)

const noteOf = ({ other, text }: { other?: string; text: string }): Pick<Meant, 'note'> =>
  other === undefined ? {} : { note: { key: 'other-day', args: { day: text, other } } }
const monthlyOf = ({ monthly, text }: { monthly?: true; text: string }): Pick<Meant, 'note'> =>
  monthly ? { note: { key: 'monthly', args: { rate: text } } } : {}

function flowsOf({ id, path }: Asked, said: string, on: MeantOn): Meant | Wrong {
  const items = typedItems(said, { ...on, toward: 'future', unnamed: id })
  return 'trouble' in items ? items : { puts: [{ path, text: JSON.stringify(items) }], items }
}

function penaltyOf(said: string): Meant | Wrong {
  const uplift = typedUplift(said)
  if (uplift)
    return {
      puts: [
        { path: 'debt.penaltyRate', text: 'null' },
        { path: 'debt.penaltyUplift', text: uplift.text },
      ],
    }
  const read = typedRate(said)
  if ('trouble' in read) return read
  return {
    puts: [
      { path: 'debt.penaltyUplift', text: 'null' },
      { path: 'debt.penaltyRate', text: read.text },
    ],
    ...monthlyOf(read),
  }
}

/** 99天, 99 days, 99: so many days; anything else the first day overdue. */
function overdueOf(said: string, on: MeantOn): Meant | Wrong {
  const days = NOT_OVERDUE.test(said)
    ? { text: '0' }
    : typedCount(said.replace(/^(?:逾期|overdue )\s*/i, ''), 'days')
  const read =
    'trouble' in days || /[日号]$/.test(said) ? typedDay(said, { ...on, toward: 'past' }) : undefined
  if (read && 'trouble' in read) return read
  if (read)
    return {
      puts: [
        { path: 'debt.daysPastDue', text: 'null' },
        { path: 'debt.overdueSince', text: read.text },
      ],
      ...noteOf(read),
    }
  return {
    puts: [
      { path: 'debt.overdueSince', text: 'null' },
      { path: 'debt.daysPastDue', text: (days as { text: string }).text },
    ],
  }
}

/** By number, by id, by name, by the beginning of a name that is only one's, or by a slip of either. */
function pick(
  of: readonly string[],
  said: string,
  names: Readonly<Record<string, string>> = {},
  open = false,
): string | undefined {
  const text = halfWidth(said).trim()
  if (/^\d+$/.test(text)) return of[Number(text) - 1]
  const low = text.toLowerCase()
  const nameOf = (id: string): string => halfWidth(names[id] ?? id).toLowerCase()
  const exact = of.find((id) => id === low || nameOf(id) === low)
  if (exact !== undefined) return exact
  const begun = of.filter((id) => id.startsWith(low) || nameOf(id).startsWith(low))
  if (begun.length === 1) return begun[0]
  return open ? said : nearest(low, of, Object.fromEntries(of.map((id) => [nameOf(id), id])))
}
