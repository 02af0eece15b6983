// One input for every trouble there is: what docs/errors.md shows and the tests provoke.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAxes } from '../../src/schema/axis.ts'
import { readCase } from '../../src/schema/case.ts'
import { readFlows } from '../../src/schema/flows.ts'
import { inputError } from '../../src/schema/input-error.ts'
import { readPlan } from '../../src/schema/plan.ts'
import { applySets } from '../../src/schema/sets.ts'
import { treeOf } from '../../src/schema/tree.ts'
import type { TroubleKey } from '../../src/schema/trouble.ts'
import { readCaseFile } from '../../src/store/case-file.ts'
import { decode, readTree } from '../../src/store/read-tree.ts'
import { writeNew } from '../../src/store/write-file.ts'
import { RARER, printedFor } from '../support/printed.ts'
import { DEFAULTS } from './defaults.ts'
import { type Provocation, caseText } from './provocation.ts'
import { POLICY_PROVOKE, provokePolicy } from './provoke-policy.ts'
import { RECORD_PROVOKE } from './provoke-record.ts'
import { TRACK_PROVOKE } from './provoke-track.ts'

const debt = (line: string, path: string, suggestion?: string): Provocation => ({
  text: caseText([line]),
  path: `debt.${path}`,
  ...(suggestion === undefined ? {} : { suggestion }),
})
const plan = (text: string, path: string): Provocation => ({ as: 'plan', text, path })
const bytes = (...codes: number[]): Uint8Array => Uint8Array.from(codes)
const deep = (levels: number): string => `${'a: {'.repeat(levels)}${'}'.repeat(levels)}`

