// May this borrower be contacted now (可否联络)? Hours, calls so far, what was said in earlier contacts, third parties: each rule
// with what it counted and where it stands. Nothing that forbids is yes; what no pack knows is said, and forbids nothing.
// A fourth talk on one day in China: { rule: 'contact-talks-a-day', level: 'forbids', args: { talks: 3, most: 3 }, source }
import {
  type Addressee,
  type Channel,
  type Contact,
  type Moment,
  before,
  clockText,
  isTalk,
  rang,
} from '../core/contact.ts'
import type { Day } from '../core/day.ts'
import type { Arg, Finding, Level } from '../core/finding.ts'
import { type Known, type Law, known, levelOf } from './law.ts'

export type Proposed = {
  readonly at: Moment
  readonly by: Channel
  readonly to: Addressee
  /** The borrower has agreed to be contacted then. */
  readonly agreed?: boolean
}
/** What was done so far: about this debt, and with this borrower about any of theirs. */
export type History = { readonly debt: readonly Contact[]; readonly borrower: readonly Contact[] }

type At = {
  readonly law: Law
  readonly of: Proposed
  readonly debt: readonly Contact[]
  readonly borrower: readonly Contact[]
}

/** The values that hold on the day of the contact, not on that of the figures. */
export const lawOn = (law: Law, on: Day): Law => ({
  ...law,
  subject: { ...law.subject, on },
  asked: new Map(),
})

export function mayContact(given: Law, { debt, borrower }: History, of: Proposed): Finding[] {
  const law = lawOn(given, of.at.day)
  const past = (all: readonly Contact[]): Contact[] => all.filter(({ at }) => !before(of.at, at))
  const at: At = { law, of, debt: past(debt), borrower: past(borrower) }
  return [
    ...quiet(at),
    ...talksADay(at),
    ...attemptsADay(at),
    ...callsAWeek(at),
    ...afterTalk(at),
    ...asked(at),
    ...represented(at),
    ...thirdParty(at),
    ...wrongNumber(at),
    ...unknown(at),
  ]
}

export const isAllowed = (findings: readonly Finding[]): boolean =>
  findings.every(({ level }) => level !== 'forbids')

/** The first moment from which nothing forbids it: now, or the end of the quiet hours of a later day; within a month. */
export function nextAllowed(law: Law, history: History, of: Proposed): Moment | undefined {
  const ends = endsOf(law, of.at.day)
  for (let day = of.at.day; day <= of.at.day + 31; day = (day + 1) as Day)
    for (const minute of day === of.at.day ? [of.at.minute, ends] : [ends]) {
      const at: Moment = { day, minute }
      if (before(at, of.at)) continue
      if (isAllowed(mayContact(law, history, { ...of, at }))) return at
    }
  return undefined
}

