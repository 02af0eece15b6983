// Agree and verify (签约与核验): what may become an agreement and what stands against it, and that every changed figure is found.
import { describe, expect, test } from 'vitest'
import { agree } from '../../src/app/agree.ts'
import { verify } from '../../src/app/verify.ts'
import { broken } from '../../src/core/breach.ts'
import { total } from '../../src/core/debt.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { digest } from '../../src/store/digest.ts'
import {
  type Data,
  PLANS,
  agreed,
  checked,
  dataOf,
  demo,
  planNamed,
  resigned,
  textOf,
  write,
} from '../support/agreements.ts'
import { ownBook, shelved } from '../support/standing.ts'

const ids = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id)
const card = agreed('card')

describe('an agreement', () => {
  test('has every section of a card agreement, in order', () => {
    expect(ids(card.clauses)).toEqual([
      'parties',
      'recitals',
      'debt',
      'reliefs',
      'schedule',
      'accrual',
      'account',
      'early-repayment',
      'breach',
      'collection',
      'no-new-card',
      'credit-report',
      'privacy',
      'service',
      'limitation',
      'recording',
      'changes',
      'duties',
      'disputes',
      'signatures',
      'cost-form',
    ])
  })
  test('leaves out what does not hold: no relief, no card, no security', () => {
    const place = demo('first-time', shelved('generic'))
    const made = agree(place.situation, place.policy, planNamed('equal-instalment-36', place), {
      role: 'committee',
      digest,
    })
    if ('against' in made) throw new Error(JSON.stringify(made.against))
    for (const id of ['reliefs', 'no-new-card', 'security', 'recording', 'cost-form'])
      expect(ids(made.clauses)).not.toContain(id)
    expect(made.contact).toBeUndefined()
  })
  test('has security where there is any', () => {
    expect(ids(agreed('second-lien').clauses)).toContain('security')
    const guarantors = agreed('job-loss', { borrower: {}, lender: {}, guarantors: [{ name: '王五' }] })
    expect(ids(guarantors.clauses)).toContain('security')
    expect(ids(agreed('job-loss').clauses)).not.toContain('security')
  })
  test('tells for each row what a breach there comes to', () => {
    expect(card.breaches.length).toBe(card.schedule.rows.length)
    for (const { row, broken: at } of card.breaches)
      expect(at).toEqual(broken(card.situation.debt, card.plan.plan, row))
    expect(total(card.breaches[0]?.broken.returned ?? card.schedule.held)).toBe(total(card.schedule.held))
  })
  test('is of the case and the plan: the same id every time, another for another plan', () => {
    expect(card.id).toMatch(/^demo-card-[0-9a-f]{8}$/)
    expect(agreed('card').id).toBe(card.id)
    expect(textOf(agreed('card'))).toBe(textOf(card))
    const place = demo('card')
    const other = agree(
      place.situation,
      place.policy,
      planNamed('personalised-instalments-36.rate-0', place),
      {
        role: 'committee',
        digest,
      },
    )
    expect('against' in other ? '' : other.id).not.toBe(card.id)
  })
  test('takes the contact hours from the pack', () => {
    expect(card.contact).toEqual({ from: '08:00', until: '22:00' })
  })
})

describe('what stands against one', () => {
  const place = demo('card')
  const rules = (of: ReturnType<typeof agree>): string[] =>
    'against' in of ? of.against.map(({ rule }) => rule) : []

  test('a rule that forbids', () => {
    expect(
      rules(
        agree(place.situation, place.policy, planNamed('equal-instalment-3', place), {
          role: 'committee',
          digest,
        }),
      ),
    ).toContain('above-means')
  })
  test('an approval beyond the role, until somebody who may has given it', () => {
    const own = ownBook('cn', {
      authority: {
        collector: { waive: { penalty: '50%' }, months: '60' },
        supervisor: { waive: { penalty: '100%', fees: '100%' } },
        manager: 'all',
      },
    })
    const mine = demo('card', own)
    const named = planNamed(PLANS.card, mine)
    const by = (role: string) =>
      agree(mine.situation, mine.policy, named, {
        role: 'collector',
        digest,
        approved: { role, name: '李娜', reason: '长期患病' },
      })
    expect(new Set(rules(agree(mine.situation, mine.policy, named, { role: 'collector', digest })))).toEqual(
      new Set(['needs-approval']),
    )
    expect(rules(by('supervisor'))).toContain('needs-approval')
    expect(rules(by('borrower'))).toContain('needs-approval')
    const made = by('manager')
    expect(rules(made)).toEqual([])
    expect(JSON.stringify(made)).not.toContain('李娜')
  })
  test('a section that is missing: each of the six contents of Art. 70, and every general one', () => {
    const { agreement } = place.policy
    const without = (id: string) => ({
      ...place.policy,
      agreement: { ...agreement, clauses: agreement.clauses.filter((one) => one['id'] !== id) },
    })
    const named = planNamed(PLANS.card, place)
    const lacks = (id: string): unknown[] => {
      const made = agree(place.situation, without(id), named, { role: 'committee', digest })
      return 'against' in made
        ? made.against.map(({ rule, args }) => (expect(rule).toBe('agreement-lacks'), args['section']))
        : []
    }
    expect(agreement.sections.length).toBeGreaterThan(10)
    for (const section of agreement.sections)
      expect(lacks(section)).toContainEqual({ label: { en: section, zh: section } })
    expect(JSON.stringify(lacks('no-new-card'))).toContain('不向任何银行申请信用卡')
    expect(Object.keys(agreement.contents)).toHaveLength(6)
    for (const clauses of Object.values(agreement.contents))
      for (const clause of clauses) expect(lacks(clause).length).toBeGreaterThan(0)
  })
  test('a plan that cannot be computed', () => {
    const plan = {
      ...planNamed(PLANS.card, place).plan,
      reliefs: [{ bucket: 'fees' as const, share: { amount: 99_999_999 as never }, when: 'now' as const }],
    }
    expect(
      rules(agree(place.situation, place.policy, { id: 'x', plan }, { role: 'committee', digest })),
    ).toEqual(['relief-exceeds-owed'])
  })
})

