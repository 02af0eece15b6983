// A bank's list (银行流水) as payments: which column is the day, the amount and the reference, by a mapping file or the columns' names.
// 交易日期 2026-12-15, 收入金额 820.00, 摘要 "还款 job-loss-1f0c22ab" → { on, amount, ref }.
import type { Day } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import type { ExpectedKey } from './expected.ts'
import { kit } from './figures.ts'
import { inputError } from './input-error.ts'
import { text } from './leaf.ts'
import { map, maybe } from './map.ts'
import type { Mapping, Onto } from './mapping.ts'
import { nearest } from './nearest.ts'
import { fit } from './reading.ts'
import type { Tree } from './tree.ts'

const BANK_FIELDS = { on: 'day', amount: 'amount', ref: 'text' } as const satisfies Readonly<
  Record<string, ExpectedKey>
>
type BankField = keyof typeof BANK_FIELDS

const NAMES: Readonly<Record<BankField, RegExp>> = {
  on: /^(on|date|day|booking ?date|value ?date|transaction ?date|日期|交易日期|交易日|入账日期|记账日期)$/i,
  amount: /^(amount|credit|paid ?in|received|金额|交易金额|收入金额|贷方金额|入账金额)$/i,
  ref: /^(ref|reference|description|details|memo|remittance|摘要|附言|备注|用途|交易附言|交易摘要)$/i,
}

/** By the names of the columns; throws where the day or the amount is none of them. */
export function bankMapping(columns: readonly string[], file: string): Mapping {
  const fields = (Object.keys(BANK_FIELDS) as BankField[]).flatMap((field) => {
    const from = columns.find((name) => NAMES[field].test(name.trim()))
    if (from === undefined && field !== 'ref')
      throw inputError(field === 'on' ? 'no-day-column' : 'no-amount-column', {}, { path: field, file })
    return from === undefined ? [] : [{ path: [field], kind: BANK_FIELDS[field], rules: [{ from }] }]
  })
  return { fields, carry: [], missing: [] }
}

export const BANK: Onto = {
  kindAt: ([name, ...more]) =>
    more.length === 0 && typeof name === 'string' && Object.hasOwn(BANK_FIELDS, name)
      ? BANK_FIELDS[name as BankField]
      : undefined,
  nearest: (name) => nearest(name, Object.keys(BANK_FIELDS)),
}

export type BankLine = { readonly on: Day; readonly amount: Money; readonly ref?: string }

export function readBankLine(tree: Tree, digits: number): BankLine {
  const { day, money } = kit(digits)
  return fit(map({ on: day, amount: money, ref: maybe(text(1000)) }), tree)
}
