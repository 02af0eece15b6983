// Choices (备选编号): the plans a number key stands for: the best of each family, what would meet the wish, plans changed by
// hand, and offers that are open. 1 to 3 side by side, 4 "850.00 a month instead of 830.00".
import type { Money } from '../core/money.ts'
import type { Offer, Standing } from '../core/negotiation.ts'
import type { Plan } from '../core/plan.ts'
import type { Wish } from '../core/situation.ts'
import { type Desk, type Entry, entry } from './appraise.ts'
import type { Change } from './change.ts'
import type { Comparison } from './compare.ts'
import type { Counter } from './counter.ts'
import { approvedBy, beyond } from './granting.ts'
import type { Pool } from './pool.ts'
import { wishing } from './reach.ts'
import type { Own } from './search.ts'

export type Choice = {
  readonly n: number
  readonly as: 'best' | 'fits' | 'change' | 'closest' | 'own' | 'offer'
  readonly id: string
  readonly plan: Plan
  readonly entry: Entry
  /** What would have to be asked for instead; another due day changes every date of the plan. */
  readonly change?: Change
  /** It meets all that was asked for. */
  readonly meets: boolean
  /** Until when it is offered. */
  readonly offer?: Offer
  /** The lender's alone: what it is worth beyond no agreement, and whether the role may grant it. */
  readonly lender?: {
    readonly room: Money | null
    readonly grant: 'alone' | 'beyond' | 'approved'
    readonly approvedAs?: string
  }
}

/** There are nine number keys. */
const MOST = 9

type From = {
  readonly desk: Desk
  readonly pool: Pool
  readonly standing: Standing
  readonly comparison: Comparison
  readonly answer: Counter | undefined
  readonly offers: readonly Offer[]
  readonly own: readonly Own[]
}
type Named = { readonly id: string; readonly plan: Plan }

/** In the order of the screen; a plan that is there for two reasons has the first number. */
export function choicesOf({ desk, pool, standing, comparison, answer, offers, own }: From): Choice[] {
  const out: Choice[] = []
  const add = (as: Choice['as'], of: Named, made: Entry | undefined, change?: Change): void => {
    if (!made || out.length === MOST || out.some(({ id }) => id === of.id)) return
    const { id, plan } = of
    const offer = offers.findLast((one) => one.id === id)
    out.push({
      n: out.length + 1,
      as,
      id,
      plan,
      entry: made,
      ...(change ? { change } : {}),
      meets: answer?.fits.some((one) => one.id === id) === true,
      ...(offer ? { offer } : {}),
      ...(desk.role === 'borrower' ? {} : { lender: lenderSide(desk, standing, of, made) }),
    })
  }
  const plain = (as: Choice['as'], of: Named): void => add(as, of, entry(desk, of.id, of.plan))
  for (const one of comparison.plans) add('best', one, one)
  for (const one of own) plain('own', one)
  for (const one of offers) plain('offer', one)
  for (const one of answer?.fits ?? []) add('fits', one, one)
  for (const change of answer?.changes ?? [])
    add('change', change, entry(under(desk, pool, change.wish), change.id, change.plan), change)
  if (answer?.closest) plain('closest', answer.closest)
  return out
}

function lenderSide(
  desk: Desk,
  standing: Standing,
  of: Named,
  { measures: m }: Entry,
): NonNullable<Choice['lender']> {
  const worth = m.expectedValue ?? m.presentValue
  const alone = beyond(desk, of.plan, desk.role).length === 0
  const by = alone ? undefined : approvedBy(desk, standing, of)
  return {
    room: worth === null ? null : ((worth - desk.reservation) as Money),
    grant: alone ? 'alone' : by ? 'approved' : 'beyond',
    ...(by ? { approvedAs: by.role } : {}),
  }
}

/** The desk under another wish. */
function under(desk: Desk, pool: Pool, wish: Wish): Desk {
  return wish.dueDay === desk.situation.wish?.dueDay ? desk : wishing(pool.at, { ...pool.given, wish })
}