describe('verify', () => {
  const differences = (of: Data) => {
    const found = checked(of)
    if ('against' in found) throw new Error('against')
    return found.differences
  }
  test('holds on what was written', () => {
    for (const name of Object.keys(PLANS) as (keyof typeof PLANS)[]) {
      const found = checked(dataOf(agreed(name)))
      expect(found).toMatchObject({ differences: [], notes: [] })
      expect('compared' in found && found.compared).toBeGreaterThan(500)
    }
  })
  test('names the figure, what stands there and what is right, though the digest was made anew', () => {
    const data = dataOf(card)
    const rows = structuredClone(data['rows']) as Data[]
    rows[2] = { ...rows[2], payment: '595.82' }
    expect(differences({ ...data, rows })).toMatchObject([
      { path: 'rows[2].payment', stated: '595.82', recomputed: '595.83' },
      { path: 'digest' },
    ])
    expect(differences(resigned({ ...data, rows }))).toEqual([
      { path: 'rows[2].payment', stated: '595.82', recomputed: '595.83' },
    ])
    const breaches = structuredClone(data['breaches']) as Data[]
    breaches[7] = { ...breaches[7], total: '1.00' }
    expect(differences(resigned({ ...data, breaches })).map(({ path }) => path)).toEqual([
      'breaches[7].total',
    ])
    const costForm = { ...(data['costForm'] as Data), total: '0.00000001' }
    expect(differences(resigned({ ...data, costForm })).map(({ path }) => path)).toEqual(['costForm.total'])
    expect(differences(resigned({ ...data, rows: rows.slice(1) })).length).toBeGreaterThan(40)
  })
  test('finds a changed word of a clause, and a figure of the debt by the id', () => {
    const data = dataOf(card)
    const clauses = structuredClone(data['clauses']) as Data[]
    clauses[10] = { ...clauses[10], text: [{ en: 'Any card.', zh: '任意。' }] }
    expect(differences(resigned({ ...data, clauses })).map(({ path }) => path)).toEqual([
      'clauses[10].text[0].en',
      'clauses[10].text[0].zh',
    ])
    const of = structuredClone(data['case']) as Data
    of['debt'] = { ...(of['debt'] as Data), contractNo: 'another' }
    expect(differences(resigned({ ...data, case: of })).map(({ path }) => path)).toContain('id')
  })
  test('says what it could not make again: another policy, another program', () => {
    const data = dataOf(card)
    const policy = { ...(data['policy'] as Data), id: 'nowhere' }
    expect(checked(resigned({ ...data, policy }))).toMatchObject({
      differences: [],
      notes: ['policy-unknown', 'clauses-unchecked'],
    })
    const other = { ...(data['policy'] as Data), digest: 'sha256:0' }
    expect(checked(resigned({ ...data, policy: other }))).toMatchObject({
      differences: [],
      notes: ['policy-other', 'clauses-unchecked'],
    })
    expect(checked(data, '9.9.9')).toMatchObject({
      differences: [],
      notes: ['program-other', 'clauses-unchecked'],
    })
    // The figures are made again all the same, the cost form too.
    const costForm = { ...(data['costForm'] as Data), total: '0.5' }
    expect(checked(resigned({ ...data, policy, costForm }))).toMatchObject({
      differences: [{ path: 'costForm.total' }],
    })
  })
  test('with the policy that made it, though it does not ship', () => {
    const own = ownBook('cn', {})
    const mine = demo('card', own)
    const made = agree(mine.situation, mine.policy, planNamed(PLANS.card, mine), {
      role: 'committee',
      digest,
    })
    if ('against' in made) throw new Error('against')
    const data = dataOf(made)
    expect(checked(data)).toMatchObject({ notes: ['policy-unknown', 'clauses-unchecked'] })
    expect(verify(data, { digest, write, version: '0.0.0-test', book: own })).toMatchObject({
      differences: [],
      notes: [],
    })
  })
  test('what is no agreement, or no case, is refused as input', () => {
    const data = dataOf(card)
    for (const wrong of [
      {},
      [],
      'x',
      null,
      { schema: 'parley/case@1' },
      { ...data, allocation: ['fees'] },
      { ...data, on: 'soon' },
      { ...data, case: {} },
    ])
      expect(() => checked(wrong)).toThrow(InputError)
  })
})

test('nothing of the lender alone enters it, not even the grade', () => {
  const own = ownBook('cn', {
    inputs: { 'sale.price': [{ share: '11.9317%' }], 'hazard.base': '61.3719%' },
    authority: { collector: 'all' },
  })
  const mine = demo('job-loss', own)
  const graded = { ...mine.situation, debt: { ...mine.situation.debt, grade: 'GRADE-Z9' } }
  const made = agree(graded, mine.policy, planNamed(PLANS['job-loss'], mine), { role: 'collector', digest })
  if ('against' in made) throw new Error(JSON.stringify(made.against))
  const text = textOf(made)
  expect(text).not.toContain('GRADE-Z9')
  for (const key of [
    'presentValue',
    'expectedValue',
    'recovery',
    'diminished',
    'authority',
    'alternatives',
    'reservation',
    'approved',
    'grade',
    'beatenBy',
  ])
    expect(text).not.toContain(`"${key}"`)
})
