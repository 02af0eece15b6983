// A policy to be shown: its parts with their lines, its values for a day and a case, and which of several decides.
import { describe, expect, test } from 'vitest'
import { policyList } from '../../src/app/policy-list.ts'
import { type Asked, policyDocument } from '../../src/app/policy-view.ts'
import { policyStart } from '../../src/app/policy-start.ts'
import { type Day, parseDay } from '../../src/core/day.ts'
import { PRODUCTS } from '../../src/core/debt.ts'
import { NO_SUBJECT, find, lawOf } from '../../src/policy/law.ts'
import { POLICIES } from '../../src/policy/load.ts'
import { PARAMETER_NAMES } from '../../src/policy/parameters.ts'
import { part } from '../support/build.ts'
import { EVERY_UNIT, own, sample, shipped, value } from '../support/books.ts'

const on = (text: string): Day => parseDay(text) ?? (0 as Day)
const TODAY = on('2026-11-22')
const shown = (asked: Partial<Asked> = {}) => policyDocument(sample(), { on: TODAY, ...asked })
const byId = ({ values }: ReturnType<typeof shown>, id: string) => {
  const found = values.find((one) => one.id === id)
  if (!found) throw new Error(`no value ${id}`)
  return found
}
const held = (asked: Partial<Asked>, id: string) => byId(shown(asked), id).steps.find(({ holds }) => holds)

describe('parts', () => {
  const parts = new Map(shown().parts.map((one) => [one.path, one]))
  test('every part of the generic policy, typed and with its line', () => {
    const { parts: all } = policyDocument(shipped('generic'), { on: TODAY })
    for (const { path, at, value: said } of all) {
      expect(at, path).toMatch(/^generic\/policy\.yaml:\d+$/)
      expect(said.is, path).not.toBe('texts')
    }
    const paths = all.map(({ path }) => path)
    for (const section of Object.keys(shipped('generic').written))
      if (!['schema', 'id', 'version', 'label', 'source', 'country', 'currency', 'extends'].includes(section))
        expect(
          paths.some((path) => path === section || path.startsWith(`${section}.`)),
          section,
        ).toBe(true)
  })
  test("what is its own goes before what it rests on, with its file's line", () => {
    expect(parts.get('limits.mostMonths')).toMatchObject({
      value: { is: 'one', of: { unit: 'months', value: 48 } },
      at: 'own.yaml:9',
    })
    expect(parts.get('limits.leastInstalment')?.value).toMatchObject({
      of: { unit: 'amount', value: 10_000 },
    })
    expect(parts.has('limits.mostRestructures')).toBe(false)
    expect(parts.get('menu.terms')?.at).toMatch(/^generic\/policy\.yaml:/)
  })
  test('authority: what a role may, what it takes over from the one below included', () => {
    expect(parts.get('authority.collector')).toMatchObject({
      at: 'own.yaml:12',
      value: {
        is: 'grant',
        of: { waive: { fees: part('50%'), penalty: part('50%') }, months: 24, holiday: 0 },
      },
    })
    expect(parts.get('authority.supervisor')?.value).toMatchObject({
      of: { waive: { fees: part('50%'), penalty: part('100%') }, months: 24, rate: part('8%') },
    })
    expect(parts.get('authority.committee')?.value).toEqual({ is: 'grant', of: 'all' })
  })
  test('tiers, each followed by what it has of its own', () => {
    const paths = [...parts.keys()].filter((path) => path.startsWith('tiers.'))
    expect(paths).toEqual(['tiers.early', 'tiers.late', 'tiers.late.menu.terms', 'tiers.rest'])
    expect(parts.get('tiers.late.menu.terms')).toMatchObject({ key: 'menu.terms', at: 'own.yaml:20' })
    expect(parts.get('tiers.late.menu.terms')?.value).toMatchObject({ of: [{ value: 3 }, { value: 6 }] })
    expect(parts.get('tiers.early')?.at).toBe('own.yaml:21')
  })
  test('what has no name here is shown as written', () => {
    expect(parts.get('letters')?.value).toEqual({ is: 'texts', of: ['{ offer: letter.md }'] })
  })
  test('only one half, where that was asked', () => {
    expect(shown({ only: 'parts' }).values).toEqual([])
    expect(shown({ only: 'values' }).parts).toEqual([])
    expect(shown({ only: 'parts' }).counts).toEqual(shown().counts)
  })
})

