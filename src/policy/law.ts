// Law (适用规则): the values of a pack that hold for one case on its day: by product, lender, region, days past due and dates.
// known(law, 'cost.cap') is 24 % with its source for a bank's loan of 2024, 4 × LPR for a private one.
import { type Day, iso } from '../core/day.ts'
import { type Debt, daysPastDue } from '../core/debt.ts'
import type { Citation, Label, Level } from '../core/finding.ts'
import { type Rate, times } from '../core/rate.ts'
import type { Situation } from '../core/situation.ts'
import { type Applies, type DutyWhen, type Entry, type Step, citationOf, entryOf } from './entry.ts'
import { PARAMETERS, type Parameter } from './parameters.ts'
import { UNITS, type Values } from './units.ts'
import type { WrittenMap } from './written.ts'

/** What decides which values apply. */
export type Subject = {
  readonly on: Day
  readonly contractDate?: Day
  readonly product: string
  readonly lender?: string
  readonly region?: string
  readonly daysPastDue: number
}

type ValueOf<P extends Parameter> = (typeof PARAMETERS)[P] extends 'rate'
  ? Rate
  : Values[(typeof PARAMETERS)[P]]
/** A value that applies, and where it stands. */
export type Known<T> = {
  readonly value: T
  readonly entry: Entry
  readonly step: Step
  readonly source: Citation
}

export type Law = {
  readonly subject: Subject
  readonly digits: number
  readonly byParameter: ReadonlyMap<string, readonly WrittenMap[]>
  /** What was asked for so far: looked up once, and told if it may be out of date. */
  readonly asked: Map<string, Known<unknown> | null>
  /** What was found for this subject, by whatever case. */
  readonly found: Map<string, Found>
}
/** Of a parameter: its value, and what else was looked up on the way to it. */
type Found = readonly (readonly [string, Known<unknown> | null])[]

export const NO_SUBJECT: Subject = { on: 0 as Day, product: 'consumer-loan', daysPastDue: 0 }

/** `lenders` says which kind of lender a product has where the case does not. */
export function subjectOf(
  { debt, household }: Pick<Situation, 'household'> & { debt: Omit<Debt, 'allocation'> },
  lenders: Readonly<Record<string, string>>,
): Subject {
  const lender = debt.lender ?? lenders[debt.product]
  return {
    on: debt.asOf,
    ...(debt.contractDate === undefined ? {} : { contractDate: debt.contractDate }),
    product: debt.product,
    ...(lender === undefined ? {} : { lender }),
    ...(household?.region === undefined ? {} : { region: household.region }),
    daysPastDue: daysPastDue(debt),
  }
}

export function lawOf(values: readonly WrittenMap[], subject: Subject, digits: number): Law {
  const shelf = shelfOf(values)
  const { on, contractDate, product, lender, region, daysPastDue: days } = subject
  const name = `${digits} ${on} ${contractDate} ${days} ${product} ${lender} ${region}`
  let found = shelf.found.get(name)
  if (!found) {
    if (shelf.found.size >= MOST_SUBJECTS) shelf.found.clear()
    shelf.found.set(name, (found = new Map()))
  }
  return { subject, digits, byParameter: shelf.byParameter, asked: new Map(), found }
}

type Shelf = Pick<Law, 'byParameter'> & { readonly found: Map<string, Law['found']> }
const shelves = new WeakMap<readonly WrittenMap[], Shelf>()
const MOST_SUBJECTS = 2000

/** The values of a pack by what they set, sorted once. */
function shelfOf(values: readonly WrittenMap[]): Shelf {
  const before = shelves.get(values)
  if (before) return before
  const byParameter = new Map<string, WrittenMap[]>()
  for (const entry of values) {
    const { sets } = entry
    if (typeof sets !== 'string') continue
    const known = byParameter.get(sets)
    if (known) known.push(entry)
    else byParameter.set(sets, [entry])
  }
  const made: Shelf = { byParameter, found: new Map() }
  shelves.set(values, made)
  return made
}

/** Trailing zeros of a region of digits stand for everything below it: 310000 is all of Shanghai. */
const within = (region: string, of: string): boolean =>
  region === of || (/^\d+$/.test(of) && region.startsWith(of.replace(/0+$/, '')))

/** How specific an entry is to a case, from 0; `undefined` where it does not apply. */
function fits({ products, lenders, regions, daysPastDue: days }: Applies, of: Subject): number | undefined {
  let conditions = 0
  if (products) {
    if (!products.includes(of.product)) return undefined
    conditions += 1
  }
  if (lenders) {
    if (of.lender === undefined || !lenders.includes(of.lender)) return undefined
    conditions += 1
  }
  if (regions) {
    const { region } = of
    if (region === undefined || !regions.some((one) => within(region, one))) return undefined
    conditions += 1
  }
  if (days) {
    if (of.daysPastDue < (days.from ?? 0) || of.daysPastDue > (days.to ?? Infinity)) return undefined
    conditions += 1
  }
  return conditions
}

