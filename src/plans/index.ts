// The registry of plan kinds: one line each. A kind without a recipe does not compile.
import type { PlanKind } from '../core/plan.ts'
import { balloon } from './balloon.ts'
import { catchUp } from './catch-up.ts'
import { equalInstalment } from './equal-instalment.ts'
import { equalPrincipal } from './equal-principal.ts'
import { feeWaiver } from './fee-waiver.ts'
import { grace } from './grace.ts'
import { interestOnly } from './interest-only.ts'
import { paymentHoliday } from './payment-holiday.ts'
import { personalisedInstalments } from './personalised-instalments.ts'
import { rateReduction } from './rate-reduction.ts'
import type { Recipe } from './recipe.ts'
import { reducedThenLevel } from './reduced-then-level.ts'
import { settlement } from './settlement.ts'
import { stepUp } from './step-up.ts'
import { termExtension } from './term-extension.ts'

export const recipes: Readonly<Record<PlanKind, Recipe>> = {
  'equal-instalment': equalInstalment,
  'equal-principal': equalPrincipal,
  'term-extension': termExtension,
  'payment-holiday': paymentHoliday,
  'interest-only': interestOnly,
  grace,
  'step-up': stepUp,
  'reduced-then-level': reducedThenLevel,
  balloon,
  'rate-reduction': rateReduction,
  'personalised-instalments': personalisedInstalments,
  'fee-waiver': feeWaiver,
  settlement,
  'catch-up': catchUp,
}