describe('values', () => {
  test.each([
    ['2023-12-31', undefined],
    ['2024-01-01', '4%'],
    ['2025-12-31', '3.5%'],
    ['2026-11-22', '3%'],
  ])('of a series on %s: %s', (day, rate) => {
    expect(held({ on: on(day) }, 'lpr')?.value).toEqual(
      rate === undefined ? undefined : { unit: 'rate', value: { ...part(rate), per: 'year' } },
    )
  })
  test('what is over holds no more', () => {
    expect(held({ on: on('2009-12-31') }, 'gone')).toBeDefined()
    expect(held({ on: on('2010-01-01') }, 'gone')).toBeUndefined()
  })
  test('what goes by the contract goes by its day where that is told', () => {
    expect(held({}, 'cap.bank')).toBeDefined()
    expect(held({ case: { contractDate: on('2017-08-03') } }, 'cap.bank')).toBeUndefined()
    expect(held({ case: { contractDate: on('2017-08-03') } }, 'lpr')).toBeDefined()
  })
  test('a multiple comes to what it is a multiple of on the day', () => {
    expect(held({}, 'cap.card')?.comes).toEqual({ ...part('15%'), per: 'year' })
    expect(held({ on: on('2025-06-01') }, 'cap.card')?.comes).toEqual({ ...part('17.5%'), per: 'year' })
    expect(held({}, 'unit.times')?.comes).toEqual({ ...part('12%'), per: 'year' })
    expect(held({ on: on('2023-06-01') }, 'unit.times')?.comes).toBeUndefined()
  })
  test('stale: from the day on which a newer one was to be expected', () => {
    expect(byId(shown({ on: on('2026-02-01') }), 'lpr').stale).toBeUndefined()
    expect(byId(shown({ on: on('2026-02-02') }), 'lpr').stale).toBe(on('2026-02-01'))
    expect(byId(shown({ on: on('2025-12-31') }), 'lpr').stale).toBeUndefined()
    expect(shown().counts.stale).toBe(1)
  })
  test('every unit is read', () => {
    for (const name of Object.keys(EVERY_UNIT))
      expect(held({}, `unit.${name}`)?.value, name).toMatchObject({ unit: EVERY_UNIT[name]?.['unit'] })
  })
  test('and what cannot be is shown as written', () => {
    const book = own({ values: [value('odd', { unit: 'months', value: 'five years' })] })
    const { values } = policyDocument(book, { on: TODAY, only: 'values' })
    expect(values.find(({ id }) => id === 'odd')?.steps).toMatchObject([{ value: { text: 'five years' } }])
  })
  test('inputs of its own fill what packs left empty', () => {
    const collect = byId(shown(), 'inputs.litigation.collect')
    expect(collect).toMatchObject({ own: true, parameter: 'litigation.collect', unit: 'share' })
    expect(collect.steps).toMatchObject([{ holds: true, value: { value: part('35%') } }])
    expect(byId(shown(), 'collect')).toMatchObject({ filled: true, example: '70%' })
    expect(byId(shown(), 'cure')).toMatchObject({ filled: false })
    const { counts, values } = shown()
    expect(counts.empty).toBe(1)
    expect(counts.values).toBe(values.length - 2)
    expect(counts.advisory).toBe(
      values.filter(({ advisory, empty }) => advisory && empty === undefined).length,
    )
  })
  test('those the program reads come first, in the order of its parameters', () => {
    const ranks = shown().values.map(({ parameter }) =>
      parameter === undefined ? Infinity : PARAMETER_NAMES.indexOf(parameter),
    )
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  })
})

