// Court tables (诉讼费用标准) for tests: 诉讼费用交纳办法 (国务院令第481号) arts. 13, 14 and 16, amounts in fen.
// chinaCourt.acceptance: 50.00 up to 10,000, then 2.5 % of the next slice, and so on.
import type { Bracket } from '../../src/core/brackets.ts'
import type { CourtTables } from '../../src/core/court.ts'
import type { Hazard } from '../../src/core/hazard.ts'
import { cents, part } from './build.ts'

/** `bracket(10_000, { fixed: 50 })` in yuan; `null` for a slice without end. */
export const bracket = (upTo: number | null, of: { fixed?: number; rate?: string }): Bracket => ({
  ...(upTo === null ? {} : { upTo: cents(upTo) }),
  ...(of.fixed === undefined ? {} : { fixed: cents(of.fixed) }),
  ...(of.rate === undefined ? {} : { rate: part(of.rate) }),
})

export const chinaCourt: CourtTables = {
  acceptance: [
    bracket(10_000, { fixed: 50 }),
    bracket(100_000, { rate: '2.5%' }),
    bracket(200_000, { rate: '2%' }),
    bracket(500_000, { rate: '1.5%' }),
    bracket(1_000_000, { rate: '1%' }),
    bracket(2_000_000, { rate: '0.9%' }),
    bracket(5_000_000, { rate: '0.8%' }),
    bracket(10_000_000, { rate: '0.7%' }),
    bracket(20_000_000, { rate: '0.6%' }),
    bracket(null, { rate: '0.5%' }),
  ],
  enforcement: [
    bracket(10_000, { fixed: 50 }),
    bracket(500_000, { rate: '1.5%' }),
    bracket(5_000_000, { rate: '1%' }),
    bracket(10_000_000, { rate: '0.5%' }),
    bracket(null, { rate: '0.1%' }),
  ],
  preservation: [
    bracket(1_000, { fixed: 30 }),
    bracket(100_000, { rate: '1%' }),
    bracket(null, { rate: '0.5%' }),
  ],
  preservationMost: cents(5_000),
  simplified: { top: 1, bottom: 2 },
  paymentOrder: { top: 1, bottom: 3 },
}

/** Weights of the months as HAMP's figures imply them: 1.56 % a month, 1.42 % from month 7, 1.05 % from month 13. */
export const hazard = (
  words: { base?: string; slope?: string; recovery?: string; after?: number } = {},
): Hazard => ({
  base: part(words.base ?? '0.588'),
  slope: part(words.slope ?? '0.78'),
  shape: [{ until: 6, weight: 1.56 }, { until: 12, weight: 1.42 }, { weight: 1.05 }],
  recovery: part(words.recovery ?? '30%'),
  recoveryAfter: words.after ?? 12,
})
