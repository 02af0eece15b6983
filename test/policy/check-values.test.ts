// Values of a lender's own (自有数值检查): by themselves, beside each other, and beside the law.
import { describe, expect, test } from 'vitest'
import { bookOf, bookOver } from '../../src/policy/load.ts'
import { ownPolicy } from '../../src/policy/own.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { type EntryFields, entryText, lawBook, policyText, withValues } from '../schema/provoke-policy.ts'
import { passes, refuses, told } from '../support/policies.ts'

const own = (fields: EntryFields): string => withValues(fields)

describe('values', () => {
  passes('a lower cap for everybody', own({}))
  passes('one text for both languages, or one in each', own({ note: '{ en: A note., zh: 说明。 }' }))
  passes(
    'a fact that no rule reads',
    own({ sets: '', unit: 'text', value: '{ en: In writing., zh: 书面。 }' }),
  )
  passes(
    'an input that nobody published',
    own({ sets: '', value: '', from: '', instrument: '', source: '', confidence: '', empty: 'Not known.' }),
  )
  refuses('a unit that there is not', own({ unit: 'rates' }), 'not-one-of values[0].unit 9:11')
  refuses('a value that is not of its unit', own({ value: '0.2' }), 'not-in-unit values[0].value 10:12')
  refuses(
    'a parameter that there is not',
    own({ sets: 'cost.caps' }),
    'unknown-parameter values[0].sets 7:11',
  )
  refuses(
    'another unit than its parameter',
    own({ unit: 'months', value: '20' }),
    'wrong-unit values[0].unit 9:11',
  )
  refuses(
    'a word that its parameter cannot be',
    own({ sets: 'cost.basis', unit: 'word', value: 'xirr' }),
    'not-one-of values[0].value 10:12',
  )
  refuses('no instrument', own({ instrument: '' }), 'unsourced values[0] 6:5')
  refuses('an empty list of sources', own({ source: '[]' }), 'too-few values[0].source 13:13')
  refuses(
    'no day on which it was read, no confidence',
    own({ checked: '', confidence: '' }),
    'missing values[0].checked 6:5',
    'missing values[0].confidence 6:5',
  )
  refuses(
    'low confidence that binds',
    own({ confidence: 'low' }),
    'low-not-advisory values[0].confidence 15:17',
  )
  refuses(
    'neither a value nor why there is none',
    own({ value: '', from: '' }),
    'neither-given values[0].value 6:5',
  )
  refuses(
    'a value and steps',
    own({ steps: '[{ from: 2020-01-01, value: 20% }]' }),
    'both-given values[0].steps 16:5',
  )
  refuses('a value and why there is none', own({ empty: 'Not known.' }), 'both-given values[0].empty 16:5')
  refuses(
    'an end before the beginning',
    own({ until: '2019-01-01' }),
    'until-before-from values[0].until 16:12',
  )
  refuses(
    'steps out of order',
    own({
      value: '',
      from: '',
      steps: '[{ from: 2021-01-01, value: 20% }, { from: 2020-01-01, value: 19% }]',
    }),
    'not-increasing values[0].steps[1].from 14:55',
  )
  refuses(
    'whom it applies to backwards',
    own({ applies: '{ daysPastDue: { from: 90, to: 30 } }' }),
    'span-backwards values[0].applies.daysPastDue.to 16:45',
  )
  refuses('an unknown word for when a duty binds', own({ when: 'never' }), 'not-one-of values[0].when 16:11')
  refuses(
    'one id twice',
    withValues({}, { sets: 'holiday.most', unit: 'months', value: '3' }),
    'listed-twice values[1].id 16:9',
  )
})

describe('values beside each other', () => {
  const [first, second] = [{ value: '10%' }, { id: 'second', value: '8%' }]
  passes(
    'one ends where the next begins',
    withValues({ ...first, until: '2025-01-01' }, { ...second, from: '2025-01-01' }),
  )
  passes('one is more specific', withValues(first, { ...second, applies: '{ products: [credit-card] }' }))
  passes(
    'for other debts',
    withValues(
      { ...first, applies: '{ products: [bank-loan] }' },
      { ...second, applies: '{ products: [credit-card] }' },
    ),
  )
  refuses(
    'the same debts and days',
    withValues(first, { ...second, from: '2021-01-01' }),
    'never-holds values[0].id 6:9',
    'ambiguous values[1].id 16:9',
  )
  const cards = { applies: '{ products: [credit-card] }' }
  const banks = { applies: '{ lenders: [bank] }' }
  refuses(
    'debts that both bind, with other values from one day',
    withValues({ ...first, ...cards }, { ...second, ...banks }),
    'ambiguous values[1].id 17:9',
  )
  passes(
    'debts that both bind, with the same value',
    withValues({ ...first, ...cards }, { ...second, ...banks, value: '10%' }),
  )
  passes(
    'several duties',
    policyText(
      'values:',
      ...['a', 'b'].map((id) =>
        entryText({ id, sets: 'duty', unit: 'text', value: '{ en: Tell., zh: 告知。 }' }),
      ),
    ),
  )
  refuses(
    'a multiple of itself',
    own({ value: '{ times: 2, of: cost.cap }' }),
    'times-cycle values[0].value.of 10:28',
  )
  refuses(
    'a multiple of what there is not',
    own({ value: '{ times: 2, of: reference.rat }' }),
    'unknown-parameter values[0].value.of 10:28',
  )
  refuses(
    'a multiple of what is no rate',
    own({ value: '{ times: 2, of: term.most }' }),
    'not-one-of values[0].value.of 10:28',
  )
  refuses(
    'a circle through the law below',
    policyText('inputs:', '  reference.rate: { times: 1, of: cost.cap }'),
    'times-cycle inputs.reference.rate.of 6:35',
  )
})

