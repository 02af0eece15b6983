// Answers as they are shown (答案的显示): ¥48,732.55, 2026年8月15日, 99 days overdue, wage ¥6,500.00 a month until 2027-03-01.
import { digitsOf, type Draft } from '../app/interview.ts'
import type { Item } from '../app/items.ts'
import { answeredAt, type Asked, type QuestionId, toldAt } from '../app/questions.ts'
import { parseDay } from '../core/day.ts'
import { parse } from '../core/money.ts'
import { rate } from '../core/rate.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { isMap, type TreeNode } from '../schema/tree.ts'

export const dayIn = (text: string, { day }: Voice): string => {
  const on = parseDay(text)
  return on === undefined ? text : day(on)
}

/** An answer as it is read: ¥48,732.55, 2026年8月15日, 18%, the name of a choice; what is wrong in it, as it stands. */
export function shownAnswer(
  one: Asked,
  draft: Draft,
  speak: Voice,
  names: Readonly<Record<string, string>>,
): string {
  const path = answeredAt(draft.tree, one)
  const node = one.id === 'total' ? draft.total : path === undefined ? undefined : toldAt(draft.tree, path)
  const digits = digitsOf(draft.tree)
  if (Array.isArray(node)) return shownList(node as readonly TreeNode[], digits, speak, names)
  if (typeof node !== 'string') return ''
  const { words, say } = speak
  switch (one.kind.is) {
    case 'amount':
    case 'total': {
      const read = parse(node, digits)
      return 'amount' in read ? speak.money(read.amount) : visible(node)
    }
    case 'day':
      return visible(dayIn(node, speak))
    case 'overdue':
      return path === 'debt.daysPastDue'
        ? say(words.interview.days, { n: visible(node) })
        : visible(dayIn(node, speak))
    case 'rate':
    case 'penalty': {
      if (path === 'debt.penaltyUplift') return say(words.interview.uplift, { share: visible(node) })
      const read = rate(node)
      return read ? speak.rate(read) : visible(node)
    }
    case 'choice':
      return names[node] ?? visible(node)
    default:
      return visible(node)
  }
}

function shownList(
  list: readonly TreeNode[],
  digits: number,
  speak: Voice,
  names: Readonly<Record<string, string>>,
): string {
  const { words } = speak
  if (list.length === 0) return words.interview.items.nothing
  const shown = (node: TreeNode): string =>
    isMap(node)
      ? itemText(node as unknown as Item, digits, speak)
      : typeof node === 'string'
        ? (names[node] ?? visible(node))
        : ''
  return list.map(shown).join(words.interview.and)
}

/** Amounts without a name are called after their question. */
const OWN: readonly string[] = ['income', 'essentials', 'other-debts'] satisfies QuestionId[]

export function itemText(item: Item, digits: number, speak: Voice): string {
  const { words, money, say } = speak
  const { items } = words.interview
  // A file may say anything here that its reader has not refused yet.
  const said = (text: unknown): string => (typeof text === 'string' ? visible(text) : '')
  const read = parse(said(item.amount), digits)
  const what = OWN.includes(item.what)
    ? words.interview.questions[item.what as QuestionId].label
    : said(item.what)
  const amount = 'amount' in read ? money(read.amount) : said(item.amount)
  const every = Object.hasOwn(items.every, item.every ?? 'month') ? items.every[item.every ?? 'month'] : ''
  const until = said(item.until) === '' ? '' : say(items.until, { day: dayIn(said(item.until), speak) })
  const uncertain = item.certainty === 'uncertain' ? items.uncertain : ''
  return speak.lang === 'zh'
    ? `${what} ${every}${amount}${until}${uncertain}`
    : `${what} ${amount}${every}${until}${uncertain}`
}