const endsOf = (law: Law, on: Day): number => {
  const hours = known(lawOn(law, on), 'contact.quiet')?.value
  return hours ? minuteOf(hours.until) : 0
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

const no = (
  rule: string,
  value: Known<unknown>,
  args: Readonly<Record<string, Arg>>,
  level: Level = 'forbids',
): Finding[] => [{ rule, level: levelOf(value, level), args, source: value.source }]

/** A letter has no hour. */
function quiet({ law, of }: At): Finding[] {
  const hours = known(law, 'contact.quiet')
  if (!hours || of.by === 'letter') return []
  const [from, until] = [minuteOf(hours.value.from), minuteOf(hours.value.until)]
  const { minute } = of.at
  const within = from > until ? minute >= from || minute < until : minute >= from && minute < until
  if (!within) return []
  const args = {
    at: { text: clockText(minute) },
    from: { text: hours.value.from },
    until: { text: hours.value.until },
  }
  return no('contact-quiet-hours', hours, args, of.agreed ? 'notes' : 'forbids')
}

const sameDay =
  ({ day }: Moment) =>
  (one: Contact): boolean =>
    one.at.day === day

function talksADay({ law, of, borrower }: At): Finding[] {
  const most = known(law, 'contact.calls-a-day')
  if (!most || of.by !== 'call' || of.to === 'third-party') return []
  const talks = borrower
    .filter(sameDay(of.at))
    .filter((one) => one.by === 'call' && !one.incoming && isTalk(one)).length
  return talks < most.value
    ? []
    : no('contact-talks-a-day', most, { talks: { count: talks }, most: { count: most.value } })
}

/** Each addressee is taken to have one number: who is rung at several is counted once too often, never too seldom. */
function attemptsADay({ law, of, borrower }: At): Finding[] {
  const most = known(law, 'contact.attempts-a-day')
  if (!most || of.by !== 'call') return []
  const calls = borrower
    .filter(sameDay(of.at))
    .filter((one) => one.by === 'call' && !one.incoming && one.to === of.to).length
  return calls < most.value
    ? []
    : no('contact-attempts-a-day', most, { calls: { count: calls }, most: { count: most.value } })
}

const WEEK = 7

/** Seven days in a row, this one the last. Calls agreed to, and those that did not connect, do not count. */
function callsAWeek({ law, of, debt }: At): Finding[] {
  const most = known(law, 'contact.calls-a-week')
  if (!most || of.by !== 'call' || of.agreed) return []
  const calls = debt.filter((one) => rang(one) && !one.agreed && of.at.day - one.at.day < WEEK).length
  return calls < most.value
    ? []
    : no('contact-calls-a-week', most, { calls: { count: calls }, most: { count: most.value } })
}

/** The day of the talk is the first of so many. */
function afterTalk({ law, of, debt }: At): Finding[] {
  const days = known(law, 'contact.after-talk')
  if (!days || of.by !== 'call' || of.agreed) return []
  const last = latest(debt.filter((one) => one.by === 'call' && isTalk(one)))
  if (!last || of.at.day - last.at.day >= days.value) return []
  return no('contact-after-talk', days, {
    talk: { day: last.at.day },
    again: { day: (last.at.day + days.value) as Day },
  })
}

const latest = (all: readonly Contact[]): Contact | undefined =>
  all.reduce<Contact | undefined>((last, one) => (last && before(one.at, last.at) ? last : one), undefined)

/** In writing it ends all contact where a law says so; else the medium it was said of. Who asked is left alone. */
function asked({ law, of, debt }: At): Finding[] {
  const stops = debt.filter(({ outcome, to }) => outcome === 'asked-to-stop' && to === of.to)
  const last = latest(stops)
  if (!last || of.to === 'third-party') return []
  const args = { day: { day: last.at.day } }
  const all = known(law, 'contact.stop-in-writing')
  if (all?.value && stops.some(({ by }) => by === 'message' || by === 'letter'))
    return no('contact-stopped', all, args)
  const medium = known(law, 'contact.stop-medium')
  if (medium?.value && stops.some(({ by }) => by === of.by)) return no('contact-stopped-medium', medium, args)
  return [{ rule: 'contact-stopped', level: 'warns', args }]
}

function represented({ law, of, debt }: At): Finding[] {
  const last = latest(debt.filter(({ outcome }) => outcome === 'represented'))
  if (!last || of.to !== 'borrower') return []
  const value = known(law, 'contact.represented')
  const args = { day: { day: last.at.day } }
  return value?.value
    ? no('contact-represented', value, args)
    : [{ rule: 'contact-represented', level: 'warns', args }]
}

/** Only where the borrower cannot be reached, and no more once they refuse. */
function thirdParty({ law, of, debt }: At): Finding[] {
  const rule = known(law, 'contact.third-party')
  if (!rule || of.to !== 'third-party') return []
  const refused = latest(
    debt.filter(
      ({ to, outcome }) => to === 'third-party' && (outcome === 'refused' || outcome === 'asked-to-stop'),
    ),
  )
  if (refused) return no('contact-third-party-refused', rule, { day: { day: refused.at.day } })
  const need = known(law, 'contact.unreachable-calls')
  const reason = { reason: { label: rule.value } }
  if (!need) return no('contact-third-party', rule, reason, 'warns')
  const failed = failedInARow(debt, of.at.day)
  if (failed >= need.value) return no('contact-third-party', rule, reason, 'notes')
  // That nobody tried is plain; how often counts as enough may be known second-hand only.
  const args = { failed: { count: failed }, need: { count: need.value } }
  return no('contact-third-party-reachable', failed === 0 ? rule : need, args)
}

/** Calls to the borrower before this day that failed, counted back to the last time they were reached. */
function failedInARow(debt: readonly Contact[], on: Day): number {
  const to = debt.filter((one) => one.to === 'borrower')
  const reached = latest(to.filter((one) => one.incoming || isTalk(one)))
  return to.filter(
    (one) =>
      one.by === 'call' &&
      one.at.day < on &&
      !isTalk(one) &&
      !one.incoming &&
      (!reached || before(reached.at, one.at)),
  ).length
}

function wrongNumber({ of, debt }: At): Finding[] {
  const calls = debt.filter(({ by, to }) => by === of.by && to === of.to)
  const last = latest(calls)
  if (of.by === 'letter' || of.by === 'visit' || last?.outcome !== 'wrong-number') return []
  return [{ rule: 'contact-wrong-number', level: 'warns', args: { day: { day: last.at.day } } }]
}

/** That nothing forbids it says little where nobody knows a rule. */
function unknown({ law }: At): Finding[] {
  const any = (['contact.quiet', 'contact.calls-a-day', 'contact.calls-a-week'] as const).some((name) =>
    known(law, name),
  )
  return any ? [] : [{ rule: 'contact-no-rule', level: 'notes', args: {} }]
}