describe('a case', () => {
  const verdicts = (told: Asked['case'], parameter: string) =>
    Object.fromEntries(
      shown(told ? { case: told } : {})
        .values.filter((one) => one.parameter === parameter && one.fits !== false)
        .map(({ id, decides }) => [id, decides]),
    )
  test('nobody asked: nothing is said of any', () => {
    expect(verdicts(undefined, 'cost.cap')).toEqual({
      'cap.all': undefined,
      'cap.bank': undefined,
      'cap.card': undefined,
    })
    expect(shown().of).toBeUndefined()
  })
  test('the most specific decides, the others only apply', () => {
    expect(verdicts({ product: 'credit-card' }, 'cost.cap')).toEqual({
      'cap.all': false,
      'cap.bank': false,
      'cap.card': true,
    })
    expect(verdicts({ lender: 'bank' }, 'cost.cap')).toEqual({ 'cap.all': false, 'cap.bank': true })
    expect(verdicts({ lender: 'private' }, 'cost.cap')).toEqual({ 'cap.all': true })
    expect(verdicts({ contractDate: on('2016-01-01') }, 'cost.cap')).toEqual({ 'cap.all': true })
  })
  test('the lender of a product is the one the policy names', () => {
    expect(shown({ case: { product: 'credit-card' } }).of).toMatchObject({ lender: 'bank', daysPastDue: 0 })
    expect(shown({ case: { region: '310000' } }).of).toMatchObject({ product: 'consumer-loan' })
  })
  test('a region that is not known has the national floor', () => {
    expect(verdicts({ region: '310115' }, 'floor.person')).toEqual({ 'floor.sh': true })
    expect(verdicts({ region: '440300' }, 'floor.person')).toEqual({ 'floor.all': true })
    expect(verdicts({ lender: 'bank' }, 'floor.person')).toEqual({})
  })
  test('every duty that binds decides; inputs of its own go before all; what is empty can bind too', () => {
    expect(verdicts({ daysPastDue: 0 }, 'duty')).toEqual({})
    expect(verdicts({ daysPastDue: 5 }, 'duty')).toEqual({ overdue: true })
    expect(verdicts({ daysPastDue: 5 }, 'litigation.collect')).toEqual({
      'inputs.litigation.collect': true,
      collect: false,
    })
  })

  /** What is shown as deciding is what the program uses, for every sort of debt and pack. */
  test.each(POLICIES)('%s: shown and used are the same', (name) => {
    const book = shipped(name)
    let decided = 0
    for (const product of PRODUCTS)
      for (const lender of ['bank', 'consumer-finance', 'private', 'other'])
        for (const daysPastDue of [0, 95]) {
          const of = { product, lender, daysPastDue }
          const { values } = policyDocument(book, { on: TODAY, only: 'values', case: of })
          const subject = { ...NO_SUBJECT, ...of, on: TODAY }
          const law = lawOf(book.values, subject, 2)
          for (const parameter of PARAMETER_NAMES) {
            if (parameter === 'duty') continue
            const winners = values.filter((one) => one.parameter === parameter && one.decides)
            const used = find(law, parameter, subject)
            expect(winners.map(({ id }) => id)).toEqual(used ? [used.entry.id] : [])
            decided += winners.length
          }
        }
    expect(decided).toBeGreaterThan(100)
  })
})

test('the list: what there is of each', () => {
  const [row, generic] = policyList([{ book: sample(), file: 'own.yaml' }, { book: shipped('generic') }])
  expect(row).toMatchObject({
    head: { id: 'own', country: 'CN', rests: ['generic'] },
    counts: { empty: 1 },
    authority: true,
    file: 'own.yaml',
  })
  expect(generic).toMatchObject({ head: { id: 'generic', rests: [] }, authority: false })
  expect(generic?.file).toBeUndefined()
})

describe('a file to begin with', () => {
  const start = policyStart(sample(), { id: 'mine', below: './own.yaml', on: TODAY })
  test('names itself and what it rests on', () => {
    expect(start.head).toEqual([
      'schema: parley/policy@1',
      'id: mine',
      'version: 2026-11-22',
      'extends: ./own.yaml',
      'label: mine',
    ])
    expect(policyStart(sample(), { id: 'null', below: 'cn', on: TODAY }).head).toContain('id: "null"')
  })
  test('lists what is empty with the reason, and what has no value at all, but nothing that has one', () => {
    const names = start.inputs.map(({ name }) => name)
    expect(names).not.toContain('cost.cap')
    expect(names).not.toContain('duty')
    expect(names).not.toContain('litigation.collect')
    expect(names).toContain('term.most')
    expect(start.inputs.find(({ name }) => name === 'self-cure')).toEqual({
      name: 'self-cure',
      unit: 'share',
      example: '70%',
      why: [{ en: 'nobody told', zh: '中文 nobody told' }],
    })
    expect(start.filled).toEqual(['litigation.collect: 35%', 'litigation.cost: 1200'])
    expect(start.without).toEqual([])
    expect(policyStart(shipped('generic'), { id: 'mine', below: 'generic', on: TODAY }).without).toEqual([
      'authority',
      'tiers',
    ])
  })
})
