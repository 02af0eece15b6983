// Cash flows (现金流), the input of `parley rate`: what was advanced and what is paid, on days or in whole months.
// `{ advances: [{ month: 0, amount: 6000 }], payments: [{ month: 12, amount: 6600 }] }`. Amounts are taken as written.
import type { Day } from '../core/day.ts'
import { plainAmount } from './figures.ts'
import { count, day, schemaName } from './leaf.ts'
import { list, map, maybe } from './map.ts'
import { fit, type Say, settle } from './reading.ts'
import type { Tree } from './tree.ts'

export const FLOWS = 'parley/flows@1'
const MOST_MONTHS = 1200

/** `amount` is exact decimal text, any number of digits. */
export type CashFlow = ({ readonly on: Day } | { readonly month: number }) & { readonly amount: string }
export type Flows = { readonly advances: readonly CashFlow[]; readonly payments: readonly CashFlow[] }

const flowShape = () =>
  map({ on: maybe(day()), month: maybe(count(-MOST_MONTHS, MOST_MONTHS)), amount: plainAmount() })
export const flowsShape = () =>
  map({ schema: maybe(schemaName(FLOWS)), advances: list(flowShape()), payments: list(flowShape()) })

type Row = { readonly on?: Day; readonly month?: number; readonly amount: string }

export function readFlows(tree: Tree): Flows {
  const input = fit(flowsShape(), tree)
  return settle(tree, (say) => {
    const dated = input.advances[0]?.on !== undefined
    const side = (key: 'advances' | 'payments'): CashFlow[] => {
      if (input[key].length === 0) say([key], 'too-few', { least: 1 })
      return input[key].map((row, i) => flowOf(row, `${key}[${i}]`, [key, i], dated, say))
    }
    return { advances: side('advances'), payments: side('payments') }
  })
}

function flowOf(
  { on, month, amount }: Row,
  name: string,
  path: [string, number],
  dated: boolean,
  say: Say,
): CashFlow {
  if (on !== undefined && month !== undefined) say([...path, 'month'], 'both-given', { other: `${name}.on` })
  else if (on === undefined && month === undefined)
    say([...path, 'on'], 'neither-given', { other: `${name}.month` })
  else if ((on !== undefined) !== dated) say(path, 'mixed-times', {})
  return on === undefined ? { month: month ?? 0, amount } : { on, amount }
}
