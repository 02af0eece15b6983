// Every shape that `parley schema` prints (数据结构目录): what is read and what is written, by name.
import { type Registry, INPUTS } from './json-schema.ts'
import { EXPLANATION } from './explanation.ts'
import { AGREEMENT_OUTPUTS } from './output-agreement.ts'
import { BACKTEST_OUTPUT } from './output-backtest.ts'
import { BOOK_OUTPUTS } from './output-book.ts'
import { DUE_OUTPUT } from './output-due.ts'
import { SWEEP_OUTPUT } from './output-sweep.ts'
import { BATCH_OUTPUTS } from './output-batch.ts'
import { POLICY_OUTPUTS } from './output-policy.ts'
import { SESSION_OUTPUTS } from './output-session.ts'
import { STANDING_OUTPUT } from './output-standing.ts'
import { TEXT_CHECK_OUTPUT } from './output-text-check.ts'
import { OUTPUTS } from './outputs.ts'

export const SCHEMAS: Registry = {
  ...INPUTS,
  ...OUTPUTS,
  ...EXPLANATION,
  ...POLICY_OUTPUTS,
  ...AGREEMENT_OUTPUTS,
  ...SESSION_OUTPUTS,
  ...SWEEP_OUTPUT,
  ...BATCH_OUTPUTS,
  ...BACKTEST_OUTPUT,
  ...BOOK_OUTPUTS,
  ...DUE_OUTPUT,
  ...STANDING_OUTPUT,
  ...TEXT_CHECK_OUTPUT,
}
