// One policy for every trouble that a policy or a pack can have: what docs/errors.md shows and the tests provoke.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPolicy } from '../../src/cli/own-policy.ts'
import { bookFor } from '../../src/cli/policy-input.ts'
import { checkPolicy } from '../../src/policy/check.ts'
import { type Book, bookOf, bookOver } from '../../src/policy/load.ts'
import { ownPolicy } from '../../src/policy/own.ts'
import { InputError } from '../../src/schema/input-error.ts'
import type { Tree } from '../../src/schema/tree.ts'
import type { TroubleKey } from '../../src/schema/trouble.ts'
import { readCaseFile } from '../../src/store/case-file.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { type Provocation, caseText } from './provocation.ts'

const HEAD = ['schema: parley/policy@1', 'id: my-bank', 'version: 2026-11-22']

/** A smallest policy over another, with further lines. */
export const policyText = (...lines: readonly string[]): string =>
  [...HEAD, 'extends: ./law.yaml', ...lines, ''].join('\n')

export type EntryFields = Readonly<Record<string, string>>
const ENTRY: EntryFields = {
  id: 'my-cap',
  sets: 'cost.cap',
  label: 'The most a loan may cost',
  unit: 'rate',
  value: '20%',
  from: '2020-01-01',
  instrument: 'Circular 7',
  source: 'our archive',
  checked: '2026-11-22',
  confidence: 'high',
}

/** An entry of `values:` with other or further fields; an empty one is left out. */
export function entryText(fields: EntryFields = {}): string {
  const all = Object.entries({ ...ENTRY, ...fields }).filter(([, text]) => text !== '')
  return all.map(([key, text], i) => `${i === 0 ? '  - ' : '    '}${key}: ${text}`).join('\n')
}
export const withValues = (...entries: readonly EntryFields[]): string =>
  policyText('values:', ...entries.map(entryText))

const withWording = (pattern: string): string =>
  policyText(
    'wordings:',
    '  - id: bank.tone',
    '    why: threat',
    '    label: Not in our letters',
    `    en: ["${pattern}"]`,
    '    instrument: Rules of the house',
    '    source: our archive',
    '    checked: 2026-11-22',
    '    confidence: high',
  )
const withLetter = (en: string): string =>
  policyText(
    'letters:',
    '  - id: reminder.help',
    '    letter: reminder',
    '    title: { en: Help, zh: 帮助 }',
    `    text: [{ en: "${en}", zh: 请与我们联系。 }]`,
  )

/** What the policies here extend: the generic menu, and law of a country that there is not. */
export const LAW = [
  ...HEAD.map((line) => line.replace('my-bank', 'law')),
  'extends: generic',
  'currency: CNY',
  'authority: { collector: { waive: { fees: 50% }, months: 24, rate: 12%, holiday: 2 } }',
  'values:',
  ...[
    { id: 'cap', value: '24%', applies: '{ lenders: [bank] }' },
    { id: 'cap.private', value: '{ times: 4, of: reference.rate }', applies: '{ lenders: [private] }' },
    { id: 'prime', sets: 'reference.rate', value: '3%' },
    { id: 'floor', sets: 'floor.person', unit: 'amount-a-month', value: '1500' },
    { id: 'cards', sets: 'term.most', unit: 'months', value: '60', applies: '{ products: [credit-card] }' },
    { id: 'order', sets: 'allocation', unit: 'buckets', value: '[fees, penalty, interest, principal]' },
    { id: 'heard', sets: 'holiday.most', unit: 'months', value: '6', confidence: 'low', advisory: 'true' },
    { id: 'tell', sets: 'duty', unit: 'text', value: '{ en: Tell the borrower., zh: 告知借款人。 }' },
  ].map(entryText),
  '',
].join('\n')

let law: Promise<Book> | undefined
/** The law above as a book. */
export function lawBook(): Promise<Book> {
  law ??= readTree(LAW, 'law.yaml').then((tree) => {
    const generic = bookOf('generic')
    const { troubles } = checkPolicy(tree, generic)
    if (troubles.length > 0) throw new InputError(troubles)
    return bookOver(ownPolicy(tree, 'law.yaml', 'sha256:0'), generic)
  })
  return law
}

/** Throws all that is wrong or odd with a policy over the law above. */
export async function provokePolicy(tree: Tree): Promise<void> {
  const { troubles, warnings } = checkPolicy(tree, await lawBook())
  if (troubles.length + warnings.length > 0) throw new InputError([...troubles, ...warnings])
}

const policy = (text: string, path: string, suggestion?: string): Provocation => ({
  as: 'policy',
  text,
  path,
  ...(suggestion === undefined ? {} : { suggestion }),
})
const tiers = (...lines: readonly string[]): string =>
  policyText('tiers:', ...lines.map((line) => `  - ${line}`))

const CONTEXT = { io: { env: { XDG_CONFIG_HOME: '/nonexistent' } } } as unknown as Parameters<
  typeof loadPolicy
>[0]

