import { money } from '../../src/core/money.ts'
import type { Defaults } from '../../src/schema/case.ts'

export const DEFAULTS: Defaults = {
  rounding: { interest: 'half-up', instalment: 'nearest', unit: money(1) },
  allocation: ['fees', 'penalty', 'interest', 'principal'],
}
