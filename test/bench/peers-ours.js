// Our side of the comparisons with other libraries: the same work as theirs, begun from plain numbers at every call, so that
// nothing of an earlier call is used again. 100,000.00 at 12 % over 36 or 360 months, and the rates of such flows.
// `node test/bench/peers-ours.js` answers a line on standard input, `irr-24 50`, with microseconds a call over 50 ms, and
// `irr-24 ?` with its figures, as JSON: so a bench in another language takes turns with it.
import { createInterface } from 'node:readline'
import { money, parseDay, parseRate, schedule, irr, xirr, addMonths } from '../../dist/index.js'

export const PRINCIPAL = 100_000
export const RATE = 12
const ASOF = '2026-11-15'

function table(months, dayCount) {
  const debt = {
    asOf: parseDay(ASOF),
    currency: 'CNY',
    digits: 2,
    product: 'bank-loan',
    owed: { fees: 0, penalty: 0, interest: 0, principal: money(PRINCIPAL * 100) },
    rates: { contract: parseRate(`${RATE}%`) },
    dayCount,
    dueDay: 15,
    rounding: { interest: 'half-up', instalment: 'nearest', unit: money(1) },
    allocation: ['fees', 'penalty', 'interest', 'principal'],
    restructures: [],
  }
  return schedule(debt, { kind: 'equal-instalment', reliefs: [], stages: [{ months, pay: 'level' }] })
}

/** Lent once and paid back in equal parts, in currency units; the last a little less. */
export const flows = (months) => [
  -PRINCIPAL,
  ...table(months, 'equal-months').rows.map(({ payment }) => payment / 100),
]
/** The same on the 15th of each month: days since 1970-01-01. */
export const dated = (months) =>
  flows(months).map((amount, k) => ({ on: addMonths(parseDay(ASOF), k, 15), amount }))

const cents = ({ rows }) => rows.map(({ payment, to, left }) => [payment, to.interest, left.principal])
const lists = new Map([24, 36, 360].map((n) => [n, { plain: flows(n), dated: dated(n) }]))

/** Each piece of work, and the figures it comes to: cents row by row, or a rate a year. */
export const ours = Object.fromEntries([
  ...[24, 36, 360].flatMap((n) => [
    [`table-${n}`, { work: () => table(n, 'equal-months'), figures: () => cents(table(n, 'equal-months')) }],
    [`dated-${n}`, { work: () => table(n, 'act/act'), figures: () => cents(table(n, 'act/act')) }],
  ]),
  ...[24, 36, 360].flatMap((n) => {
    const { plain, dated: days } = lists.get(n)
    return [
      [`irr-${n}`, { work: () => irr(plain), figures: () => irr(plain).periodicRate }],
      [`xirr-${n}`, { work: () => xirr(days), figures: () => xirr(days).annualRate }],
    ]
  }),
])

/** Microseconds a call, over so many milliseconds. */
export function timed(work, milliseconds) {
  const start = performance.now()
  let count = 0
  let now
  do {
    work()
    count += 1
    now = performance.now()
  } while (now < start + milliseconds)
  return ((now - start) / count) * 1000
}
export const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]

if (process.argv[1] === import.meta.filename)
  for await (const line of createInterface(process.stdin)) {
    const [name, what] = line.split(' ')
    const { work, figures } = ours[name]
    console.log(JSON.stringify(what === '?' ? figures() : timed(work, Number(what))))
  }
