// Schedules a second: 60 rows of Act/365 by our own, by decimal.js, and by a bare floating-point loop that computes the same.
// All are given the same debt and give the same columns, or the same objects a row; on both sides the due days come of the
// same `addMonths`. "Days known": the debt has been seen before, and each side is handed its due days; ours has also kept
// what it made of its rate, so there is a bare loop with its factors kept, too. "A new debt": each begins with the debt alone.
// What the bare loop does not do: exact cents, reliefs, stages, other buckets than interest and principal, refusals.
// All in one process, in turn, in short rounds; medians of the processor time of the whole process. The cents of ours, of decimal.js and of the loop are compared first.
import { Decimal } from 'decimal.js'
import { addMonths, money, nextDue, parseDay, parseRate, run, schedule, tape } from '../../dist/index.js'

const ROWS = 60
const PRINCIPAL = 4873255
const debtOf = () => ({
  asOf: parseDay('2026-11-22'),
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
})
const planOf = () => ({ kind: 'equal-instalment', reliefs: [], stages: [{ months: ROWS, pay: 'level' }] })

function daysOf({ asOf, dueDay }) {
  const first = nextDue(asOf, dueDay)
  const days = []
  for (let k = 0; k < ROWS; k++) days.push(addMonths(first, k, dueDay))
  return days
}

/** The plain way: every amount a Decimal, the level amount from the product of the factors, each row rounded once. */
function plain({ asOf, owed }, days) {
  const rate = new Decimal('0.18')
  let grown = new Decimal(owed.principal)
  let paid = new Decimal(0)
  let before = asOf
  for (const on of days) {
    const growth = rate
      .times(on - before)
      .div(365)
      .plus(1)
    grown = grown.times(growth)
    paid = paid.times(growth).plus(1)
    before = on
  }
  const level = grown.div(paid).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
  let left = new Decimal(owed.principal)
  before = asOf
  return days.map((due, k) => {
    const interest = left
      .times(rate)
      .times(due - before)
      .div(365)
      .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    const payment = k === days.length - 1 ? left.plus(interest) : level
    left = left.plus(interest).minus(payment)
    before = due
    return { n: k + 1, due, payment, interest, left }
  })
}

function levelOf(principal, asOf, days) {
  let [grown, paid, before] = [principal, 0, asOf]
  for (const on of days) {
    const growth = 1 + (0.18 * (on - before)) / 365
    grown *= growth
    paid = paid * growth + 1
    before = on
  }
  return Math.round(grown / paid)
}

const columns = () => ({
  due: [],
  payment: new Float64Array(ROWS),
  charged: new Float64Array(ROWS),
  capitalised: new Float64Array(ROWS),
  to: new Float64Array(ROWS * 4),
  left: new Float64Array(ROWS * 4),
})

/** A bare loop in doubles onto the columns that `run` writes. */
function bare({ asOf, owed }, days, onto) {
  const level = levelOf(owed.principal, asOf, days)
  let left = owed.principal
  let before = asOf
  for (let k = 0; k < ROWS; k++) {
    const on = days[k]
    const interest = Math.round((left * 0.18 * (on - before)) / 365)
    left = write(onto, k, on, left, interest, k === ROWS - 1 ? left + interest : level)
    before = on
  }
}

function write({ due, payment, charged, capitalised, to, left }, k, on, principal, interest, paid) {
  const at = k * 4
  due[k] = on
  payment[k] = paid
  charged[k] = interest
  capitalised[k] = 0
  to[at] = to[at + 1] = 0
  to[at + 2] = interest
  to[at + 3] = paid - interest
  left[at] = left[at + 1] = left[at + 2] = 0
  return (left[at + 3] = principal + interest - paid)
}

/** The same with the factor of each row and the level's divisor kept from the time before, as `run` keeps them. */
function kept({ asOf }, days) {
  const f = Float64Array.from(days, (on, k) => (0.18 * (on - (k === 0 ? asOf : days[k - 1]))) / 365)
  const annuity = f.reduce(({ d, sum }, g) => ({ d: d / (1 + g), sum: sum + d / (1 + g) }), {
    d: 1,
    sum: 0,
  }).sum
  return { f, annuity }
}
function bareKept({ owed }, days, { f, annuity }, onto) {
  const level = Math.round(owed.principal / annuity)
  let left = owed.principal
  for (let k = 0; k < ROWS; k++) {
    const interest = Math.round(left * f[k])
    left = write(onto, k, days[k], left, interest, k === ROWS - 1 ? left + interest : level)
  }
}

