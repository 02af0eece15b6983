// What a check refuses in a lender's own policy (自有政策检查): each with its line and column and a sentence in both languages; and
// what it lets pass, since a check that refuses everything finds every fault.
import { describe, expect, test } from 'vitest'
import { sayTrouble } from '../../src/i18n/say-trouble.ts'
import { voice } from '../../src/i18n/say.ts'
import { checkPolicy } from '../../src/policy/check.ts'
import { CONFIDENCES, DUTY_WHENS } from '../../src/policy/entry.ts'
import { bookOver } from '../../src/policy/load.ts'
import { ownPolicy } from '../../src/policy/own.ts'
import { ASKS, GRANTING } from '../../src/policy/policy.ts'
import { read } from '../../src/policy/read.ts'
import * as words from '../../src/schema/policy-words.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { lawBook, policyText } from '../schema/provoke-policy.ts'
import { passes, refuses } from '../support/policies.ts'

describe('the shape', () => {
  passes('next to nothing is enough', policyText())
  refuses(
    'unknown keys, at any depth',
    policyText('limit: { mostMonths: 60 }', 'menu: { term: [12] }'),
    'unknown-key limit 5:1',
    'unknown-key menu.term 6:9',
  )
  refuses(
    'words, numbers and shares that are none',
    policyText('ladder: { rounds: 2.5, asks: [cash] }', 'means: { cushion: 10 }', 'ranking: { loss: -1 }'),
    'not-a-count ladder.rounds 5:19',
    'not-one-of ladder.asks[0] 5:31',
    'share-range means.cushion 6:19',
    'out-of-range ranking.loss 7:18',
  )
  refuses('a weight in per cent', policyText('ranking: { loss: 50% }'), 'not-a-share ranking.loss 5:18')
  refuses(
    'yes where true is meant',
    policyText('breach: { accelerates: yes }'),
    'not-yes-no breach.accelerates 5:24',
  )
  refuses(
    'an allocation that leaves one out, or has one twice',
    policyText('allocation: [fees, fees, interest, principal]'),
    'listed-twice allocation[1] 5:20',
  )
  refuses('too short an allocation', policyText('allocation: [fees]'), 'too-few allocation 5:13')
  refuses(
    'no schema, no id, no version',
    'extends: ./law.yaml\n',
    'missing schema 1:1',
    'missing id 1:1',
    'missing version 1:1',
  )
  refuses(
    'amounts finer than the currency',
    policyText('tolerance: { amount: 1.005 }'),
    'too-many-digits tolerance.amount 5:22',
  )
})

describe('a policy that extends none', () => {
  test('says everything', async () => {
    const text = 'schema: parley/policy@1\nid: mine\nversion: 1\nlimits: { mostMonths: 24 }\n'
    const { troubles } = checkPolicy(await readTree(text, 'a.yaml'), undefined)
    expect(new Set(troubles.map(({ key }) => key))).toEqual(new Set(['missing']))
    const paths = troubles.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['menu', 'label', 'limits.graceTimesOverdue', 'ladder', 'economics']),
    )
    expect(paths).not.toContain('limits.mostMonths')
    expect(paths).not.toContain('authority')
  })
})

describe('tiers', () => {
  const tiers = (...lines: readonly string[]): string =>
    policyText('tiers:', ...lines.map((line) => `  - ${line}`))
  passes('one for everybody', tiers('{ id: all }'))
  passes(
    'by days, amount and product',
    tiers(
      '{ id: a, when: { daysPastDue: { to: 30 } } }',
      '{ id: b, when: { daysPastDue: { from: 31 }, amount: { to: 50000 } } }',
      '{ id: c, when: { daysPastDue: { from: 31 }, amount: { from: 50000.01 }, products: [credit-card] } }',
      '{ id: d, when: { daysPastDue: { from: 31 }, amount: { from: 50000.01 }, products: [consumer-loan, bank-loan, micro-loan, second-lien, private-loan] }, offers: nothing }',
    ),
  )
  refuses(
    'a gap of one fen',
    tiers('{ id: a, when: { amount: { to: 50000 } } }', '{ id: b, when: { amount: { from: 50000.02 } } }'),
    'tiers-gap tiers 5:1',
  )
  refuses(
    'a gap and an overlap',
    tiers(
      '{ id: a, when: { daysPastDue: { from: 1, to: 30 } } }',
      '{ id: b, when: { daysPastDue: { from: 30 } } }',
    ),
    'tiers-gap tiers 5:1',
    'tiers-overlap tiers[1] 7:5',
  )
  test('told with a debt that shows it', async () => {
    const text = tiers(
      '{ id: early, when: { daysPastDue: { to: 30 }, amount: { to: 50000 } } }',
      '{ id: large, when: { amount: { from: 20000 }, grades: [B] } }',
    )
    const { troubles } = checkPolicy(await readTree(text, 'a.yaml'), await lawBook())
    expect(troubles.map((one) => sayTrouble(one, voice('en')))).toEqual([
      'a.yaml:5:1: tiers: The tiers leave a gap: a debt with 31 days past due, 0.01 owed, grade B falls into none. Add a tier for it; where nothing is to be offered, one with “offers: nothing”.',
      'a.yaml:7:5: tiers[1]: Tiers “early” and “large” overlap: a debt with 0 days past due, 20,000.00 owed, grade B falls into both. Move the bounds of one.',
    ])
  })
  refuses(
    'nothing, and a menu',
    tiers('{ id: all, offers: nothing, menu: { terms: [12] } }'),
    'both-given tiers[0].menu 6:33',
  )
  refuses(
    'one id twice',
    tiers('{ id: a, when: { daysPastDue: { to: 30 } } }', '{ id: a, when: { daysPastDue: { from: 31 } } }'),
    'listed-twice tiers[1].id 7:11',
  )
  refuses(
    'nothing owed',
    tiers('{ id: a, when: { amount: { to: 0 } } }'),
    'not-above-zero tiers[0].when.amount.to 6:36',
  )
})