describe('the law', () => {
  passes('inputs that no law knows', policyText('inputs: { litigation.collect: 35%, hazard.base: 12% }'))
  refuses(
    'inputs that are none',
    policyText('inputs: { floor.persons: 1600, self-cure: often }'),
    'unknown-parameter inputs.floor.persons 5:11',
    'not-in-unit inputs.self-cure 5:43',
  )
  passes(
    'a tighter cap, a shorter term, a higher floor',
    policyText('inputs: { cost.cap: 10%, term.most: 36, floor.person: 2000 }'),
  )
  passes('a cap by the day below it', policyText('inputs: { cost.cap: 0.03%/day }'))
  refuses(
    'a cap by the day above it',
    policyText('inputs: { cost.cap: 0.07%/day }'),
    'above-law inputs.cost.cap 5:21',
  )
  refuses(
    'a higher cap for some',
    own({ value: '30%', applies: '{ products: [credit-card], lenders: [bank] }' }),
    'above-law values[0].value 10:12',
  )
  passes(
    'a cap of its own for those whom no law caps',
    own({ value: '30%', applies: '{ lenders: [trust] }' }),
  )
  refuses(
    'a step that is too high',
    own({
      value: '',
      from: '',
      applies: '{ lenders: [bank] }',
      steps: '[{ from: 2021-01-01, value: 20% }, { from: 2022-01-01, value: 25% }]',
    }),
    'above-law values[0].steps[1].value 15:74',
  )
  refuses(
    'four times a reference rate of its own',
    policyText('inputs: { reference.rate: 7% }'),
    'above-law inputs.reference.rate 5:27',
  )
  passes('a lower reference rate', policyText('inputs: { reference.rate: 2% }'))
  refuses('a longer term', policyText('inputs: { term.most: 72 }'), 'above-law inputs.term.most 5:22')
  refuses('a lower floor', policyText('inputs: { floor.person: 0 }'), 'below-law inputs.floor.person 5:25')
  refuses(
    'another order of payments',
    policyText('inputs: { allocation: [principal, interest, penalty, fees] }'),
    'against-law inputs.allocation 5:23',
  )
  passes(
    'the same order of payments',
    policyText('inputs: { allocation: [fees, penalty, interest, principal] }'),
  )
  passes('what the pack itself only knows second-hand', policyText('inputs: { holiday.most: 12 }'))
  refuses(
    'a duty under another text',
    own({ id: 'tell', sets: 'duty', unit: 'text', value: '{ en: Nothing., zh: 无。 }' }),
    'law-removed values[0].id 6:9',
  )
  refuses(
    'a cap that is only advice',
    own({ applies: '{ lenders: [bank] }', from: '2021-01-01', confidence: 'low', advisory: 'true' }),
    'law-removed values[0].id 6:9',
  )
  test('an input of the policy below is no law', async () => {
    const tree = await readTree(policyText('inputs: { term.most: 24 }'), 'b.yaml')
    const group = bookOver(ownPolicy(tree, 'b.yaml', 'sha256:1'), await lawBook())
    expect(await told(policyText('inputs: { term.most: 48 }'), group)).toEqual([])
    expect(await told(policyText('inputs: { term.most: 72 }'), group)).toEqual([
      'above-law inputs.term.most 5:22',
    ])
  })
  test('of the Chinese pack: a cap, a floor, a term', async () => {
    const cn = bookOf('cn')
    const said = await told(policyText('inputs: { cost.cap: 36%, floor.person: 100, term.most: 72 }'), cn)
    expect(said.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'above-law inputs.cost.cap',
      'below-law inputs.floor.person',
      'above-law inputs.term.most',
    ])
    expect(await told(policyText('inputs: { cost.cap: 10%, floor.person: 99999 }'), cn)).toEqual([])
  })
})
