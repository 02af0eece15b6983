// Cash flows (现金流) from a file: { advances, payments } as YAML or JSON, or CSV `date,amount` with advances negative.
// 2026-01-15,-20000 then 2026-02-15,4000 is an advance of 20,000.00 and a payment of 4,000.00.
import type { RateInput } from '../app/rate.ts'
import { type Day, parseDay } from '../core/day.ts'
import { inputError } from '../schema/input-error.ts'
import { readFlows } from '../schema/flows.ts'
import { readText } from '../store/case-file.ts'
import { readTree } from '../store/read-tree.ts'
import { type Context, stdinFor } from './context.ts'

type Flow = RateInput['advances'][number]

export async function flowsOf(context: Context, path: string): Promise<RateInput> {
  const text = await readText(path, stdinFor(context, path))
  const csv =
    /\.csv$/i.test(path) ||
    (!/\.(ya?ml|json)$/i.test(path) && /^\ufeff?\s*(date|on|month|\d{4}-\d\d-\d\d)\s*,/i.test(text))
  if (csv) return fromCsv(text, path)
  const { advances, payments } = readFlows(await readTree(text, path))
  const number = (flow: (typeof advances)[number]): Flow => ({
    at: 'on' in flow ? { on: flow.on } : { month: flow.month },
    amount: Number(flow.amount),
  })
  return { advances: advances.map(number), payments: payments.map(number) }
}

function fromCsv(text: string, file: string): RateInput {
  const advances: Flow[] = []
  const payments: Flow[] = []
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  for (const [index, whole] of lines.entries()) {
    const line = index + 1
    if (whole.trim() === '') continue
    const cells = whole.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    if (line === 1 && /^(date|on|month)$/i.test(cells[0] ?? '')) continue
    const [when = '', amount = ''] = cells
    const month = /^-?\d{1,4}$/.test(when) ? Number(when) : undefined
    const on: Day | undefined = parseDay(when)
    if (month === undefined && on === undefined)
      throw inputError(
        'not-a-day',
        {},
        { file, line, path: 'date', read: when, expected: { key: 'day', args: {} } },
      )
    if (cells.length !== 2 || !/^-?\d{1,15}(\.\d{1,12})?$/.test(amount))
      throw inputError(
        'not-an-amount',
        {},
        {
          file,
          line,
          path: 'amount',
          read: cells.slice(1).join(','),
          expected: { key: 'plain-amount', args: {} },
        },
      )
    const flow: Flow = {
      at: on === undefined ? { month: month ?? 0 } : { on },
      amount: Math.abs(Number(amount)),
    }
    ;(amount.startsWith('-') ? advances : payments).push(flow)
  }
  if (advances.length + payments.length === 0) throw inputError('empty-file', {}, { file })
  return { advances, payments }
}
