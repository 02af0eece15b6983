// Request (申请书): what a borrower asks a lender for: the household as it stands, the plan asked for and one to fall back on, what
// shows the hardship, and what the pack cites as rights, duties and things to mind. It needs no name and no number.
// requestOf(situation, policy, { id: 'term-extension-9', plan }) → Request; nothing of the lender's alone is reckoned for it.
import type { AgreedDuty } from '../core/agreement.ts'
import type { Citation, Finding, Label } from '../core/finding.ts'
import type { Means } from '../core/means.ts'
import type { Measures } from '../core/measure.ts'
import type { Plan } from '../core/plan.ts'
import { type Schedule, schedule } from '../core/schedule.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import { floorOf } from '../policy/floor.ts'
import { type Known, type Law, known } from '../policy/law.ts'
import { PARAMETERS, type Parameter } from '../policy/parameters.ts'
import type { Policy } from '../policy/policy.ts'
import type { Unit } from '../policy/units.ts'
import { type Desk, deskOf, entry } from './appraise.ts'
import { type RowGroup, rowGroups } from './row-groups.ts'

type Named = { readonly id: string; readonly plan: Plan }

/** What of a plan's measures is the borrower's to say. */
type Said = 'firstDue' | 'finalDue' | 'totalPaid' | 'peakPayment' | 'forgiven' | 'held' | 'fits'

/** A plan as it is asked for, with its rows told in groups. */
export type Asked = Named & {
  readonly schedule: Schedule
  readonly rows: readonly RowGroup[]
  readonly measures: Pick<Measures, Said>
}

/** A value of the pack that protects the borrower: "Hours without contact: 22:00 to 08:00". */
export type Right = {
  readonly label: Label
  readonly unit: Unit
  readonly value: unknown
  readonly source: Citation
}

export type Request = {
  readonly situation: Situation
  readonly means?: Means
  readonly asked: Asked
  readonly fallback?: Asked
  readonly rights: readonly Right[]
  /** What the lender may not charge, as the rules find it in this case. */
  readonly limits: readonly Finding[]
  readonly duties: readonly AgreedDuty[]
  /** What the borrower must know of the plan asked for. */
  readonly warnings: readonly Finding[]
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string }
  /** What forbids the plans asked for; for the borrower's eyes, and in no letter. */
  readonly obstacles: readonly Finding[]
}

/** In this order. */
const RIGHTS = [
  'cost.cap',
  'contact.quiet',
  'contact.calls-a-day',
  'contact.attempts-a-day',
  'contact.calls-a-week',
  'contact.after-talk',
  'credit.retention',
] as const satisfies readonly Parameter[]
const LIMITS: readonly string[] = [
  'charges-above-cap',
  'cost-above-cap',
  'penalty-above-cap',
  'penalty-outside-uplift',
]
/** Said elsewhere in the request, or to the borrower alone. */
const UNTOLD: readonly string[] = [
  ...LIMITS,
  'duty',
  'above-wish',
  'longer-than-wish',
  'later-than-wish',
  'cleared-early',
]

export function requestOf(
  given: Situation,
  rules: Policy,
  chosen: Named,
  second?: Named,
): Request | { readonly against: readonly Finding[] } {
  // What was asked of the law for the other side is not told here.
  const policy = { ...rules, law: { ...rules.law, asked: new Map() } }
  const { debt, household, ...rest } = onWishedDay(given)
  const { grade: _, ...owed } = debt
  const situation: Situation = { ...rest, debt: owed, ...(household ? { household } : {}) }
  const at = deskOf(situation, policy, 'borrower')
  const { means } = at
  const asked = askedOf(at, chosen)
  if ('against' in asked) return asked
  const fallback = second && askedOf(at, second)
  if (fallback && 'against' in fallback) return fallback
  const { findings } = asked
  return {
    situation,
    ...(means ? { means } : {}),
    asked: asked.asked,
    ...(fallback ? { fallback: fallback.asked } : {}),
    rights: rightsOf(policy.law, situation),
    limits: findings.filter(({ rule }) => LIMITS.includes(rule)).map(withoutLine),
    duties: findings.flatMap(({ rule, args, source }) =>
      rule === 'duty' && args['duty'] && 'label' in args['duty']
        ? [{ label: args['duty'].label, ...(source ? { source: publicly(source) } : {}) }]
        : [],
    ),
    warnings: findings
      .filter(({ rule, level }) => (level === 'warns' || level === 'notes') && !UNTOLD.includes(rule))
      .map(withoutLine),
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
    obstacles: [...findings, ...(fallback?.findings ?? [])].filter(({ level }) => level === 'forbids'),
  }
}

type Judged = { readonly asked: Asked; readonly findings: readonly Finding[] }

function askedOf(at: Desk, { id, plan }: Named): Judged | { readonly against: readonly Finding[] } {
  const run = schedule(at.situation.debt, plan)
  if ('refused' in run) return { against: [run.refused] }
  const of = entry(at, id, plan)
  if (!of) throw new Error(`${id} has rows but no entry`)
  const { findings, measures: m } = of
  const { firstDue, finalDue, totalPaid, peakPayment, forgiven, held, fits } = m
  const measures = { firstDue, finalDue, totalPaid, peakPayment, forgiven, held, fits }
  return { asked: { id, plan, schedule: run, rows: rowGroups(run.rows), measures }, findings }
}

function rightsOf(law: Law, { household }: Situation): Right[] {
  const out: Right[] = []
  const add = (of: Known<unknown> | undefined, unit: Unit, value = of?.value): void => {
    // What the lender put in itself is no right, and names no instrument.
    if (of?.entry.instrument === undefined) return
    out.push({ label: of.entry.label, unit, value, source: publicly(of.source) })
  }
  for (const parameter of RIGHTS) add(known(law, parameter), PARAMETERS[parameter])
  const floor = household && floorOf(law, household)
  if (floor) add(floor.known, 'amount-a-month', floor.amount)
  return out
}

/** Without the file and line in which a lender keeps it. */
const publicly = ({ at: _, ...source }: Citation): Citation => source
const withoutLine = (of: Finding): Finding => (of.source ? { ...of, source: publicly(of.source) } : of)