export const POLICY_PROVOKE = {
  'too-many': policy(policyText(`menu: { terms: [${'6, '.repeat(120)}6] }`), 'menu.terms'),
  'not-a-name': policy(policyText().replace('id: my-bank', 'id: my bank'), 'id'),
  'not-above-zero': policy(policyText('steps: { amount: 0.00 }'), 'steps.amount'),
  'other-currency': {
    disk: async (folder) => {
      const file = join(folder, 'case.yaml')
      writeFileSync(file, caseText([], ['currency: USD']))
      const { tree } = await readCaseFile(file)
      return bookFor(CONTEXT, 'cn', tree)
    },
    path: 'currency',
    line: 2,
  },
  'no-such-policy': {
    disk: (folder) => {
      const file = join(folder, 'my-bank.yaml')
      writeFileSync(file, policyText().replace('./law.yaml', 'genric'))
      return loadPolicy(CONTEXT, file)
    },
    path: 'extends',
    line: 4,
    suggestion: 'generic',
  },
  'extends-cycle': {
    disk: (folder) => {
      writeFileSync(join(folder, 'law.yaml'), policyText().replace('./law.yaml', './my-bank.yaml'))
      writeFileSync(join(folder, 'my-bank.yaml'), policyText())
      return loadPolicy(CONTEXT, join(folder, 'my-bank.yaml'))
    },
    path: 'extends',
    line: 4,
  },
  'id-taken': policy(policyText().replace('id: my-bank', 'id: cn'), 'id'),
  'unknown-parameter': policy(
    policyText('inputs: { litigation.colect: 35% }'),
    'inputs.litigation.colect',
    'litigation.collect',
  ),
  'wrong-unit': policy(withValues({ unit: 'share' }), 'values[0].unit'),
  'not-in-unit': policy(policyText('inputs: { litigation.collect: a third }'), 'inputs.litigation.collect'),
  'table-order': policy(
    policyText('inputs: { sale.price: [{ upTo: 12, share: 10% }, { upTo: 6, share: 5% }] }'),
    'inputs.sale.price',
  ),
  unsourced: policy(withValues({ source: '' }), 'values[0]'),
  'low-not-advisory': policy(withValues({ confidence: 'low' }), 'values[0].confidence'),
  'steps-overlap': policy(
    withValues({
      value: '',
      from: '',
      steps: '[{ from: 2020-01-01, until: 2025-06-01, value: 20% }, { from: 2025-01-01, value: 18% }]',
    }),
    'values[0].steps[0].until',
  ),
  ambiguous: policy(withValues({}, { id: 'my-other-cap', value: '18%', from: '2025-01-01' }), 'values[1].id'),
  'times-cycle': policy(
    withValues(
      { value: '{ times: 4, of: judgment.interest }' },
      { id: 'j', sets: 'judgment.interest', value: '{ times: 2, of: cost.cap }' },
    ),
    'values[0].value.of',
  ),
  'never-holds': policy(withValues({ from: '2019-01-01', applies: '{ lenders: [bank] }' }), 'values[0].id'),
  'above-law': policy(policyText('inputs: { cost.cap: 36% }'), 'inputs.cost.cap'),
  'below-law': policy(policyText('inputs: { floor.person: 1200 }'), 'inputs.floor.person'),
  'against-law': policy(
    policyText('inputs: { allocation: [principal, interest, penalty, fees] }'),
    'inputs.allocation',
  ),
  'law-removed': policy(withValues({ id: 'cap', sets: '' }), 'values[0].id'),
  'span-backwards': policy(
    tiers('{ id: early, when: { daysPastDue: { from: 30, to: 1 } } }'),
    'tiers[0].when.daysPastDue.to',
  ),
  'tiers-overlap': policy(
    tiers(
      '{ id: early, when: { daysPastDue: { to: 31 }, amount: { to: 50000 } } }',
      '{ id: large, when: { amount: { from: 20000 } } }',
      '{ id: late, when: { daysPastDue: { from: 32 }, amount: { to: 19999.99 } } }',
    ),
    'tiers[1]',
  ),
  'tier-covered': policy(
    tiers('{ id: any }', '{ id: late, when: { daysPastDue: { from: 90 } }, offers: nothing }'),
    'tiers[1]',
  ),
  'tiers-gap': policy(
    tiers(
      '{ id: early, when: { daysPastDue: { to: 30 } } }',
      '{ id: late, when: { daysPastDue: { from: 32 } } }',
    ),
    'tiers',
  ),
  'role-may-less': policy(
    policyText('authority: { supervisor: { waive: { fees: 30% } } }'),
    'authority.supervisor.waive.fees',
  ),
  'no-weights': policy(policyText('ranking: { strain: 0, cost: 0, length: 0, loss: 0, risk: 0 }'), 'ranking'),
  'not-a-pattern': policy(withWording('(arrest you'), 'wordings[0].en[0]'),
  'forbidden-wording': policy(withLetter('Pay, or we will tell your boss.'), 'letters[0].text[0].en'),
  'unknown-figure': policy(withLetter('{due} is due on {dueDay}.'), 'letters[0].text[0].en'),
  'tiers-grades': policy(
    tiers('{ id: good, when: { grades: [A, B] } }', '{ id: bad, when: { grades: [C] }, offers: nothing }'),
    'tiers',
  ),
  'beyond-limit': policy(
    policyText('menu: { terms: [12, 24, 60] }', 'limits: { mostMonths: 48 }'),
    'menu.terms[2]',
  ),
  'above-term': policy(policyText('limits: { mostMonths: 72 }'), 'limits.mostMonths'),
} as const satisfies Partial<Record<TroubleKey, Provocation>>
