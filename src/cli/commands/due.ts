// parley due (当日待办): what a day asks for over a whole book, from its index: nothing is opened but agreements whose rows were made lower.
// parley due --on 2026-12-15 · parley due --on 2026-12-15 --format ics -o today.ics
import { Option } from 'commander'
import { ROLES } from '../../app/appraise.ts'
import {
  AHEAD,
  type DueItem,
  type OpenOffer,
  type Reckoned,
  type Watched,
  dueItems,
  inOrder,
  isUneven,
  offerEnds,
} from '../../core/due.ts'
import { isRefusal } from '../../core/finding.ts'
import { type Following, follow } from '../../app/follow.ts'
import { currencyDigits } from '../../core/currency.ts'
import { type Day, parseDay } from '../../core/day.ts'
import type { Money } from '../../core/money.ts'
import type { WatchedRow } from '../../core/observation.ts'
import { formatsOf } from '../../render/index.ts'
import { drawersOf, sound } from '../../store/book/book.ts'
import { InputError } from '../../schema/input-error.ts'
import type { Record as Entry } from '../../store/book/record.ts'
import type { Row, Terms } from '../../store/book/row.ts'
import { agreementOf } from '../agreement-input.ts'
import { bookToRead, revealing } from '../book/place.ts'
import { dealOf, isLater } from '../book/replaced.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { inEarnest } from '../in-earnest.ts'
import { eventsOf } from '../kept.ts'
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
        const found = await itemsOf(context, dir, row, { on, days, options })
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

type Asked = { readonly on: Day; readonly days: number; readonly options: Options }

/** By its row where that tells all; else it is opened. */
async function itemsOf(
  context: Context,
  dir: string,
  row: Row,
  { on, days, options }: Asked,
): Promise<DueItem[]> {
  const of = watched(row, on, options)
  const uneven = row.changed ? 'changed' : isUneven(of, on)
  const found = dueItems(of, on, days)
  // Who paid ahead owes less than the rows say, never more.
  if (uneven === undefined || (uneven === 'ahead' && found.length === 0)) return found
  const exact = await tracked(context, dir, row.id, on)
  return exact ? dueItems({ ...of, exact }, on, days) : found
}

function watched(row: Row, on: Day, options: Options): Watched {
  const { id, name, currency = '', came = [], breach, ends = [], until, promise, pins } = row
  const [made, by, amount] = promise ?? []
  const paid = paidBy(came, on)
  return {
    id,
    ...(name === undefined ? {} : { name }),
    currency,
    digits: currencyDigits(currency) ?? 2,
    rows: agreedRows(row, paid, on),
    paid,
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

/** As far as they can matter on that day: what is missed, a month ahead, what is paid ahead, and the rows that make a breach. */
function agreedRows({ due = [], breach }: Row, paid: Watched['paid'], on: Day): Watched['rows'] {
  const rows: { on: Day; amount: Money }[] = []
  let left = paid.reduce((sum, { amount }) => sum + amount, 0)
  let more = (breach?.[0] ?? 0) + 1
  for (let k = 0; k < due.length && more > 0; k += 2) {
    const [day, amount] = [due[k] as Day, due[k + 1] as Money]
    rows.push({ on: day, amount })
    left -= amount
    if (day > on + AHEAD && left < 0) more -= 1
  }
  return rows
}

const NOTHING: Watched['paid'] = []

/** Payments that were not sent back by that day, in time. */
function paidBy(came: NonNullable<Row['came']>, on: Day): Watched['paid'] {
  if (came.length === 0) return NOTHING
  const back = new Set(came.flatMap(([is, day, , of]) => (is === 'returned' && day <= on ? [of] : [])))
  return came
    .flatMap(([is, day, amount], k) =>
      is === 'payment' && !back.has(k) ? [{ on: day as Day, amount: amount as Money }] : [],
    )
    .toSorted((a, b) => a.on - b.on)
}

async function followed(context: Context, record: Entry, on: Day): Promise<Following | undefined> {
  try {
    const { agreement, policy, of } = await agreementOf(context, record.data, record.id, undefined)
    const found = follow(agreement, eventsOf(record, of), on, { policy })
    return isRefusal(found) ? undefined : found
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

/** As tracking has it. What cannot be read, or followed, is told by a check and by `parley track`. */
async function tracked(context: Context, dir: string, id: string, on: Day): Promise<Reckoned | undefined> {
  const record = sound(dir, id, ['agreement'])
  if (isRefusal(record)) return undefined
  const found = await followed(context, record, on)
  if (!found) return undefined
  const { rows, state, due, daysPastDue, brokenOn, cureUntil } = found.standing
  const done = state === 'completed'
  const paying = rows.filter((row) => row.asked > 0)
  const asked = paying.map((row) => ({
    on: row.due,
    amount: row.asked,
    left: Math.max(0, row.asked - row.paid),
  }))
  const kept = (): WatchedRow[] =>
    paying.map(({ due: day, is, metOn }) => ({
      due: day,
      is: is === 'partial' || is === 'broken' ? 'missed' : is,
      metOn,
    }))
  if (done) return { rows: [], kept, done }
  const today = asked.find((row) => row.on === on)?.left ?? 0
  const amount = brokenOn === undefined ? due - today : due
  const late =
    daysPastDue === 0 && brokenOn === undefined
      ? undefined
      : {
          since: (on - daysPastDue) as Day,
          amount,
          days: daysPastDue,
          ...(brokenOn === undefined ? {} : { broken: brokenOn }),
        }
  return {
    rows: asked,
    kept,
    done,
    ...(late && amount > 0 ? { late } : {}),
    ...(cureUntil === undefined ? {} : { cureUntil }),
  }
}