export const PROVOKE: Readonly<Record<TroubleKey, Provocation>> = {
  ...POLICY_PROVOKE,
  ...RECORD_PROVOKE,
  ...TRACK_PROVOKE,
  'no-file': {
    disk: (folder) => {
      writeFileSync(join(folder, 'zhang.yaml'), caseText())
      return readCaseFile(join(folder, 'zhagn.yaml'))
    },
  },
  'is-a-folder': { disk: (folder) => readCaseFile(folder) },
  'no-permission': {
    disk: (folder) => {
      // The superuser may read everything: the file is then only said to be closed.
      const path = join(folder, 'closed.yaml')
      writeFileSync(path, caseText())
      chmodSync(path, 0)
      if (process.getuid?.() === 0) throw inputError('no-permission', {}, { file: path })
      return readCaseFile(path)
    },
  },
  'cannot-read': { disk: (folder) => readCaseFile(join(folder, 'x'.repeat(300))) },
  'cannot-write': { disk: (folder) => writeNew(join(folder, 'no', 'such', 'folder.json'), '{}') },
  'too-big': { text: '#'.repeat(4 * 1024 * 1024 + 1) },
  'empty-file': { text: '# nothing yet\n' },
  'not-utf8': {
    text: bytes(0x61, 0x3a, 0x20, 0xd5, 0xc5, 0xc8, 0xfd, 0x0a),
    suggestion: 'iconv -f GB18030 -t UTF-8',
  },
  utf16: { text: bytes(0xff, 0xfe, 0x61, 0) },
  'nul-byte': { text: 'id: "a\0b"\n' },
  'not-a-font': {
    disk: (folder) => {
      const file = join(folder, 'font.ttf')
      writeFileSync(file, 'no font')
      return printedFor('张三', file)
    },
  },
  'too-long-to-print': { disk: () => printedFor('张'.repeat(70_000)), path: 'parties.borrower.name' },
  'no-glyph': { disk: () => printedFor(`张${RARER}`), path: 'parties.borrower.name' },
  'bad-syntax': { text: 'asOf: 2026-11-22\n currency: CNY\n' },
  alias: { text: 'a: &a [1, 1]\nb: [*a, *a]\n', line: 1 },
  tag: { text: 'asOf: !!timestamp 2026-11-22\n' },
  'merge-key': { text: 'debt:\n  <<: { principal: 1 }\n' },
  'duplicate-key': { text: 'asOf: 2026-11-22\nasOf: 2026-11-23\n', line: 2 },
  'key-not-text': { text: '? [a, b]\n: 1\n' },
  'several-documents': { text: `${caseText()}---\n${caseText()}` },
  'too-deep': { text: deep(30) },
  'text-too-long': { text: `id: ${'x'.repeat(10_001)}\n` },
  'not-a-map': { text: caseText([], ['household: 3']), path: 'household' },
  'not-a-list': { text: caseText([], ['household: { people: 3, income: 6500 }']), path: 'household.income' },
  'not-a-value': debt('grade: [A, B]', 'grade'),
  'too-few': plan('kind: equal-instalment\nstages: []\n', 'stages'),
  'unknown-key': {
    text: caseText(['interestRate: 18%']),
    path: 'debt.interestRate',
    line: 8,
    suggestion: 'annualRate',
  },
  missing: {
    text: 'asOf: 2026-11-22\ncurrency: CNY\ndebt: { principal: 1 }\n',
    path: 'debt.annualRate',
    line: 3,
  },
  'wrong-schema': {
    text: caseText([], ['schema: parley/case@2']),
    path: 'schema',
    suggestion: 'parley/case@1',
  },
  'inexact-number': { value: { debt: { principal: 0.1 + 0.2 } }, path: 'debt.principal' },
  'not-data': { value: { asOf: new Date(0) }, path: 'asOf' },
  'several-debts': { text: 'asOf: 2026-11-22\ncurrency: CNY\ndebts: [{}, {}]\n', path: 'debts' },
  'weekly-rows': plan('kind: equal-instalment\nstages: [{ weeks: 12, pay: level }]\n', 'stages[0].weeks'),
  'not-an-amount': debt('fees: ¥300', 'fees', '300'),
  grouping: debt('fees: 3,00', 'fees', '300'),
  exponent: debt('fees: 3e2', 'fees'),
  'too-many-digits': debt('fees: 300.005', 'fees'),
  'too-large': debt('fees: 100000000001', 'fees'),
  'negative-amount': debt('fees: -300', 'fees'),
  'not-a-rate': debt('annualRate: 18,5%', 'annualRate', '18.5%'),
  'bare-rate': debt('annualRate: 18', 'annualRate', '18%'),
  'negative-rate': debt('annualRate: -1%', 'annualRate'),
  'rate-too-fine': debt('annualRate: 18.1234567891%', 'annualRate'),
  'not-a-share': plan(
    'kind: fee-waiver\nreliefs: [{ bucket: fees, share: half, when: now }]\nstages: [{ months: 12, pay: level }]\n',
    'reliefs[0].share',
  ),
  'share-range': {
    ...plan(
      'kind: fee-waiver\nreliefs: [{ bucket: fees, share: 50, when: now }]\nstages: [{ months: 12, pay: level }]\n',
      'reliefs[0].share',
    ),
    suggestion: '50%',
  },
  'not-a-day': { text: caseText([], ['asOf: 2026/11/22']), path: 'asOf', line: 2, suggestion: '2026-11-22' },
  'no-such-day': { text: caseText([], ['asOf: 2026-02-30']), path: 'asOf', suggestion: '2026-02-28' },
  'not-a-count': debt('monthsLeft: 14 months', 'monthsLeft', '14'),
  'out-of-range': debt('dueDay: 32', 'dueDay'),
  'not-one-of': debt('dayCount: actual/365', 'dayCount'),
  'not-yes-no': plan(
    'kind: equal-instalment\nstages: [{ months: 12, pay: level }]\n' +
      'breach: { missed: 2, days: 15, interest: from-start, accelerates: perhaps }\n',
    'breach.accelerates',
  ),
  'unknown-currency': { text: caseText([], ['currency: RMB']), path: 'currency', suggestion: 'CNY' },
  'not-a-country': { text: caseText([], ['country: cn']), path: 'country', suggestion: 'CN' },
  'both-given': { text: caseText(['penaltyRate: 24%', 'penaltyUplift: 50%']), path: 'debt.penaltyUplift' },
  'neither-given': plan('kind: equal-instalment\nstages: [{ pay: level }]\n', 'stages[0].months'),
  'needs-also': debt('monthsLeft: 14', 'monthsLeft'),
  'days-disagree': {
    text: caseText(['overdueSince: 2026-08-15', 'daysPastDue: 90']),
    path: 'debt.daysPastDue',
  },
  'after-as-of': debt('overdueSince: 2026-12-01', 'overdueSince'),
  'not-after-as-of': { text: caseText([], ['wish: { firstDue: 2026-11-22 }']), path: 'wish.firstDue' },
  'until-before-from': {
    text: caseText([], ['hardship: { what: illness, since: 2026-07-01, until: 2026-06-01 }']),
    path: 'hardship.until',
  },
  'not-increasing': debt(
    'contract: [{ due: 2027-01-15, payment: 1 }, { due: 2026-12-15, payment: 1 }]',
    'contract[1].due',
  ),
  'off-due-day': debt('contract: [{ due: 2026-12-16, payment: 1 }]', 'contract[0].due', '2026-12-15'),
  'above-principal': debt('overduePrincipal: 10000.01', 'overduePrincipal'),
  'day-rate': {
    text: caseText(['annualRate: 0.05%/day', 'dayCount: 30e/360']),
    path: 'debt.annualRate',
    suggestion: 'act/365',
  },
  'nothing-owed': { text: caseText(['principal: 0']), path: 'debt' },
  'shares-above-one': plan(
    'kind: fee-waiver\nreliefs:\n  - { bucket: fees, share: 60%, when: now }\n' +
      '  - { bucket: fees, share: 50%, when: on-completion }\nstages: [{ months: 12, pay: level }]\n',
    'reliefs[1].share',
  ),
  'weights-count': plan(
    'kind: step-up\nstages: [{ months: 2, pay: { weights: [1, 1, 1.5] } }]\n',
    'stages[0].pay.weights',
  ),
  'listed-twice': plan(
    'kind: equal-instalment\ncapitalise: [fees, fees]\nstages: [{ months: 12, pay: level }]\n',
    'capitalise[1]',
  ),
  'mixed-times': {
    as: 'flows',
    text: 'advances: [{ month: 0, amount: 100 }]\npayments: [{ on: 2026-11-22, amount: 110 }]\n',
    path: 'payments[0]',
  },
  'bad-set': { text: caseText(), sets: ['debt.annualRate'] },
  'forbidden-key': { text: caseText(), sets: ['debt.__proto__.dueDay=1'] },
  'bad-over': { over: ['household.income=3000:9000'], path: 'household.income' },
  'not-swept': { over: ['currency=CNY,USD'], path: 'currency' },
  'no-range': { over: ['debt.product=credit-card:bank-loan:1'], path: 'debt.product' },
  'bad-step': {
    over: ['wish.firstDue=2026-12-15:2027-06-15:30'],
    path: 'wish.firstDue',
    suggestion: '30d',
  },
  'step-zero': { over: ['debt.annualRate=12%:24%:0%'], path: 'debt.annualRate' },
  'step-away': { over: ['household.income=3000:9000:-500'], path: 'household.income' },
  'rates-mixed': { over: ['debt.annualRate=0.02%/day:24%:1%'], path: 'debt.annualRate' },
  'paths-overlap': {
    over: ['household.income=3000,6000', 'household.income[0].amount=3000:6000:500'],
    path: 'household.income[0].amount',
  },
  'too-many-cells': { over: ['household.income=1:1000:1', 'debt.annualRate=1%:21%:1%'] },
}

/** Does what provokes it; the InputError is thrown. */
export async function provoke(of: Provocation): Promise<unknown> {
  if (of.disk) {
    const folder = mkdtempSync(join(tmpdir(), 'parley-'))
    try {
      mkdirSync(join(folder, 'sub'))
      return await of.disk(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  if (of.over) return readAxes(of.over, 2)
  if (of.value !== undefined) return readCase(treeOf(of.value), DEFAULTS)
  const name = of.name ?? `${of.as ?? 'case'}.yaml`
  const text = of.text ?? ''
  const tree = await readTree(decode(typeof text === 'string' ? Buffer.from(text) : text, name), name)
  const whole = applySets(tree, of.sets ?? [])
  if (of.as === 'policy') return provokePolicy(whole)
  if (of.as === 'plan') return readPlan(whole, 2)
  return of.as === 'flows' ? readFlows(whole) : readCase(whole, DEFAULTS)
}
