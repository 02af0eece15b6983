// Mappings: a row becomes the tree of a case, by a mapping file or by the names of its columns.
import { describe, expect, test } from 'vitest'
import { byName, kindAt, leafPaths } from '../../src/schema/case-paths.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { readMapping } from '../../src/schema/mapping.ts'
import { mappingOf, rowReader } from '../../src/schema/row-case.ts'
import { parsePath } from '../../src/schema/sets.ts'
import { treeOf } from '../../src/schema/tree.ts'
import { readTree } from '../../src/store/read-tree.ts'

const mapping = (fields: unknown, more: object = {}) => readMapping(treeOf({ fields, ...more }))
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const refusal = (of: () => unknown): unknown => {
  try {
    return plain(of())
  } catch (error) {
    return error instanceof InputError
      ? error.troubles.map(({ key, path, suggestion }) => [
          key,
          path,
          ...(suggestion === undefined ? [] : [suggestion]),
        ])
      : error
  }
}

describe('a mapping', () => {
  const fields = {
    id: 'ID',
    asOf: { value: '2026-11-22' },
    'debt.principal': '余额',
    'debt.daysPastDue': { from: 'PAY_0 * 30', when: 'PAY_0 > 0' },
    'debt.overdueSince': 'since',
    'debt.product': [{ when: "type = 'card'", value: 'credit-card' }, { value: 'consumer-loan' }],
    'household.people': { value: '1' },
    'household.income': 'round(income / 12, 2)',
    'household.otherDebts[0].what': { value: 'mortgage' },
    'household.otherDebts[0].amount': 'mortgage',
    'hardship.evidence[0]': 'evidence',
  }
  const columns = ['ID', '余额', 'PAY_0', 'since', 'type', 'income', 'mortgage', 'evidence', 'AGE']
  const reader = rowReader(mapping(fields, { carry: ['ID', 'AGE'], missing: ['NA'] }), columns)

  test('fills the fields; what is empty or missing is not given', () => {
    const row = { cells: ['a1', '¥2.85万', '2', '2026/9/23', 'card', '35,000', '900', 'letter', '24'] }
    expect(plain(reader.tree(row))).toEqual({
      id: 'a1',
      asOf: '2026-11-22',
      debt: { principal: '28500', daysPastDue: '60', overdueSince: '2026-09-23', product: 'credit-card' },
      household: {
        people: '1',
        income: [{ what: 'income', amount: '2916.67' }],
        otherDebts: [{ what: 'mortgage', amount: '900' }],
      },
      hardship: { evidence: ['letter'] },
    })
    expect([reader.id(row), reader.carry, reader.carried(row), reader.unused]).toEqual([
      'a1',
      ['ID', 'AGE'],
      ['a1', '24'],
      [],
    ])
    expect(plain(reader.tree({ cells: ['', 'NA', '-1', '', 'x', 'NA', ' ', '', ''] }))).toEqual({
      asOf: '2026-11-22',
      debt: { product: 'consumer-loan' },
      household: { people: '1', otherDebts: [] },
    })
  })

  test('says which field a value is no good for, all of them at once', () => {
    const row = { cells: ['a1', '10', 'two', '', 'card', 'much', '', '', ''] }
    expect(refusal(() => reader.tree(row))).toEqual([
      ['not-a-number', 'debt.daysPastDue'],
      ['not-a-number', 'household.income'],
    ])
    expect(
      refusal(() =>
        reader.tree({
          cells: [...row.cells.slice(0, 2), '0', '', '', '1', '', '', ''],
          spoilt: { 1: 'inexact-number' },
        }),
      ),
    ).toEqual([['inexact-number', 'debt.principal']])
  })

  test('reads objects by their keys, and by the way inside', () => {
    const of = rowReader(
      mapping({ 'debt.principal': 'loan.balance', 'debt.fees': 'fee ?? 0' }, { carry: ['k'] }),
      undefined,
    )
    const map = { loan: { balance: '5' }, k: 'v' }
    expect([plain(of.tree({ map })), of.carried({ map })]).toEqual([
      { debt: { principal: '5', fees: '0' } },
      ['v'],
    ])
  })

  test('is refused where it names no field, no column, or no sense', () => {
    expect(
      refusal(() => mapping({ 'debt.principl': 'A', debt: 'A', 'household.income[0]': 'A', x: 'A' })),
    ).toEqual([
      ['unknown-key', 'fields.debt.principl', 'debt.principal'],
      ['unknown-key', 'fields.debt'],
      ['unknown-key', 'fields.household.income[0]'],
      ['unknown-key', 'fields.x'],
    ])
    expect(
      refusal(() =>
        mapping({ 'debt.fees': { form: 'A' }, 'debt.penalty': { from: 'A', value: '1' }, id: ['A', ['B']] }),
      ),
    ).toEqual([
      ['unknown-key', 'fields.debt.fees.form'],
      ['neither-given', 'fields.debt.fees'],
      ['both-given', 'fields.debt.penalty.value'],
      ['not-a-value', 'fields.id[1]'],
    ])
    expect(refusal(() => rowReader(mapping({ currency: 'CNY' }), ['A']))).toEqual([
      ['no-column', 'fields.currency'],
    ])
    expect(
      refusal(() => rowReader(mapping({ id: 'A', 'debt.fees': { from: 'A', when: 'A >' } }), ['A'])),
    ).toEqual([['bad-expression', 'fields.debt.fees']])
    expect(refusal(() => rowReader(mapping({ id: 'A' }, { carry: ['B'] }), ['A']))).toEqual([
      ['no-column', 'carry'],
    ])
    expect(refusal(() => readMapping(treeOf({ schema: 'parley/map@2', fields: {} })))).toMatchObject([
      ['wrong-schema', 'schema', 'parley/map@1'],
    ])
  })

  test('is a YAML file whose troubles have their lines', async () => {
    const tree = await readTree(
      'schema: parley/map@1\nfields:\n  debt.principal: A\n  debt.anualRate: B\n',
      'm.yaml',
    )
    expect(() => readMapping(tree)).toThrow(InputError)
    try {
      readMapping(tree)
    } catch (error) {
      expect((error as InputError).troubles).toMatchObject([{ line: 4, suggestion: 'debt.annualRate' }])
    }
  })
})

