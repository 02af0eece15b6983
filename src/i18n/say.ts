// Say (措辞): a key's template and its figures become text in the reader's language.
// say('short by {short} in {months|month|months}', { short: { money: 62400 }, months: { count: 12 } })
// is "short by ¥624.00 in 12 months".
import { type Day, iso, ymd } from '../core/day.ts'
import type { Arg, Citation, Finding } from '../core/finding.ts'
import { type Money, format } from '../core/money.ts'
import { type Rate, type Share, percent } from '../core/rate.ts'
import type { Lang } from './lang.ts'
import { type Messages, messages } from './messages.ts'
import { visible } from './neutral.ts'

/** A figure with its tag, or text that is already as it shall be shown. */
export type Said = Arg | string | number
export type Figures = Readonly<Record<string, Said>>

export type Voice = {
  readonly lang: Lang
  readonly words: Messages
  /** 243259 → "¥2,432.59"; `amount` leaves the sign out: "2,432.59". */
  readonly money: (amount: Money) => string
  readonly amount: (amount: Money) => string
  readonly day: (on: Day) => string
  readonly rate: (rate: Rate) => string
  readonly share: (share: Share) => string
  /** 0.17609 → "17.61%" */
  readonly fraction: (of: number) => string
  readonly word: (word: string) => string
  readonly say: (template: string, figures?: Figures) => string
  readonly finding: (of: Finding) => string
  /** Sentences one after the other: with a space between them, or without in Chinese. */
  readonly join: (sentences: readonly string[]) => string
}

export type Tongue = {
  readonly currency?: string
  readonly digits?: number
  /** Without digit groups, as a pipe wants it. */
  readonly plain?: boolean
}

const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£' }

export function voice(lang: Lang, { currency = 'CNY', digits = 2, plain = false }: Tongue = {}): Voice {
  const words = messages(lang)
  const sign = SIGNS[currency] ?? `${currency} `
  const amount = (of: Money): string => format(of, digits, plain ? '' : ',')
  const money = (of: Money): string => (of < 0 ? `-${sign}${amount(-of as Money)}` : sign + amount(of))
  const day = (on: Day): string => (lang === 'zh' ? chineseDay(on) : iso(on))
  const rate = (of: Rate): string =>
    of.per === 'day' ? fill(words.report.perDay, { rate: percent(of) }) : percent(of)
  const word = (of: string): string => {
    for (const table of [
      words.buckets,
      words.kinds,
      words.pays,
      words.dayCounts,
      words.roles,
      words.grants,
      words.moves,
      words.letter.whys,
      words.track.states,
    ])
      if (Object.hasOwn(table, of)) return (table as Record<string, string>)[of] as string
    return visible(of)
  }
  const figure = (of: Said): string => {
    if (typeof of !== 'object') return String(of)
    if ('money' in of) return money(of.money)
    if ('day' in of) return day(of.day)
    if ('rate' in of) return rate(of.rate)
    if ('share' in of) return percent(of.share)
    if ('count' in of) return String(of.count)
    if ('label' in of) return visible(of.label[lang])
    return 'word' in of
      ? word(of.word)
      : Object.hasOwn(words.dayCounts, of.text)
        ? word(of.text)
        : visible(of.text)
  }
  const say = (template: string, figures: Figures = {}): string =>
    template.replace(
      /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
      (whole, name: string, one?: string, many?: string) => {
        const of = figures[name]
        if (of === undefined) return whole
        const said = figure(of)
        return one === undefined ? said : `${said} ${said === '1' ? one : many}`
      },
    )
  const finding = ({ rule, args, source }: Finding): string => {
    const known = Object.hasOwn(words.findings, rule)
      ? (words.findings as Record<string, string>)[rule]
      : undefined
    const said = known === undefined ? visible(rule) : say(known, args)
    if (!source) return said
    return say(words.report.cited, { said, source: citation(source, lang) })
  }
  const fraction = (of: number): string => `${(Math.round(of * 10_000) / 100).toFixed(2)}%`
  const join = (sentences: readonly string[]): string => sentences.join(lang === 'zh' ? '' : ' ')
  return { lang, words, money, amount, day, rate, share: percent, fraction, word, say, finding, join }
}

/** "民法典 561", "Example lender limits.mostMonths (example/policy.yaml:31)" */
export function citation({ instrument, article, from, at }: Citation, lang: Lang): string {
  const name = typeof instrument === 'string' ? instrument : instrument[lang]
  const place = [from, at].filter((part) => part !== undefined).join(', ')
  return [name, article, place === '' ? undefined : `(${place})`]
    .filter((part) => part !== undefined)
    .map(visible)
    .join(' ')
}

const fill = (template: string, { rate }: { rate: string }): string => template.replace('{rate}', rate)

function chineseDay(on: Day): string {
  const { y, m, d } = ymd(on)
  return `${y}年${m}月${d}日`
}
