// How a value is written in each unit (各单位写法示例): what a message shows where one is not. Each is read by its unit's reader.
import type { Unit } from './units.ts'

export const UNIT_EXAMPLES: Readonly<Record<Unit, string>> = {
  rate: '24%',
  share: '70%',
  fraction: '1/3',
  'share-range': '{ least: 30%, most: 50% }',
  'rate-range': '{ least: 0.035%/day, most: 0.05%/day }',
  months: '60',
  days: '90',
  years: '3',
  count: '3',
  amount: '50000.00',
  'amount-a-month': '1595.00',
  'by-people': '{ people: [839, 1481], extra: 394 }',
  'yes-no': 'true',
  word: 'irr',
  buckets: '[fees, penalty, interest, principal]',
  hours: '22:00-08:00',
  brackets: '[{ upTo: 10000, fixed: 50 }, { rate: 2.5% }]',
  'by-days': '[{ from: 0, is: normal }, { from: 1, is: special-mention }]',
  'by-months': '[{ upTo: 12, share: 12.6% }, { share: 1.8% }]',
  'by-term': '[{ upTo: 12, share: 100% }, { months: 36 }]',
  shares: '[70%, 56%]',
  items: '[{ id: balance, label: { en: Balance, zh: 余额 } }]',
  text: '{ en: In writing, zh: 书面 }',
}