describe('columns by their names', () => {
  test('paths, keys, other names; what is none is left over', () => {
    const columns = [
      '合同号',
      '本金',
      'annual_rate',
      'debt.dayCount',
      'household.income[0].amount',
      'wish.maxPayment',
      'dpd',
      '月供',
      'spending',
      'x',
    ]
    const reader = rowReader(mappingOf(columns), columns)
    expect(reader.unused).toEqual(['合同号', 'x'])
    expect(
      plain(reader.tree({ cells: ['7', '5', '18%', 'act/365', '6500', '800', '99', '300', '4,000', 'y'] })),
    ).toEqual({
      debt: { principal: '5', annualRate: '18%', dayCount: 'act/365', daysPastDue: '99', instalment: '300' },
      household: {
        income: [{ what: 'income', amount: '6500' }],
        spending: [{ what: 'essentials', amount: '4000' }],
      },
      wish: { maxPayment: '800' },
    })
  })
  test('two for one field, or none for what is owed', () => {
    expect(refusal(() => mappingOf(['principal', '本金']))).toEqual([['duplicate-column', 'debt.principal']])
    expect(refusal(() => mappingOf(['AGE']))).toEqual([['no-case-column', 'debt.principal']])
    expect(refusal(() => mappingOf(['AGE'], ['debt.principal=5']))).toMatchObject({ fields: [] })
  })
  test('every path is one that a column can fill', () => {
    const paths = leafPaths()
    expect(paths.length).toBeGreaterThan(50)
    for (const path of paths)
      expect([path, kindAt(parsePath(path, path)) !== undefined]).toEqual([path, true])
    expect([byName('Debt.Principal'), byName('household.income'), byName('constructor')]).toEqual([
      'debt.principal',
      'household.income',
      undefined,
    ])
  })
})