/** The same with an object a row, of the shape that `schedule` gives. */
function bareRows({ asOf, owed }, days) {
  const level = levelOf(owed.principal, asOf, days)
  let left = owed.principal
  let before = asOf
  const rows = []
  for (let k = 0; k < ROWS; k++) {
    const due = days[k]
    const interest = Math.round((left * 0.18 * (due - before)) / 365)
    const payment = k === ROWS - 1 ? left + interest : level
    left += interest - payment
    rows.push({
      n: k + 1,
      due,
      payment,
      charged: { fees: 0, penalty: 0, interest, principal: 0 },
      capitalised: 0,
      to: { fees: 0, penalty: 0, interest, principal: payment - interest },
      left: { fees: 0, penalty: 0, interest: 0, principal: left },
    })
    before = due
  }
  return rows
}

const [debt, plan, onto, other] = [debtOf(), planOf(), tape(), columns()]
const days = daysOf(debt)
const factors = kept(debt, days)
const first = schedule(debt, plan).rows
const same = (what, rows, of) => {
  if (
    first.every((row, k) =>
      of(rows[k]).every((figure, i) => figure === [row.due, row.payment, row.left.principal][i]),
    )
  )
    return
  console.log(`${what}: rows differ`)
  process.exitCode = 1
}
same('decimal.js', plain(debt, days), ({ due, payment, left }) => [due, payment.toNumber(), left.toNumber()])
same('bare rows', bareRows(debt, days), ({ due, payment, left }) => [due, payment, left.principal])
for (const fill of [
  () => run(debt, plan, onto),
  () => bare(debt, days, other),
  () => bareKept(debt, days, factors, other),
]) {
  fill()
  const from = fill.toString().includes('run(') ? onto : other
  same('columns', first, ({ n }) => [from.due[n - 1], from.payment[n - 1], from.left[n * 4 - 1]])
}

const groups = [
  {
    what: 'columns, days known',
    ours: { name: 'parley run() onto a tape', work: () => run(debt, plan, onto) },
    theirs: [
      { name: 'bare loop', work: () => bare(debt, days, other) },
      { name: 'bare loop, its factors kept', work: () => bareKept(debt, days, factors, other) },
      { name: 'decimal.js', work: () => plain(debt, days) },
    ],
  },
  {
    what: 'an object a row, days known',
    ours: { name: 'parley schedule()', work: () => schedule(debt, plan) },
    theirs: [
      { name: 'bare loop', work: () => bareRows(debt, days) },
      { name: 'decimal.js', work: () => plain(debt, days) },
    ],
  },
  {
    what: 'columns, a new debt',
    ours: { name: 'parley run() onto a tape', work: () => run(debtOf(), planOf(), onto) },
    theirs: [{ name: 'bare loop', work: (d = debtOf()) => bare(d, daysOf(d), other) }],
  },
  {
    what: 'an object a row, a new debt',
    ours: { name: 'parley schedule()', work: () => schedule(debtOf(), planOf()) },
    theirs: [{ name: 'bare loop', work: (d = debtOf()) => bareRows(d, daysOf(d)) }],
  },
]

/** Microseconds a call, of all threads, over a few milliseconds. */
function timed(work) {
  const until = performance.now() + 6
  const start = process.cpuUsage()
  let count = 0
  do {
    for (let k = 0; k < 10; k++) work()
    count += 10
  } while (performance.now() < until)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / count
}
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]

console.log(`${'60 rows of Act/365'.padEnd(50)}${'a second'.padStart(12)}${'ours ÷ it'.padStart(12)}`)
for (const { what, ours, theirs } of groups) {
  const all = [ours, ...theirs].map((entry) => ({ ...entry, times: [] }))
  for (const { work } of all) for (let k = 0; k < 25; k++) timed(work)
  for (let round = 0; round < 75; round++) for (const { work, times } of all) times.push(timed(work))
  console.log(what)
  for (const { name, times } of all) {
    const ratio = median(times) / median(all[0].times)
    const said = name === ours.name ? '' : ratio.toFixed(ratio < 10 ? 2 : 0)
    console.log(
      `${`  ${name}`.padEnd(50)}${(1e6 / median(times)).toFixed(0).padStart(12)}${said.padStart(12)}`,
    )
  }
}
