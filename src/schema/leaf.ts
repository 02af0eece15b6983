// Leaves (字段值): one text of a case file read as what it stands for: a word, a day, a count, yes or no.
// "2026-02-30" is no day, "24 months" is no count but 24 is; each says what it expected and what would do.
import * as v from 'valibot'
import { currencyCodes, currencyDigits } from '../core/currency.ts'
import { type Day, day as dayOf, iso, parseDay } from '../core/day.ts'
import type { Expected } from './expected.ts'
import { expecting, fault, pack, type Read, value } from './fault.ts'
import { nearest } from './nearest.ts'

export type Leaf<T> = v.GenericSchema<string, T>
/** What a leaf is in JSON Schema. */
export type Shape = Readonly<Record<string, unknown>>

/** A schema for one text: `read` says what it means, or why it means nothing. */
export function leaf<T>(expected: Expected, shape: Shape, read: (text: string) => Read<T>): Leaf<T> {
  const schema = v.pipe(
    v.string(() => pack({ key: 'not-a-value', args: {}, expected })),
    v.metadata(shape),
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const got = read(dataset.value)
      if ('value' in got) return got.value
      addIssue({ message: pack({ ...got.fault, expected }) })
      return NEVER
    }),
  )
  return expecting(schema as Leaf<T>, expected)
}

/** A text of the borrower's or lender's own: accepted as it is, neutralised where it is shown. */
export function text(most = 10_000): Leaf<string> {
  return leaf<string>(
    { key: 'text', args: { most } },
    { type: ['string', 'number'], maxLength: most },
    (written) => {
      if (written.trim() === '') return fault('missing', {})
      return written.length > most ? fault('text-too-long', { most }) : value(written)
    },
  )
}

export function word<const W extends string>(
  words: readonly W[],
  otherNames: Record<string, W> = {},
  key: 'word' | 'pay' | 'when' = 'word',
): Leaf<W> {
  return leaf<W>({ key, args: { words } }, { enum: words }, (written) => {
    const found = words.find((known) => known === written.trim())
    if (found !== undefined) return value(found)
    const suggestion = nearest(written, words, otherNames)
    return fault('not-one-of', {}, suggestion === undefined ? {} : { suggestion })
  })
}

/** A whole number within bounds: 24, never "24.5". */
export function count(least: number, most: number): Leaf<number> {
  const shape = { type: ['integer', 'string'], minimum: least, maximum: most, pattern: '^-?[0-9]+$' }
  return leaf<number>({ key: 'count', args: { least, most } }, shape, (written) => {
    const match = /^(-?\d{1,15})(.*)$/s.exec(written.trim())
    if (!match || match[2] !== '') {
      const number = /^\s*[.,]/.test(match?.[2] ?? '.') ? undefined : match?.[1]
      return fault('not-a-count', {}, number === undefined ? {} : { suggestion: number })
    }
    const number = Number(match[1])
    return number < least || number > most
      ? fault('out-of-range', { least, most })
      : value(number === 0 ? 0 : number)
  })
}

export const yesNo = (): Leaf<boolean> =>
  leaf<boolean>({ key: 'yes-no', args: {} }, { type: ['boolean', 'string'] }, (written) => {
    const said = written.trim().toLowerCase()
    if (said === 'true' || said === 'yes') return value(true)
    return said === 'false' || said === 'no' ? value(false) : fault('not-yes-no', {})
  })

export const day = (): Leaf<Day> =>
  leaf<Day>({ key: 'day', args: {} }, { type: 'string', format: 'date' }, (written) => {
    const read = parseDay(written)
    if (read !== undefined) return value(read)
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written.trim())
    if (!match) return fault('not-a-day', {}, otherWriting(written))
    const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
    if (year < 1900 || year > 2200) return fault('out-of-range', { least: 1900, most: 2200 })
    const end =
      month >= 1 && month <= 12 && date > 28 && date <= 31
        ? iso((dayOf(year, month + 1, 1) - 1) as Day)
        : undefined
    return fault('no-such-day', {}, end === undefined ? {} : { suggestion: end })
  })

/** 2026/11/2, 2026.11.02, 20261102, 2026年11月2日 and 2026-11-02T00:00:00Z mean one day; 11/02/2026 may mean two. */
function otherWriting(written: string): { suggestion?: string } {
  const said = written.trim()
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(said) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/s.exec(said)
  if (!match) return {}
  const suggestion = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`
  return parseDay(suggestion) === undefined ? {} : { suggestion }
}

const OTHER_CURRENCY: Record<string, string> = {
  RMB: 'CNY',
  CNH: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
}
export const currency = (): Leaf<string> =>
  leaf<string>({ key: 'currency', args: {} }, { type: 'string', pattern: '^[A-Z]{3}$' }, (written) => {
    const code = written.trim()
    if (currencyDigits(code) !== undefined) return value(code)
    const suggestion = nearest(code, currencyCodes(), OTHER_CURRENCY)
    return fault('unknown-currency', {}, suggestion === undefined ? {} : { suggestion })
  })

/** ISO 3166: CN, or with a subdivision US-CA. */
export const country = (): Leaf<string> =>
  leaf<string>(
    { key: 'country', args: {} },
    { type: 'string', pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$' },
    (written) => {
      const code = written.trim()
      if (/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)) return value(code)
      return fault('not-a-country', {}, /^[a-z]{2}$/i.test(code) ? { suggestion: code.toUpperCase() } : {})
    },
  )

/** The name and version of the shape, where it is said: parley/case@1. */
export const schemaName = (want: string): Leaf<string> =>
  leaf<string>({ key: 'word', args: { words: [want] } }, { const: want }, (written) =>
    written.trim() === want ? value(want) : fault('wrong-schema', { want }, { suggestion: want }),
  )

/** Something we write ourselves beside a plan and do not read back: its measures, its rank. */
export const unread = (): v.GenericSchema<unknown, unknown> =>
  expecting(v.unknown(), { key: 'any', args: {} })
