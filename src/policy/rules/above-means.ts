// Payment above means (超出还款能力): the plan asks for more than the household can pay in some month.
// 2,064.00 on 2026-12-15 against 1,440.00: short by 624.00, in 12 months.
import type { Rule } from '../judge.ts'

export const aboveMeans: Rule = ({ fit }) =>
  fit === undefined || fit.fits || fit.day === undefined
    ? []
    : [
        {
          rule: 'above-means',
          level: 'forbids',
          args: {
            day: { day: fit.day },
            short: { money: fit.short },
            months: { count: fit.shortfallMonths },
          },
        },
      ]
