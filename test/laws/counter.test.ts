// Counter-offers: what fits a wish, and the least changes of one that nothing fits, against every plan of small menus run one by
// one; the ladder never goes back on an offer nor below what the lender has without an agreement.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Role } from '../../src/app/appraise.ts'
import type { Change } from '../../src/app/change.ts'
import { counter } from '../../src/app/counter.ts'
import { firstDays } from '../../src/app/other-plans.ts'
import { distance, paidOn } from '../../src/app/wish.ts'
import type { Day } from '../../src/core/day.ts'
import { total } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import { run } from '../../src/core/run.ts'
import { type Situation, type Wish, onWishedDay } from '../../src/core/situation.ts'
import { tape } from '../../src/core/tape.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { anyTalk, slowly } from '../support/counter.ts'

const RUNS = Number(process.env['CASES'] ?? 120)
const roles = fc.constantFrom<Role>('collector', 'collector', 'supervisor', 'borrower')

it('what fits is what fits of all plans, best first; and nothing fits only where no plan of the menu does', () => {
  const seen = { fits: 0, none: 0, kept: 0 }
  fc.assert(
    fc.property(anyTalk, roles, ({ situation, policy, wish }, role) => {
      const slow = slowly(situation, policy, role, wish)
      const { fits, changes, closest, counts } = counter(situation, policy, role, wish)
      expect(counts).toEqual({
        considered: slow.considered,
        grantable: slow.all.filter(({ grantable }) => grantable).length,
        fits: slow.fitting.length,
      })
      const best = slow.fitting.toSorted((a, b) => a.score - b.score)[0]
      expect(slow.fitting.find(({ id }) => id === fits[0]?.id)?.score).toBe(best?.score)
      for (const { id, findings } of fits) {
        expect(slow.fitting.map((one) => one.id)).toContain(id)
        expect(findings.filter(({ level }) => level === 'forbids')).toEqual([])
      }
      for (const group of ['extension', 'instalment', 'waiver'])
        expect(fits.filter(({ family }) => family === group).length).toBeLessThanOrEqual(3)
      seen[fits.length > 0 ? 'fits' : 'none'] += 1
      seen.kept += slow.all.filter(({ grantable }) => !grantable).length
      if (fits.length > 0) expect([changes, closest]).toEqual([[], undefined])
      else {
        // The closest is as close as any that can be granted.
        const { debt } = onWishedDay({ ...situation, wish })
        const far = slow.all
          .filter(({ grantable }) => grantable)
          .map(({ plan }) => {
            const onto = tape()
            run(debt, plan, onto)
            return distance(paidOn(onto, plan, debt.asOf), wish, debt.asOf)
          })
        expect(closest?.distance ?? Infinity).toBe(Math.min(Infinity, ...far))
      }
    }),
    { numRuns: RUNS },
  )
  console.log(`${RUNS} wishes: ${JSON.stringify(seen)}`)
  expect(seen.fits).toBeGreaterThan(RUNS / 10)
  expect(seen.none).toBeGreaterThan(RUNS / 10)
}, 600_000)

/** The wish one step before a change, all else as changed; `undefined` where that is the wish as it was. */
function before(
  { kind, to, wish }: Change,
  was: Wish,
  situation: Situation,
  { steps }: Policy,
): Wish | undefined {
  switch (kind) {
    case 'pay-more':
      return 'money' in to && to.money - 1 > (was.maxPayment ?? 0)
        ? { ...wish, maxPayment: money(to.money - 1) }
        : undefined
    case 'longer': {
      const { doneBy: _, ...others } = wish
      return 'count' in to && to.count - 1 > (was.maxMonths ?? 0)
        ? { ...others, maxMonths: to.count - 1 }
        : undefined
    }
    case 'later':
      return 'day' in to && to.day - 1 > (was.doneBy ?? 0)
        ? { ...wish, doneBy: (to.day - 1) as Day }
        : undefined
    case 'down':
      return 'money' in to && to.money - steps.amount > (was.payNow ?? 0)
        ? { ...wish, payNow: money(to.money - steps.amount) }
        : undefined
    case 'less-down':
      return 'money' in to && to.money + steps.amount < (was.payNow ?? 0)
        ? { ...wish, payNow: money(to.money + steps.amount) }
        : undefined
    case 'sooner': {
      const days = firstDays(onWishedDay({ ...situation, wish: was }), was.firstDue as Day)
      const at = 'day' in to ? days.indexOf(to.day) : -1
      expect(at).toBeGreaterThanOrEqual(0)
      return at === 0 ? undefined : { ...wish, firstDue: days[at - 1] as Day }
    }
    case 'contract-day':
      return undefined
  }
}

