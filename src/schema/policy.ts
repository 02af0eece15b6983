// Policy file (政策文件), parley/policy@1: what a lender offers, to whom, within which limits, and who may grant it.
// `{ schema: parley/policy@1, id: my-bank, version: 2026-11-22, extends: cn, limits: { mostMonths: 48 } }`: what is left out
// is the extended policy's. That a policy which extends none says everything is checked in src/policy/check.ts.
import { BUCKETS, PRODUCTS } from '../core/debt.ts'
import { type Kit, kit, share, uplift } from './figures.ts'
import { count, country, currency, schemaName, word } from './leaf.ts'
import { sectionsShape } from './letters.ts'
import { either, map, maybe, named } from './map.ts'
import { decimal, few, label, name, span, truth } from './policy-leaves.ts'
import { ASKS, GRANTING, LENDERS } from './policy-words.ts'
import { isMap } from './tree.ts'
import { entryShape, MOST_DAYS } from './values.ts'
import { wordingList } from './wordings.ts'

export const POLICY = 'parley/policy@1'
const MOST_MONTHS = 480
const MOST_TIMES = 10_000
/** More tiers or values than any lender has; what stands in pairs is compared pair by pair. */
const MOST_TIERS = 300
const MOST_VALUES = 500

const months = () => count(1, MOST_MONTHS)
const shares = () => ({
  penalty: maybe(share()),
  fees: maybe(share()),
  interest: maybe(share()),
  principal: maybe(share()),
})

const menuShape = ({ rate }: Kit) =>
  map({
    terms: maybe(few(months())),
    extensions: maybe(few(months())),
    holidays: maybe(few(months())),
    interestOnly: maybe(few(months())),
    reduced: maybe(few(months())),
    graceDays: maybe(few(count(1, 366))),
    catchUp: maybe(few(months())),
    stepUps: maybe(few(map({ grow: uplift(), every: months() }))),
    balloonOver: maybe(few(months())),
    rates: maybe(few(rate)),
    reducedRateMonths: maybe(few(months())),
    personalised: maybe(
      map({
        months: maybe(few(months())),
        rates: maybe(few(rate)),
        minDaysPastDue: maybe(count(0, MOST_DAYS)),
      }),
    ),
    settlements: maybe(few(map({ months: few(months(), 100, 1), principal: share() }))),
    reliefs: maybe(few(map({ when: word(['now', 'on-completion', 'last-row']), ...shares() }))),
  })

const limitsShape = ({ money }: Kit) =>
  map({
    mostMonths: maybe(months()),
    leastInstalment: maybe(money),
    leastShare: maybe(share()),
    firstPaymentWithin: maybe(count(1, 366)),
    mostRestructures: maybe(count(0, 100)),
    coolOff: maybe(count(0, MOST_DAYS)),
    graceTimesOverdue: maybe(count(0, MOST_TIMES)),
  })

function roleShape({ rate }: Kit) {
  const all = word(['all'])
  const grant = map({
    waive: maybe(map(shares())),
    months: maybe(count(0, MOST_MONTHS)),
    rate: maybe(rate),
    holiday: maybe(count(0, MOST_MONTHS)),
  })
  return either([grant, all], (node) => (isMap(node) ? grant : all))
}

function tierShape(leaves: Kit) {
  const when = map({
    daysPastDue: maybe(span(count(0, MOST_DAYS))),
    amount: maybe(span(leaves.money)),
    timesOverdue: maybe(span(count(0, MOST_TIMES))),
    grades: maybe(few(leaves.short, 100, 1)),
    products: maybe(few(word(PRODUCTS), 20, 1)),
  })
  return map({
    id: name(),
    when: maybe(when),
    menu: maybe(menuShape(leaves)),
    limits: maybe(limitsShape(leaves)),
    offers: maybe(word(['menu', 'nothing'])),
    reason: maybe(label()),
  })
}

function discountShape({ rate }: Kit) {
  const contract = word(['contract'])
  return either([rate, contract], (node) =>
    typeof node === 'string' && /^[a-z]/i.test(node.trim()) ? contract : rate,
  )
}

const each = <K extends string, S>(keys: readonly K[], of: () => S): Record<K, S> =>
  Object.fromEntries(keys.map((key) => [key, of()])) as Record<K, S>

/** The shape of a policy whose amounts have so many digits. */
export function policyShape(digits: number, shipped = false) {
  const leaves = kit(digits)
  const { money } = leaves
  const waiting = count(0, MOST_MONTHS)
  return map({
    schema: schemaName(POLICY),
    id: name(),
    version: leaves.short,
    label: maybe(label()),
    source: maybe(label()),
    extends: maybe(leaves.text),
    country: maybe(country()),
    currency: maybe(currency()),
    lenders: maybe(map(each(PRODUCTS, () => maybe(word(LENDERS))))),
    rounding: maybe(
      map({
        interest: maybe(word(['half-up', 'half-even', 'carry'])),
        instalment: maybe(word(['nearest', 'up', 'even'])),
        unit: maybe(money),
      }),
    ),
    allocation: maybe(few(word(BUCKETS), BUCKETS.length, BUCKETS.length)),
    means: maybe(map({ cushion: maybe(share()), savingsWithin: maybe(waiting) })),
    menu: maybe(menuShape(leaves)),
    limits: maybe(limitsShape(leaves)),
    breach: maybe(
      map({
        missed: maybe(count(1, 60)),
        days: maybe(count(0, 366)),
        interest: maybe(word(['from-breach', 'from-start'])),
        accelerates: maybe(truth()),
      }),
    ),
    ranking: maybe(
      map(each(['strain', 'cost', 'length', 'loss', 'risk'] as const, () => maybe(decimal(0, 1000)))),
    ),
    steps: maybe(
      map({ months: maybe(months()), share: maybe(share()), rate: maybe(share()), amount: maybe(money) }),
    ),
    authority: maybe(map(each(GRANTING, () => maybe(roleShape(leaves))))),
    ladder: maybe(
      map({
        rounds: maybe(count(1, 100)),
        exponent: maybe(decimal(0.01, 100)),
        asks: maybe(few(word(ASKS))),
      }),
    ),
    tolerance: maybe(map({ days: maybe(count(0, 366)), amount: maybe(money) })),
    validity: maybe(map({ days: maybe(count(1, 366)) })),
    economics: maybe(
      map({
        discount: maybe(discountShape(leaves)),
        stress: maybe(map({ income: maybe(share()), months: maybe(waiting) })),
      }),
    ),
    tiers: maybe(few(tierShape(leaves), MOST_TIERS)),
    inputs: maybe(named()),
    values: maybe(few(entryShape(shipped), MOST_VALUES)),
    letters: maybe(sectionsShape()),
    wordings: maybe(wordingList()),
  })
}