describe('limits, authority, order', () => {
  passes(
    'less of everything',
    policyText('limits: { mostMonths: 48 }', 'authority: { collector: { months: 12 } }'),
  )
  refuses(
    'what is never reached',
    policyText(
      'menu: { terms: [12, 60, 84], settlements: [{ months: [1, 72], principal: 10% }] }',
      'authority: { manager: { months: 84 } }',
    ),
    'beyond-limit menu.terms[2] 5:25 *',
    'beyond-limit menu.settlements[0].months[1] 5:58 *',
    'beyond-limit authority.manager.months 6:33 *',
  )
  refuses(
    'in a tier, against its own limit',
    policyText('tiers:', '  - { id: all, limits: { mostMonths: 24 }, menu: { terms: [12, 36] } }'),
    'beyond-limit tiers[0].menu.terms[1] 6:64 *',
  )
  refuses(
    'a limit beyond the law',
    policyText('limits: { mostMonths: 84 }'),
    'above-term limits.mostMonths 5:23 *',
  )
  refuses(
    'the same twice',
    policyText('menu: { terms: [12, 12] }', 'ladder: { asks: [direct-debit, direct-debit] }'),
    'listed-twice menu.terms[1] 5:21',
    'listed-twice ladder.asks[1] 6:32',
  )
  refuses(
    'a higher role that may do less',
    policyText(
      'authority:',
      '  supervisor: { waive: { fees: 20% }, months: 12, rate: 15%, holiday: 1 }',
      '  manager: all',
      '  committee: { months: 60 }',
    ),
    'role-may-less authority.supervisor.waive.fees 6:32',
    'role-may-less authority.supervisor.months 6:47',
    'role-may-less authority.supervisor.rate 6:57',
    'role-may-less authority.supervisor.holiday 6:71',
    'role-may-less authority.committee 8:14',
  )
  passes(
    'a higher role that may do more',
    policyText('authority: { supervisor: { waive: { fees: 80% }, rate: 8% }, committee: all }'),
  )
  refuses(
    'steps of nothing',
    policyText('steps: { share: 0%, rate: 0, amount: 0 }'),
    'not-above-zero steps.share 5:17',
    'not-above-zero steps.rate 5:27',
    'not-above-zero steps.amount 5:38',
  )
})

describe('what has passed', () => {
  test('is read as it was written', async () => {
    const text = policyText(
      'label: My bank',
      'limits: { mostMonths: 48, leastInstalment: "1,200.50", leastShare: }',
      'breach: { accelerates: false }',
      'tiers: [{ id: all, limits: { mostMonths: 36 }, reason: None. }]',
      'inputs: { litigation.collect: 35% }',
    )
    const tree = await readTree(text, 'a.yaml')
    expect(checkPolicy(tree, await lawBook()).troubles).toEqual([])
    const book = bookOver(ownPolicy(tree, 'a.yaml', 'sha256:1'), await lawBook())
    expect(book.chain).toEqual(['my-bank', 'law', 'generic'])
    expect(book.lines).toMatchObject({
      'limits.mostMonths': 'a.yaml:6',
      'tiers.all.limits.mostMonths': 'a.yaml:8',
      'menu.terms': expect.stringMatching(/^generic\/policy\.yaml:\d+$/),
    })
    expect(book.values.find(({ id }) => id === 'inputs.litigation.collect')).toMatchObject({ at: 'a.yaml:9' })
    const policy = read(book, 2)
    expect(policy.label).toEqual({ en: 'My bank', zh: 'My bank' })
    expect(policy.limits).toEqual({ mostMonths: 48, leastInstalment: 120_050, graceTimesOverdue: 1 })
    expect(policy.breach.accelerates).toBe(false)
  })
})

test('the words of the shapes are those that are read', () => {
  expect(words.CONFIDENCES).toEqual(CONFIDENCES)
  expect(words.DUTY_WHENS).toEqual(DUTY_WHENS)
  expect(words.ASKS).toEqual(ASKS)
  expect(words.GRANTING).toEqual(GRANTING)
})
