// parley due (当日待办): what a day asks for over a whole book, from its index: nothing is opened but agreements whose rows were made lower.
// parley due --on 2026-12-15 · parley due --on 2026-12-15 --format ics -o today.ics
import { Option } from 'commander'
import { ROLES } from '../../app/appraise.ts'
import { type DueItem, type OpenOffer, type Watched, dueItems, inOrder, offerEnds } from '../../core/due.ts'
import { follow } from '../../app/follow.ts'
import { currencyDigits } from '../../core/currency.ts'
import { type Day, parseDay } from '../../core/day.ts'
import type { Money } from '../../core/money.ts'
import { formatsOf } from '../../render/index.ts'
import { drawersOf } from '../../store/book/book.ts'
import type { Row, Terms } from '../../store/book/row.ts'
import { bookToRead, revealing } from '../book/place.ts'
import { dealOf, isLater } from '../book/replaced.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { inEarnest } from '../in-earnest.ts'
import { keptOf } from '../kept.ts'
import { common, outputOptions, whole } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { today } from '../today.ts'

const FORMATS = formatsOf('due')
const WEEK = 7
type Options = Readonly<Record<string, unknown>>

export const command: Command = {
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    command
      .option(`--on <${p.day}>`, o.onDue)
      .option(`--days <${p.count}>`, o.daysDue)
      .option(`--book <${p.folder}>`, o.book)
      .option('--reveal', o.reveal)
      .addOption(new Option(`--role <${p.role}>`, o.roleBook).choices(ROLES).default('collector'))
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, _words, options) => {
    formatOf(options, FORMATS)
    const on = dayOf(options['on'])
    const days = whole(options['days'], '--days', 0, 366) ?? WEEK
    const dir = bookToRead(context, options)
    inEarnest()
    const items: DueItem[] = []
    let agreements = 0
    const latest = new Map<string, Row>()
    const own = new Map<string, string>()
    for (const rows of drawersOf(dir))
      for (const row of rows) {
        for (const one of offersOf(row)) items.push(...offerEnds(one, on, days))
        if (row.kind !== 'agreement') continue
        agreements += 1
        for (const day of row.follows ?? [])
          if (isLater(row, latest.get(dealOf(row, day)))) latest.set(dealOf(row, day), row)
        const found = dueItems(await watched(context, row, on, options), on, days)
        if (found.length > 0) own.set(row.id, dealOf(row, row.on))
        items.push(...found)
      }
    const live = items.filter(({ id }) => (latest.get(own.get(id) ?? '')?.id ?? id) === id)
    const shown = revealing(context, dir, options, { what: 'due', records: agreements })
    const of = { on, days, masked: !shown, agreements, items: inOrder(live) }
    await emit(context, { is: 'due', of }, options, FORMATS)
    return EXIT.done
  },
}

function dayOf(value: unknown): Day {
  if (typeof value !== 'string') return today()
  const day = parseDay(value)
  if (day === undefined) throw new UsageError('not-a-day', { option: '--on', value })
  return day
}

async function watched(context: Context, row: Row, on: Day, options: Options): Promise<Watched> {
  const { id, name, currency = '', came = [], breach, ends = [], until, promise, pins } = row
  const [made, by, amount] = promise ?? []
  return {
    id,
    ...(name === undefined ? {} : { name }),
    currency,
    digits: currencyDigits(currency) ?? 2,
    rows: row.lower ? await lowered(context, id, on, options) : rowsOf(row, on),
    paid: paidBy(came, on),
    ...ruled(pins.terms, options['role'] !== 'borrower'),
    ...(breach ? { breach: { missed: breach[0], days: breach[1] } } : {}),
    incomeEnds: ends as readonly Day[],
    ...(until === undefined ? {} : { hardshipEnds: until }),
    ...(made === undefined || by === undefined
      ? {}
      : { promise: { made: made as Day, by: by as Day, amount: amount as Money } }),
  }
}

/** What the policy asked for when it was added; the observation is of the lender's books. */
const ruled = (terms: Terms | undefined, lender: boolean): Pick<Watched, 'tolerance' | 'watch'> =>
  terms
    ? {
        tolerance: { days: terms.tolerance[0], amount: terms.tolerance[1] as Money },
        ...(terms.watch && lender ? { watch: { months: terms.watch[0], rows: terms.watch[1] } } : {}),
      }
    : {}

const offersOf = ({ id, name, currency = '', offers = [] }: Row): OpenOffer[] =>
  offers.map(([until, peak]) => ({
    id,
    ...(name === undefined ? {} : { name }),
    currency,
    digits: currencyDigits(currency) ?? 2,
    until: until as Day,
    peak: peak as Money | null,
  }))

/** What was agreed, and a charge with the row it falls due with. */
function rowsOf({ due = [], came = [] }: Row, on: Day): Watched['rows'] {
  const rows: { on: Day; amount: Money }[] = []
  for (let k = 0; k < due.length; k += 2) rows.push({ on: due[k] as Day, amount: due[k + 1] as Money })
  for (const [is, day, amount] of came) {
    if ((is !== 'charge' && is !== 'waive') || day > on) continue
    const row = rows.find((one) => one.on >= day) ?? rows.at(-1)
    if (row) row.amount = Math.max(0, row.amount + (is === 'charge' ? amount : -amount)) as Money
  }
  return rows
}

/** Payments that were not sent back by that day, in time. */
function paidBy(came: NonNullable<Row['came']>, on: Day): Watched['paid'] {
  const paid = came.flatMap(([is, day, amount]) =>
    is === 'payment' ? [{ on: day as Day, amount: amount as Money }] : [],
  )
  for (const [is, day, amount] of came) {
    const at = is === 'returned' && day <= on ? paid.findLastIndex((one) => one.amount === amount) : -1
    if (at >= 0) paid.splice(at, 1)
  }
  return paid.toSorted((a, b) => a.on - b.on)
}

async function lowered(context: Context, id: string, on: Day, options: Options): Promise<Watched['rows']> {
  const { agreed, read } = await keptOf(context, id, options)
  const found = follow(agreed.agreement, await read(), on, { policy: agreed.policy })
  if ('refused' in found) return []
  return found.standing.rows.map(({ due, asked }) => ({ on: due, amount: asked }))
}
