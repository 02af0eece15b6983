// Agree (签约): a plan of the menu or of one's own becomes an agreement, or what stands against it: a rule that forbids it, an
// approval it needs beyond the role, a section it would lack.
// agree(situation, policy, { id, plan }, { role: 'collector', digest }) → Agreement | { against: [needs-approval …] }
import {
  type Agreement,
  type BreachRow,
  type ClauseWhen,
  type Required,
  isSecured,
  missing,
} from '../core/agreement.ts'
import { broken } from '../core/breach.ts'
import type { Day } from '../core/day.ts'
import type { Citation, Finding } from '../core/finding.ts'
import { type Plan, months } from '../core/plan.ts'
import { opening } from '../core/relief.ts'
import { schedule } from '../core/schedule.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import { approval } from '../policy/authority.ts'
import { clausesFor } from '../policy/clauses.ts'
import { known } from '../policy/law.ts'
import { GRANTING, type Granting, type Policy } from '../policy/policy.ts'
import { writtenCase } from '../schema/case-written.ts'
import type { Plain } from '../schema/plain.ts'
import { writtenPlan } from '../schema/plan-written.ts'
import { type Entry, deskOf, entry } from './appraise.ts'

export type Approved = { readonly role: string; readonly name: string; readonly reason: string }
/** SHA-256 of a value's canonical text, lent by whoever may reckon one. */
export type Digest = (of: Plain) => string
export type Against = { readonly against: readonly Finding[] }
type Named = { readonly id: string; readonly plan: Plan }

export type AgreeOptions = {
  readonly role: Granting
  /** Day of the agreement; that of the figures if left out. */
  readonly on?: Day
  readonly approved?: Approved
  readonly digest: Digest
}

export function agree(
  situation: Situation,
  policy: Policy,
  named: Named,
  { role, on, approved, digest }: AgreeOptions,
): Agreement | Against {
  const made = compose(situation, policy, named, { digest, ...(on === undefined ? {} : { on }) })
  if ('against' in made) return made
  const { entry: of, agreement } = made
  const { debt } = agreement.situation
  const { plan } = agreement.plan
  const may = (who: string): boolean =>
    GRANTING.some((one) => one === who) && approval(policy, plan, debt, who).length === 0
  const unapproved =
    plan.kind === 'contract' || (approved && may(approved.role)) ? [] : approval(policy, plan, debt, role)
  const against = [
    ...of.findings.filter(({ level }) => level === 'forbids'),
    ...unapproved,
    ...lacking(agreement, policy),
  ]
  return against.length > 0 ? { against } : agreement
}

type Composed = { readonly agreement: Agreement; readonly entry: Entry }

/** The agreement as it follows from the case, the plan and the policy, whoever may grant it. `verify` makes it again. */
export function compose(
  given: Situation,
  policy: Policy,
  { id, plan: asked }: Named,
  { on, digest }: { readonly on?: Day; readonly digest: Digest },
): Composed | Against {
  const situation = withoutGrade(onWishedDay(given))
  const { debt } = situation
  const plan: Plan = asked.breach ? asked : { ...asked, breach: policy.breach }
  const rows = schedule(debt, plan)
  if ('refused' in rows) return { against: [rows.refused] }
  // As a borrower sees it: then nothing of the lender's is reckoned, let alone told.
  const at = deskOf(situation, policy, 'borrower')
  const { means } = at
  const of = entry(at, id, plan)
  const breaches: BreachRow[] = []
  for (const { n, due } of rows.rows) {
    const at = broken(debt, plan, n)
    if ('refused' in at) return { against: [at.refused] }
    breaches.push({ row: n, due, broken: at })
  }
  if (!of) throw new Error(`${id} has rows but no entry`)
  const duties = of.findings.flatMap(({ rule, args, source }) =>
    rule === 'duty' && args['duty'] && 'label' in args['duty']
      ? [{ label: args['duty'].label, ...(source ? { source: publicSource(source) } : {}) }]
      : [],
  )
  const quiet = known(policy.law, 'contact.quiet')?.value
  const contact = quiet && { from: quiet.until, until: quiet.from }
  const { costForm } = of
  const open = opening(debt, plan)
  const reliefs = 'refused' in open ? [] : open.given
  const holds: Readonly<Record<ClauseWhen, boolean>> = {
    waives: reliefs.some(({ when, amount }) => when !== 'last-row' && amount > 0),
    conditional: reliefs.some(({ when, amount }) => when !== 'now' && when !== 'last-row' && amount > 0),
    monthly: months(plan) > 1,
    'several-missed': (plan.breach?.missed ?? 1) > 1,
    accelerates: plan.breach?.accelerates === true,
    secured: isSecured(situation),
    'credit-card': debt.product === 'credit-card',
    'cost-form': costForm !== undefined,
    'contact-hours': contact !== undefined,
    hardship: situation.hardship !== undefined,
    'no-hardship': situation.hardship === undefined,
    duties: duties.length > 0,
  }
  const name = situation.id ?? 'agreement'
  const written = { case: writtenCase(situation), plan: { id, ...writtenPlan(plan, debt.digits) } }
  const code = digest(written).slice(0, 8)
  const agreement: Agreement = {
    id: `${name}-${code}`,
    on: on ?? situation.today,
    situation,
    plan: { id, plan },
    schedule: rows,
    breaches,
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
    duties,
    clauses: clausesFor(policy.agreement, (when) => holds[when]),
    ...(contact ? { contact } : {}),
    ...(costForm ? { costForm } : {}),
    ...(means ? { means } : {}),
  }
  return { agreement, entry: of }
}

/** The grade is how the lender rates the borrower: it decides the tier and is nobody else's business. */
function withoutGrade({ debt: { grade: _, ...debt }, ...rest }: Situation): Situation {
  return { ...rest, debt }
}

/** Without the file and line in which a lender keeps it. */
const publicSource = ({ at: _, ...source }: Citation): Citation => source

/** Sections every agreement has, and what a law asks this one to contain. */
function lacking({ clauses }: Agreement, policy: Policy): Finding[] {
  const { sections, contents } = policy.agreement
  const asked = known(policy.law, 'agreement.contents')
  const required: Required[] = [
    ...sections.map((id) => ({ id, label: { en: id, zh: id }, clauses: [id] })),
    ...(asked?.value ?? []).map(({ id, label }) => ({ id, label, clauses: contents[id] ?? [] })),
  ]
  return missing(clauses, required).map(({ id, label }) => ({
    rule: 'agreement-lacks',
    level: 'forbids',
    args: { section: { label } },
    ...(asked && contents[id] !== undefined ? { source: asked.source } : {}),
  }))
}
