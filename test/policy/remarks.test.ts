// Remarks (案件提示): what is said of a case whatever plan is chosen.
import { describe, expect, test } from 'vitest'
import { means } from '../../src/core/means.ts'
import { floorOf } from '../../src/policy/floor.ts'
import { known } from '../../src/policy/law.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { remarks } from '../../src/policy/remarks.ts'
import { flow, household, on, situation } from '../support/build.ts'
import { SUBJECT, type Value, only, withLaw } from '../support/law.ts'
import { generic } from '../support/plans.ts'

const granting: Policy = { ...generic, authority: { committee: 'all' } }
/** Some law, so that it is not said that there is none. */
const term: Value = { sets: 'term.most', value: '60' }
const lawful = (values: readonly Value[], subject = {}) => withLaw(granting, [term, ...values], subject)
const at = (policy: Policy, home = household()) => {
  const one = situation(undefined, { household: home })
  return remarks(one, policy, means(home, policy.means, one.debt.asOf))
}
const source = (n: number) => ({ instrument: 'Test Act', article: String(n) })
const none = withLaw(granting, [term])

test('a case of which everything is known: nothing is said', () => expect(at(none)).toEqual([]))

describe('no-law', () => {
  const of = (values: readonly Value[]) => at(withLaw(granting, values)).map(({ rule }) => rule)
  test('a policy without any cap, term or order of payment', () => {
    expect(of([])).toEqual(['no-law'])
    expect(of([{ sets: 'floor.person', value: '1000' }])).toEqual(['no-law'])
  })
  test.each(['cost.cap', 'term.most', 'allocation'] as const)('%s is law', (sets) => {
    expect(of([{ sets, value: '24%' }])).toEqual([])
  })
})

describe('lender-unknown', () => {
  const cap: Value = { sets: 'cost.cap', value: '24%', applies: { lenders: ['bank'] } }
  const { lender: _, ...unknown } = SUBJECT
  const asked = (value: Value, subject = unknown) => {
    const policy = lawful([value])
    return at({ ...policy, law: { ...policy.law, subject } })
  }
  test('a cap that hangs on the lender, and no lender', () => {
    expect(asked(cap)).toEqual([{ rule: 'lender-unknown', level: 'notes', args: {} }])
  })
  test('a lender, or a cap for all', () => {
    expect(asked(cap, SUBJECT)).toEqual([])
    expect(asked({ sets: 'cost.cap', value: '24%' })).toEqual([])
  })
})

test('no-authority-limits: a policy that does not say who may grant what', () => {
  expect(at({ ...none, authority: undefined })).toEqual([
    { rule: 'no-authority-limits', level: 'notes', args: {} },
  ])
})

describe('living-cost floors', () => {
  const floors: Value[] = [
    { sets: 'floor.person', value: '1595', applies: { regions: ['310000'] } },
    { sets: 'floor.person', value: '1395', applies: { regions: ['110000'] } },
    { sets: 'floor.person', value: '700', applies: { regions: ['national'] } },
  ]
  const living = (region: string | undefined, values = floors) =>
    at(
      lawful(values, region === undefined ? {} : { region }),
      household(region === undefined ? {} : { region }),
    )
  test('a region that the pack does not know: the national figure, 700.00 for each of three', () => {
    expect(living('990000')).toEqual([
      {
        rule: 'floor-national',
        level: 'warns',
        args: { region: { text: '990000' }, known: { text: '310000, 110000' }, floor: { money: 210_000 } },
        source: source(4),
      },
    ])
  })
  test('the same after the floor was asked for, as it is when a policy is read', () => {
    const policy = lawful(floors, { region: '990000' })
    expect(floorOf(policy.law, household({ region: '990000' }))).toMatchObject({ national: true })
    expect(at(policy, household({ region: '990000' }))).toMatchObject([{ rule: 'floor-national' }])
  })
  test('a region that it knows, or a part of one', () => {
    expect(living('310000')).toEqual([])
    expect(living('310115')).toEqual([])
  })
  test('no region where there are figures by region', () => {
    expect(living(undefined)).toEqual([
      { rule: 'floor-region-missing', level: 'notes', args: { known: { text: '310000, 110000' } } },
    ])
    expect(living(undefined, [{ sets: 'floor.person', value: '1000' }])).toEqual([])
    expect(living(undefined, [])).toEqual([])
  })
})

describe('consumption-benchmark', () => {
  const policy = lawful([{ sets: 'benchmark.consumption', value: '2500' }])
  test('declared essentials of today beside the average for so many', () => {
    const later = [
      flow('rent', 250_000),
      flow('food', 150_000),
      flow('school', 90_000, { from: on('2027-09-01') }),
    ]
    expect(at(policy, household({ spending: later }))).toEqual([
      {
        rule: 'consumption-benchmark',
        level: 'notes',
        args: { essentials: { money: 400_000 }, average: { money: 750_000 }, people: { count: 3 } },
        source: source(2),
      },
    ])
  })
  test('without a household nothing is compared', () => {
    expect(remarks(situation(undefined, {}), policy, undefined)).toEqual([])
  })
})

describe('inputs-empty', () => {
  const empty = { en: 'Nobody publishes it.', zh: '无公开数据。' }
  const policy = (): Policy =>
    lawful([
      { sets: 'litigation.collect', empty },
      { sets: 'litigation.collect', empty, applies: { lenders: ['bank'] } },
      { sets: 'litigation.cost', empty },
      { sets: 'recovery.share', value: '4%' },
    ])
  test('what was asked for in vain, each once', () => {
    const of = policy()
    expect(at(of)).toEqual([])
    for (const input of ['litigation.collect', 'litigation.cost', 'recovery.share', 'self-cure'] as const)
      known(of.law, input)
    const [found, ...others] = at(of)
    expect(others).toEqual([])
    expect(found).toMatchObject({ rule: 'inputs-empty', level: 'notes' })
    const { what } = found?.args ?? {}
    expect(what && 'label' in what ? what.label.en.split('; ') : []).toHaveLength(2)
  })
  test('a limit of the law that is not known is told with its reason', () => {
    const of = lawful([{ sets: 'cost.cap', empty }])
    known(of.law, 'cost.cap')
    expect(at(of)).toMatchObject([{ rule: 'limit-unknown', level: 'notes', args: { why: { label: empty } } }])
  })
  test('an input of the institution’s own fills it', () => {
    const of = lawful([
      { sets: 'litigation.cost', empty },
      { sets: 'litigation.cost', value: '800', own: true },
    ])
    known(of.law, 'litigation.cost')
    expect(at(of)).toEqual([])
  })
})

describe('value-stale', () => {
  const label = { en: 'One-year LPR', zh: '一年期LPR' }
  const lpr = (checked: string): Value => ({
    sets: 'reference.rate',
    value: '3%',
    label,
    checked,
    staleAfterDays: '60',
  })
  const old = (checked: string, asks = true) => {
    const policy = lawful([lpr(checked)])
    if (asks) known(policy.law, 'reference.rate')
    return at(policy)
  }
  test('more than 60 days after it was checked', () => {
    expect(old('2026-04-20')).toEqual([
      {
        rule: 'value-stale',
        level: 'warns',
        args: { what: { label }, since: { day: on('2026-06-19') } },
        source: source(2),
      },
    ])
    expect(old('2026-09-23')).toEqual([])
    expect(old('2026-09-22')).toHaveLength(1)
  })
  test('only what some rule wanted', () => expect(old('2026-04-20', false)).toEqual([]))
})

test('one value and nothing else', () => {
  expect(at(only(granting, 'term.most', '60'))).toEqual([])
})