it('a change is the least of its sort: with it there is a plan, one step less and there is none', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(anyTalk, roles, ({ situation, policy, wish }, role) => {
      const some = (changed: Wish): boolean => slowly(situation, policy, role, changed).fitting.length > 0
      const { changes, fits } = counter(situation, policy, role, wish)
      if (fits.length > 0) return
      for (const change of changes) {
        const { kind, wish: changed, id } = change
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        if (id.startsWith('reduced-then-level'))
          seen.set('begins with it', (seen.get('begins with it') ?? 0) + 1)
        const met = slowly(situation, policy, role, changed).fitting
        expect(met.map((one) => one.id)).toContain(id)
        expect(counter(situation, policy, role, changed).fits.length).toBeGreaterThan(0)
        const less = before(change, wish, situation, policy)
        if (less) expect([kind, some(less)]).toEqual([kind, false])
        const touched = Object.keys({ ...wish, ...changed }).filter(
          (key) => wish[key as keyof Wish] !== changed[key as keyof Wish],
        )
        expect(touched.length - (kind === 'longer' && touched.includes('doneBy') ? 1 : 0)).toBe(1)
      }
      const kinds = changes.map(({ kind }) => kind)
      expect(new Set(kinds).size).toBe(kinds.length)
      // What is not told would not do.
      if (wish.maxPayment !== undefined && !kinds.includes('pay-more'))
        expect(some({ ...wish, maxPayment: total(situation.debt.owed) })).toBe(false)
      const { maxMonths, doneBy, ...others } = wish
      if ((maxMonths ?? doneBy) !== undefined && !kinds.includes('longer') && !kinds.includes('later'))
        expect(some(others)).toBe(false)
      if (!kinds.includes('down')) {
        const step = policy.steps.amount
        const most = Math.min(situation.household?.savings ?? Infinity, total(situation.debt.owed) - 1)
        for (
          let amount = (Math.floor((wish.payNow ?? 0) / step) + 1) * step;
          amount <= most;
          amount += step * 20
        )
          if (some({ ...wish, payNow: money(amount) }))
            seen.set('down missed', (seen.get('down missed') ?? 0) + 1)
      }
      if (wish.dueDay !== undefined && !kinds.includes('contract-day')) {
        const { dueDay: _, ...own } = wish
        expect(some(own)).toBe(false)
      }
    }),
    { numRuns: RUNS },
  )
  console.log(`${RUNS} wishes, changes told: ${JSON.stringify(Object.fromEntries(seen))}`)
  for (const kind of ['pay-more', 'longer', 'down'])
    expect([kind, (seen.get(kind) ?? 0) > 0]).toEqual([kind, true])
}, 600_000)

it('an answer is the same from the pool of another wish as from one of its own', () => {
  fc.assert(
    fc.property(anyTalk, anyTalk, roles, ({ situation, policy, wish }, { wish: other }, role) => {
      const first = counter(situation, policy, role, other)
      const again = counter(situation, policy, role, wish, { before: first.pool })
      const own = counter(situation, policy, role, wish)
      const same = (['payNow', 'firstDue', 'dueDay'] as const).every((key) => wish[key] === other[key])
      expect(again.pool === first.pool).toBe(same)
      const { pool: _, ...told } = again
      const { pool: __, ...wanted } = own
      expect(told).toEqual(wanted)
      const { pool: ___, ...third } = counter(situation, policy, role, wish, { before: again.pool })
      expect(third).toEqual(wanted)
    }),
    { numRuns: RUNS },
  )
}, 600_000)
