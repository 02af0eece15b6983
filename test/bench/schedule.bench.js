// Schedules a second: 60 rows of Act/365, our own beside decimal.js done the plain way and a bare floating-point loop.
// `run` writes columns of numbers, as the search does; `schedule` makes an object a row, as the plain way and the loop do.
// All in one process, in turn; medians of 9 rounds. The cents of ours and of decimal.js are compared first.
import { Decimal } from 'decimal.js'
import { money, parseDay, parseRate, run, schedule, tape } from '../../dist/index.js'

const ROWS = 60
const PRINCIPAL = 4873255
const asOf = parseDay('2026-11-22')
const debt = {
  asOf,
  currency: 'CNY',
  digits: 2,
  product: 'consumer-loan',
  owed: { fees: 0, penalty: 0, interest: 0, principal: money(PRINCIPAL) },
  rates: { contract: parseRate('18%') },
  dayCount: 'act/365',
  dueDay: 22,
  rounding: { interest: 'half-up', instalment: 'nearest', unit: money(1) },
  allocation: ['fees', 'penalty', 'interest', 'principal'],
  restructures: [],
}
const plan = { kind: 'equal-instalment', reliefs: [], stages: [{ months: ROWS, pay: 'level' }] }
const first = schedule(debt, plan)
const days = first.rows.map(({ due }, k) => due - (k === 0 ? asOf : first.rows[k - 1].due))

/** The plain way: every amount a Decimal, the level amount from the product of the factors, each row rounded once. */
function plain() {
  const rate = new Decimal('0.18')
  let grown = new Decimal(PRINCIPAL)
  let paid = new Decimal(0)
  for (const d of days) {
    const growth = rate.times(d).div(365).plus(1)
    grown = grown.times(growth)
    paid = paid.times(growth).plus(1)
  }
  const level = grown.div(paid).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
  let left = new Decimal(PRINCIPAL)
  return days.map((d, k) => {
    const interest = left.times(rate).times(d).div(365).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    const payment = k === days.length - 1 ? left.plus(interest) : level
    left = left.plus(interest).minus(payment)
    return payment
  })
}

/** A bare loop in doubles: no dates, no reliefs, no exactness. */
function bare() {
  let [grown, paid] = [PRINCIPAL, 0]
  for (const d of days) {
    const growth = 1 + (0.18 * d) / 365
    grown *= growth
    paid = paid * growth + 1
  }
  const level = Math.round(grown / paid)
  let left = PRINCIPAL
  const rows = []
  for (let k = 0; k < days.length; k++) {
    const interest = Math.round((left * 0.18 * days[k]) / 365)
    const payment = k === days.length - 1 ? left + interest : level
    left += interest - payment
    rows.push({ n: k + 1, payment, interest, left })
  }
  return rows
}

const same = plain().every((payment, k) => payment.toNumber() === first.rows[k].payment)
if (!same) {
  console.log('cents differ from decimal.js')
  process.exitCode = 1
}

const onto = tape()
const entries = [
  { name: 'parley run() onto a tape', work: () => run(debt, plan, onto), times: [] },
  { name: 'parley schedule()', work: () => schedule(debt, plan), times: [] },
  { name: 'decimal.js, the plain way', work: plain, times: [] },
  { name: 'bare floating-point loop', work: bare, times: [] },
]
for (const { work } of entries) for (let k = 0; k < 300; k++) work()
for (let round = 0; round < 9; round++)
  for (const { work, times } of entries) {
    const until = performance.now() + 60
    let count = 0
    const start = performance.now()
    while (performance.now() < until) {
      for (let k = 0; k < 10; k++) work()
      count += 10
    }
    times.push(count / ((performance.now() - start) / 1000))
  }
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]
const ours = median(entries[0].times)
const rows = median(entries[1].times)
console.log(
  `${'60 rows of Act/365'.padEnd(32)}${'a second'.padStart(12)}${'run ÷ it'.padStart(12)}${'schedule ÷ it'.padStart(15)}`,
)
for (const { name, times } of entries)
  console.log(
    `${name.padEnd(32)}${median(times).toFixed(0).padStart(12)}${(ours / median(times)).toFixed(2).padStart(12)}${(rows / median(times)).toFixed(2).padStart(15)}`,
  )
