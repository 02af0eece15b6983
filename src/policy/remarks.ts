// Remarks (案件提示): what the rules have to say about a case whatever plan is chosen: values that may be out of date, what is
// not known of the lender or the household. Asked last: an LPR of 2026-04-20 is told as old only if some rule wanted it.
import type { Finding, Label } from '../core/finding.ts'
import type { Means } from '../core/means.ts'
import type { Money } from '../core/money.ts'
import type { Situation } from '../core/situation.ts'
import { entryOf } from './entry.ts'
import { floorOf, floorRegions } from './floor.ts'
import { type Law, known, stale } from './law.ts'
import { TIGHTER, isParameter } from './parameters.ts'
import type { Policy } from './policy.ts'

export const remarks = (situation: Situation, policy: Policy, means: Means | undefined): Finding[] => [
  ...ofLaw(policy.law),
  ...ofHousehold(situation, policy, means),
  ...(policy.authority === undefined ? [NO_AUTHORITY] : []),
  ...empties(policy.law),
  ...outdated(policy.law),
]

const NO_AUTHORITY: Finding = { rule: 'no-authority-limits', level: 'notes', args: {} }

function ofLaw({ byParameter, subject }: Law): Finding[] {
  if (!['cost.cap', 'term.most', 'allocation'].some((parameter) => byParameter.has(parameter)))
    return [{ rule: 'no-law', level: 'notes', args: {} }]
  const byLender = byParameter.get('cost.cap')?.some((written) => entryOf(written).applies.lenders)
  return subject.lender === undefined && byLender
    ? [{ rule: 'lender-unknown', level: 'notes', args: {} }]
    : []
}

function ofHousehold({ household }: Situation, { law }: Policy, means: Means | undefined): Finding[] {
  if (!household) return []
  const out: Finding[] = []
  const regions = floorRegions(law)
  const floor = floorOf(law, household)
  const list = { text: regions.join(', ') }
  if (floor?.national)
    out.push({
      rule: 'floor-national',
      level: 'warns',
      args: { region: { text: household.region ?? '' }, known: list, floor: { money: floor.amount } },
      source: floor.known.source,
    })
  if (!floor && household.region === undefined && regions.length > 0)
    out.push({ rule: 'floor-region-missing', level: 'notes', args: { known: list } })
  const average = known(law, 'benchmark.consumption')
  const today = means?.path[0]
  if (average && today)
    out.push({
      rule: 'consumption-benchmark',
      level: 'notes',
      args: {
        essentials: { money: today.essentials },
        average: { money: (average.value * household.people) as Money },
        people: { count: household.people },
      },
      source: average.source,
    })
  return out
}

/**
 * Inputs that were asked for in vain and that nobody published: a limit of the law with the reason why it is not known,
 * all others by name.
 */
function empties({ byParameter, asked }: Law): Finding[] {
  const limits: Finding[] = []
  const others: Label[] = []
  for (const [parameter, found] of asked) {
    const written = found === null ? byParameter.get(parameter)?.find((one) => entryOf(one).empty) : undefined
    if (!written) continue
    const { label, empty } = entryOf(written)
    if (empty && isParameter(parameter) && TIGHTER[parameter] !== undefined)
      limits.push({ rule: 'limit-unknown', level: 'notes', args: { what: { label }, why: { label: empty } } })
    else others.push(label)
  }
  if (others.length === 0) return limits
  const joined = {
    en: others.map(({ en }) => en).join('; '),
    zh: others.map(({ zh }) => zh).join('；'),
  }
  return [...limits, { rule: 'inputs-empty', level: 'notes', args: { what: { label: joined } } }]
}

const outdated = (law: Law): Finding[] =>
  stale(law).map(({ known: { entry, source }, since }) => ({
    rule: 'value-stale',
    level: 'warns',
    args: { what: { label: entry.label }, since: { day: since } },
    source,
  }))
