// Books for tests (政策文本用例): a policy of one's own on the generic one, with values in every unit, for and
// against every sort of case. sample() has a longest plan of 48 months, on own.yaml:9, and an LPR of 4 %, 3.5 %
// and 3 % from 2024, 2025 and 2026 on.
import { type Book, bookOf, bookOver } from '../../src/policy/load.ts'
import type { WrittenMap } from '../../src/policy/written.ts'

export const shipped = (name: string): Book => {
  const book = bookOf(name)
  if (!book) throw new Error(`no policy ${name}`)
  return book
}

const said = (text: string) => ({ en: text, zh: `中文 ${text}` })
/** An entry with what every entry has. */
export const value = (id: string, more: WrittenMap): WrittenMap => ({
  id,
  label: said(`label of ${id}`),
  instrument: said(`instrument of ${id}`),
  article: '4',
  source: 'http://example.org/a',
  checked: '2026-11-22',
  confidence: 'high',
  at: 'own.yaml:40',
  ...more,
})

export const EVERY_UNIT: Readonly<Record<string, WrittenMap>> = {
  rate: { unit: 'rate', value: '0.05%/day' },
  times: { unit: 'rate', value: { times: '4', of: 'reference.rate' } },
  share: { unit: 'share', value: '12.5%' },
  fraction: { unit: 'fraction', value: '1/3' },
  'share-range': { unit: 'share-range', value: { least: '30%', most: '50%' } },
  'rate-range': { unit: 'rate-range', value: { least: '0.035%/day', most: '0.05%/day' } },
  months: { unit: 'months', value: '60' },
  days: { unit: 'days', value: '1' },
  years: { unit: 'years', value: '3' },
  count: { unit: 'count', value: '2' },
  amount: { unit: 'amount', value: '50000' },
  'amount-a-month': { unit: 'amount-a-month', value: '1595' },
  'by-people': { unit: 'by-people', value: { people: ['839', '1481'], extra: '394' } },
  'yes-no': { unit: 'yes-no', value: false },
  word: { unit: 'word', value: 'irr' },
  buckets: { unit: 'buckets', value: ['principal', 'interest', 'penalty', 'fees'] },
  hours: { unit: 'hours', value: '22:00-08:00' },
  brackets: {
    unit: 'brackets',
    value: [
      { upTo: '10000', fixed: '50' },
      { upTo: '20000', fixed: '10', rate: '1%' },
      { upTo: '100000', rate: '2.5%' },
      { rate: '0.5%' },
    ],
  },
  'by-days': {
    unit: 'by-days',
    value: [
      { from: '0', is: 'normal' },
      { from: '91', is: 'M4' },
    ],
  },
  'by-months': { unit: 'by-months', value: [{ upTo: '12', share: '12.6%' }, { share: '1.8%' }] },
  'by-term': {
    unit: 'by-term',
    value: [{ upTo: '12', share: '100%' }, { upTo: '60', total: '90' }, { months: '36' }],
  },
  shares: { unit: 'shares', value: ['70%', '56%'] },
  items: {
    unit: 'items',
    value: [
      { id: 'balance', label: said('balance') },
      { id: 'days', label: said('days') },
    ],
  },
  text: { unit: 'text', value: said('one sentence') },
}

export const own = (written: WrittenMap): Book =>
  bookOver(
    {
      file: 'own.yaml',
      written: {
        schema: 'parley/policy@1',
        id: 'own',
        version: '1',
        extends: 'generic',
        currency: 'CNY',
        ...written,
      },
      lines: { 'limits.mostMonths': 9, 'authority.collector': 12, tiers: 20, 'tiers.early': 21 },
      digest: 'sha256:0123456789abcdef',
    },
    shipped('generic'),
  )

const CAP = { sets: 'cost.cap', unit: 'rate' }
const LPR = {
  sets: 'reference.rate',
  unit: 'rate',
  steps: [
    { from: '2024-01-01', value: '4%' },
    { from: '2025-01-01', value: '3.5%' },
    { from: '2026-01-01', until: '2027-01-01', value: '3%' },
  ],
  renewedEveryDays: '31',
}

/** A book with something of everything. */
export const sample = (): Book =>
  own({
    label: said('Own policy'),
    source: said('Credit policy 2026'),
    country: 'CN',
    limits: { mostMonths: '48', leastInstalment: '100', leastShare: '2%', coolOff: '90' },
    lenders: { 'credit-card': 'bank' },
    authority: {
      collector: { waive: { fees: '50%', penalty: '50%' }, months: '24', holiday: '0' },
      supervisor: { waive: { penalty: '100%' }, rate: '8%' },
      committee: 'all',
    },
    tiers: [
      {
        id: 'early',
        when: { daysPastDue: { to: '30' }, amount: { to: '50000' }, products: ['credit-card'] },
      },
      {
        id: 'late',
        when: { daysPastDue: { from: '31' } },
        menu: { terms: ['3', '6'] },
        reason: said('late'),
      },
      { id: 'rest', offers: 'nothing' },
    ],
    letters: { offer: 'letter.md' },
    inputs: { 'litigation.collect': '35%', 'litigation.cost': '1200' },
    values: [
      value('cap.all', { ...CAP, value: '36%', from: '2015-09-01', dated: 'contract' }),
      value('cap.bank', {
        ...CAP,
        value: '24%',
        from: '2017-08-04',
        dated: 'contract',
        applies: { lenders: ['bank'] },
      }),
      value('cap.card', {
        ...CAP,
        value: { times: '5', of: 'reference.rate' },
        from: '2020-01-01',
        applies: { lenders: ['bank'], products: ['credit-card'] },
      }),
      value('lpr', LPR),
      value('gone', {
        unit: 'share',
        value: '5%',
        from: '2000-01-01',
        until: '2010-01-01',
        confidence: 'low',
      }),
      value('floor.sh', {
        sets: 'floor.person',
        unit: 'amount-a-month',
        value: '1595',
        applies: { regions: ['310000'] },
      }),
      value('floor.all', {
        sets: 'floor.person',
        unit: 'amount-a-month',
        value: '1200',
        applies: { regions: ['national'] },
      }),
      value('overdue', {
        sets: 'duty',
        unit: 'text',
        value: said('Say it.'),
        when: 'overdue',
        applies: { overdue: true },
      }),
      value('collect', { sets: 'litigation.collect', unit: 'share', empty: said('nobody knows') }),
      value('cure', { sets: 'self-cure', unit: 'share', empty: said('nobody told') }),
      ...Object.entries(EVERY_UNIT).map(([name, of]) => value(`unit.${name}`, of)),
    ],
  })