const OWN = 100

/** The step that holds on the day that counts: the contract's where the value is dated by it and the day is known. */
function stepOn(entry: Entry, { on, contractDate }: Subject): Step | undefined {
  const day = entry.dated === 'contract' ? (contractDate ?? on) : on
  // A step ends where the next begins, or on its own `until`; after that nothing of the series holds.
  const step = entry.steps.findLast(({ from }) => from === undefined || from <= day)
  return step?.until !== undefined && day >= step.until ? undefined : step
}

/** The most specific entry that applies, of two the one in force later, with its value read. */
export function known<P extends Parameter>(law: Law, parameter: P): Known<ValueOf<P>> | undefined {
  const asked = law.asked.get(parameter)
  if (asked !== undefined) return (asked ?? undefined) as Known<ValueOf<P>> | undefined
  let found = law.found.get(parameter)
  if (!found) {
    const alone: Law = { ...law, asked: new Map() }
    const own = find(alone, parameter, law.subject) ?? null
    law.found.set(parameter, (found = [...alone.asked, [parameter, own]]))
  }
  for (const [name, of] of found) law.asked.set(name, of)
  return (law.asked.get(parameter) ?? undefined) as Known<ValueOf<P>> | undefined
}

/** As `known`, for a case that differs in something: another region, another day. */
export function find<P extends Parameter>(
  law: Law,
  parameter: P,
  subject: Subject,
): Known<ValueOf<P>> | undefined {
  const { byParameter, digits } = law
  let best: { entry: Entry; step: Step; conditions: number } | undefined
  for (const written of byParameter.get(parameter) ?? []) {
    const entry = entryOf(written)
    // What the institution itself put in goes before anything a pack says.
    const conditions = written['own'] === true ? OWN : fits(entry.applies, subject)
    const step = conditions === undefined ? undefined : stepOn(entry, subject)
    if (conditions === undefined || !step) continue
    const later = best && (step.from ?? -Infinity) >= (best.step.from ?? -Infinity)
    if (!best || conditions > best.conditions || (conditions === best.conditions && later))
      best = { entry, step, conditions }
  }
  if (!best) return undefined
  const { entry, step } = best
  const read = UNITS[PARAMETERS[parameter]](step.value, digits)
  if (read === undefined) throw new Error(`${entry.at ?? entry.id}: not a ${PARAMETERS[parameter]}`)
  const value = multiple(read, law, subject, entry)
  if (value === undefined) return undefined
  return { value: value as ValueOf<P>, entry, step, source: citationOf(entry, step, iso) }
}

/** { times: 4, of: reference.rate } is four times the reference rate of the same day. */
function multiple(read: unknown, law: Law, subject: Subject, { dated }: Entry): unknown {
  if (typeof read !== 'object' || read === null || !('of' in read)) return read
  const { times: n, of } = read as { times: number; of: string }
  const day = dated === 'contract' ? (subject.contractDate ?? subject.on) : subject.on
  const base = find(law, of as 'reference.rate', { ...subject, on: day })
  // What it is a multiple of may be out of date as well.
  law.asked.set(of, base ?? null)
  return base && { ...times(base.value, { units: n, scale: 0 }), per: base.value.per }
}

/** What is known only second-hand never forbids: it warns. */
export const levelOf = ({ entry }: Known<unknown>, level: Level): Level =>
  entry.advisory && (level === 'forbids' || level === 'needs-approval') ? 'warns' : level

export type Duty = { readonly label: Label; readonly when: DutyWhen; readonly source: Citation }

/** Every sentence that a plan obliges the lender to say or do, for this case. */
export function duties({ byParameter, subject }: Law): Duty[] {
  return (byParameter.get('duty') ?? []).flatMap((written) => {
    const entry = entryOf(written)
    const step = fits(entry.applies, subject) === undefined ? undefined : stepOn(entry, subject)
    const label = step && UNITS.text(step.value, 0)
    return label ? [{ label, when: entry.when, source: citationOf(entry, step, iso) }] : []
  })
}

/** Of what was asked for: values past the day from which they may be out of date, and that day. */
export function stale({ asked, subject }: Law): { readonly known: Known<unknown>; readonly since: Day }[] {
  return [...asked.values()].flatMap((one) => {
    if (!one) return []
    const { staleAfterDays: after, renewedEveryDays: every, checked, steps } = one.entry
    // A step that another followed is a figure of the past, and stays.
    if (steps.at(-1) !== one.step) return []
    const { from } = one.step
    const since = Math.min(
      after === undefined || checked === undefined ? Infinity : checked + after,
      every === undefined || from === undefined ? Infinity : from + every,
    )
    return subject.on > since ? [{ known: one, since: since as Day }] : []
  })
}

/** The regions for which a parameter has values of their own. */
export const regionsOf = ({ byParameter }: Law, parameter: Parameter): string[] => [
  ...new Set((byParameter.get(parameter) ?? []).flatMap((written) => entryOf(written).applies.regions ?? [])),
]
