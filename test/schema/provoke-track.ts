// One input for every trouble of following an agreement up: what docs/errors.md shows and the tests provoke.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { day } from '../../src/core/day.ts'
import { bankMapping } from '../../src/schema/bank-map.ts'
import { readPayments } from '../../src/schema/payments.ts'
import type { TRACK_TROUBLES } from '../../src/schema/track-trouble.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { agreementFrom } from '../../src/cli/agreement-input.ts'
import { context } from '../../src/cli/context.ts'
import { processIo } from '../../src/cli/io.ts'
import { run } from '../support/run.ts'
import type { Provocation } from './provocation.ts'

const payment = '{ is: payment, id: p1, on: 2026-12-15, amount: 820.00 }'
const text = (...events: string[]): string =>
  `schema: parley/payments@1\nagreement: a-1\nevents:\n${events.map((one) => `  - ${one}\n`).join('')}`
const of = { agreement: 'a-1', digits: 2, asOf: day(2026, 11, 22) }
const payments = (written: string, path: string, line: number): Provocation => ({
  disk: async () => readPayments(await readTree(written, 'payments.yaml'), of),
  shown: written.trimEnd(),
  path,
  line,
})

export const TRACK_PROVOKE: Readonly<Record<(typeof TRACK_TROUBLES)[number], Provocation>> = {
  'agreement-changed': {
    disk: async (folder) => {
      await run(['demo', '--write', folder])
      const signed = ['--plan', 'term-extension-9.penalty-100-done.interest-50-done', '--to', 'json']
      await run(['agree', join(folder, 'job-loss.yaml'), ...signed, '--out', folder])
      const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.json'))
      const file = join(folder, 'agreement.json')
      writeFileSync(file, readFileSync(join(folder, name), 'utf8').replace('"months":29', '"months":28'))
      return agreementFrom(context([], processIo()), file, undefined)
    },
    shown: 'agreement.json, one figure of it changed by hand',
    path: 'digest',
  },
  'other-agreement': payments(text(payment).replace('a-1', 'a-2'), 'agreement', 2),
  'before-agreement': payments(text(payment.replace('2026-12-15', '2026-11-01')), 'events[0].on', 4),
  'before-event': payments(
    text(payment, '{ is: returned, id: r1, on: 2026-12-14, of: p1 }'),
    'events[1].on',
    5,
  ),
  'no-such-payment': payments(
    text(payment, '{ is: returned, id: r1, on: 2026-12-18, of: p9 }'),
    'events[1].of',
    5,
  ),
  'no-such-charge': payments(
    text(payment, '{ is: waive, id: w1, on: 2026-12-18, of: p1 }'),
    'events[1].of',
    5,
  ),
  'no-day-column': {
    disk: () => bankMapping(['amount', 'text'], 'bank.csv'),
    shown: 'amount,text',
    path: 'on',
  },
  'no-amount-column': {
    disk: () => bankMapping(['date', 'text'], 'bank.csv'),
    shown: 'date,text',
    path: 'amount',
  },
}
