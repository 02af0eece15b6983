// Amounts and names of a back-test (政策回测的金额与名目): doubles of minor units in whole units, and what is told in which order.
import type { Backtest } from '../app/backtest.ts'
import type { Money } from '../core/money.ts'
import type { Voice } from '../i18n/say.ts'
import { wholeAmount } from './sweep-view.ts'

/** A mean of 123,456.7 fen is 1,235. */
export const amountOf = (of: number, { digits }: Backtest, voice: Voice): string =>
  wholeAmount(Math.round(of) as Money, digits, voice)

type Words = Voice['words']
/** What is drawn, and what can become of a record, in their order. */
export const drawnOf = ({ backtest }: Words) =>
  Object.keys(backtest.drawn) as (keyof Words['backtest']['drawn'])[]
export const changesOf = ({ backtest }: Words) =>
  Object.keys(backtest.changes) as (keyof Words['backtest']['changes'])[]
