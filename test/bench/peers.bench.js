// Against what a script would use from npm: amortisation tables and rates, the same work on each side, in turn; medians of 21 rounds.
// The others are fetched, at the versions below, into a folder of the system's that is removed afterwards; what cannot be fetched
// is skipped and counted. The figures are compared first. Ours begins from plain numbers at every call, as theirs do, and its rows
// have a due day; `loanjs` and `financial` know none. `financial` gives each row's interest by a formula, unrounded;
// `loanjs` adds what rounding leaves to its sum and not to its last row; `loan-schedule.js` counts days, but reckons its instalment by months.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { iso } from '../../dist/index.js'
import { PRINCIPAL, RATE, dated, flows, median, ours, timed } from './peers-ours.js'

const VERSIONS = { loanjs: '1.1.2', financial: '0.2.4', 'node-irr': '2.0.5', 'loan-schedule.js': '2.0.5' }
const ROUNDS = 21
const cents = (amount) => Math.round(Number(amount) * 100)

/** By how much rows of [payment, interest, left] differ at most, in cents. */
function rowsOff(mine, theirs) {
  if (mine.length !== theirs.length) return `${theirs.length} rows, not ${mine.length}`
  const off = Math.max(...mine.flatMap((row, k) => row.map((figure, i) => Math.abs(figure - theirs[k][i]))))
  return off === 0 ? 'same cents' : `up to ${(off / 100).toFixed(2)} off`
}
function rateOff(mine, theirs) {
  const off = Math.abs(mine - theirs)
  if (!Number.isFinite(theirs)) return `theirs is ${theirs}`
  return off < 1e-9 ? 'same to 1e-9' : `off by ${off.toExponential(0)}`
}

const works = {
  loanjs: ({ Loan }) =>
    [36, 360].map((n) => {
      const work = () => new Loan(PRINCIPAL, n, RATE, 'annuity')
      const said = () =>
        work().installments.map(({ installment, interest, remain }) =>
          [installment, interest, remain].map(cents),
        )
      return { as: `table-${n}`, work, said: (mine) => rowsOff(mine, said()) }
    }),
  financial: ({ pmt, ipmt, ppmt, irr }) => [
    ...[36, 360].map((n) => {
      const rate = RATE / 1200
      const work = () => {
        const payment = -pmt(rate, n, PRINCIPAL)
        let left = PRINCIPAL
        return Array.from({ length: n }, (_, k) => {
          const interest = -ipmt(rate, k + 1, n, PRINCIPAL)
          left += ppmt(rate, k + 1, n, PRINCIPAL)
          return { payment, interest, left }
        })
      }
      const said = () => work().map(({ payment, interest, left }) => [payment, interest, left].map(cents))
      return { as: `table-${n}`, work, said: (mine) => rowsOff(mine, said()) }
    }),
    ...[24, 360].map((n) => {
      const list = flows(n)
      return { as: `irr-${n}`, work: () => irr(list), said: (mine) => rateOff(mine, irr(list)) }
    }),
  ],
  'node-irr': ({ irr, xirr }) => [
    ...[24, 360].map((n) => {
      const list = flows(n)
      return { as: `irr-${n}`, work: () => irr(list), said: (mine) => rateOff(mine, irr(list)) }
    }),
    ...[36, 360].map((n) => {
      const list = dated(n).map(({ on, amount }) => ({ date: iso(on), amount }))
      const said = (mine) => rateOff(mine, (1 + xirr(list).rate) ** 365 - 1)
      return { as: `xirr-${n}`, work: () => xirr(list), said }
    }),
  ],
  'loan-schedule.js': (LoanSchedule) =>
    [36, 360].map((n) => {
      const of = new LoanSchedule({})
      const asked = { amount: PRINCIPAL, rate: RATE, term: n, paymentOnDay: 15, issueDate: '15.11.2026' }
      const work = () => of.calculateSchedule({ ...asked, scheduleType: LoanSchedule.ANNUITY_SCHEDULE })
      const said = () =>
        work()
          .payments.slice(1)
          .map((row) => [row.paymentAmount, row.interestAmount, row.finalBalance].map(cents))
      return { as: `dated-${n}`, work, said: (mine) => rowsOff(mine, said()) }
    }),
}

const folder = mkdtempSync(join(tmpdir(), 'parley-peers-'))
try {
  const skipped = []
  console.log(
    `${'work'.padEnd(12)}${'with'.padEnd(24)}${'theirs µs'.padStart(12)}${'ours µs'.padStart(10)}${'theirs ÷ ours'.padStart(15)}  figures`,
  )
  for (const [name, make] of Object.entries(works)) {
    const version = VERSIONS[name]
    const own = join(folder, name)
    spawnSync('mkdir', ['-p', own])
    writeFileSync(join(own, 'package.json'), '{"private":true}')
    const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`]
    if (spawnSync('npm', flags, { cwd: own, timeout: 120_000 }).status !== 0) {
      skipped.push(`${name}@${version}`)
      continue
    }
    const peer = createRequire(join(own, 'index.js'))(name)
    for (const { as, work, said } of make(peer)) {
      const [mine, theirs] = [[], []]
      const compared = said(ours[as].figures())
      for (let round = -3; round < ROUNDS; round++) {
        const [a, b] = [timed(work, 20), timed(ours[as].work, 20)]
        if (round < 0) continue
        theirs.push(a)
        mine.push(b)
      }
      const [a, b] = [median(theirs), median(mine)]
      console.log(
        `${as.padEnd(12)}${`${name} ${version}`.padEnd(24)}${a.toFixed(1).padStart(12)}${b.toFixed(1).padStart(10)}${(a / b).toFixed(1).padStart(15)}  ${compared}${a < b ? '; not ahead' : ''}`,
      )
    }
  }
  if (skipped.length > 0)
    console.log(`skipped ${skipped.length}, which could not be fetched: ${skipped.join(', ')}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
