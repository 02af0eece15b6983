// Plans appraised a second, on one core: the schedule of each, what the household can pay held against it month by month, its
// figures. The plans are all of the generic menu that have 36 rows for one case (job lost, three steps of capacity), every kind
// and relief set among them; the case stands in src/packs/demo.
// "As the search does": `run` onto a tape that is written over, `fit`, `quick`. "A new debt": for every pass over these plans the
// days, factors, stages and reliefs are worked out anew, as for another case. "All measures": with the internal rate of each;
// "with rows": `schedule`, an object a row. Through the library: `compare`, which runs only what closed forms cannot decide.
// In turn, in short rounds; medians of the processor time of the whole process, so that a busy machine does not count.
// Told, not enforced.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import {
  compare,
  effective,
  fit,
  isRefusal,
  means,
  measure,
  months,
  openCase,
  quick,
  run,
  schedule,
  tape,
} from '../../dist/index.js'

const ROWS = 36
const AIM = 200_000
const file = join(import.meta.dirname, '../../src/packs/demo/job-loss.yaml')
const data = parse(readFileSync(file, 'utf8'))
const { situation, policy } = openCase(data, { policy: 'generic', set: ['wish=null'] })
const { debt, household } = situation
const path = means(household, policy.means, debt.asOf)
const discount = effective(debt.rates.contract)

const menu = compare(situation, policy, { role: 'analyst', all: true })
const onto = tape()
const plans = [...menu.plans, ...menu.refused]
  .map(({ plan }) => plan)
  .filter((plan) => months(plan) === ROWS && !run(debt, plan, onto) && onto.rows === ROWS)
const kinds = new Set(plans.map(({ kind }) => kind))
const level = plans.filter(({ stages }) => stages.length === 1 && stages[0].pay === 'level')

const other = { ...debt }
let turn = 0
const anew = () => (turn++ % 2 === 0 ? other : debt)
let sum = 0

const appraised = (of, list) => {
  for (const plan of list) {
    if (run(of, plan, onto)) throw new Error('a plan that was computed before')
    sum += fit(onto, plan, path, of.asOf).strain + quick(onto, plan, of, discount).presentValue
  }
}
const works = [
  { name: 'as the search does: run, fit, quick', of: plans, work: () => appraised(debt, plans), aim: AIM },
  { name: 'the same, a new debt for every pass', of: plans, work: () => appraised(anew(), plans), aim: AIM },
  { name: 'the same, plans of one level amount', of: level, work: () => appraised(debt, level) },
  {
    name: 'run alone',
    of: plans,
    work: () => {
      for (const plan of plans) {
        run(debt, plan, onto)
        sum += onto.paid
      }
    },
  },
  {
    name: 'all measures: run, fit, measure',
    of: plans,
    work: () => {
      for (const plan of plans) {
        run(debt, plan, onto)
        const lender = { discount, original: discount, expected: undefined }
        sum += measure(onto, plan, debt, lender, fit(onto, plan, path, debt.asOf)).totalPaid
      }
    },
  },
  {
    name: 'with rows: schedule',
    of: plans,
    work: () => {
      for (const plan of plans) {
        const made = schedule(debt, plan)
        sum += isRefusal(made) ? 0 : made.rows.length
      }
    },
  },
].map((entry) => ({ ...entry, times: [] }))

/** Milliseconds of all threads. */
function timed(work) {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
const AGAIN = 10
for (const { work } of works) for (let k = 0; k < 100; k++) work()
for (let round = 0; round < 61; round++)
  for (const { work, of, times } of works) {
    const again = () => {
      for (let k = 0; k < AGAIN; k++) work()
    }
    times.push(timed(again) / AGAIN / of.length)
  }
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]
const grouped = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',')

console.log(
  `${`${plans.length} plans of ${kinds.size} kinds, ${ROWS} rows each`.padEnd(50)}${'plans a second'.padStart(16)}`,
)
for (const { name, times, aim } of works) {
  const rate = 1000 / median(times)
  const said =
    aim === undefined ? '' : rate >= aim ? `  at least ${grouped(aim)}` : `  below the aim of ${grouped(aim)}`
  console.log(`${`  ${name}`.padEnd(50)}${grouped(rate).padStart(16)}${said}`)
}

const whole = []
for (let k = 0; k < 60; k++) {
  const time = timed(() => compare(situation, policy, { role: 'analyst', top: 3 }))
  if (k >= 20) whole.push(time)
}
const { considered } = menu.counts
console.log(
  `${`  compare(): ${considered} plans considered, ${median(whole).toFixed(1)} ms`.padEnd(50)}${grouped((considered / median(whole)) * 1000).padStart(16)}`,
)
if (!Number.isFinite(sum)) process.exitCode = 1
