// Yearly levels of single costs (逐项折算年化水平): flat fees on the original principal, and the rates banks print beside them.
import { annualLevel } from '../../src/core/cost-form.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'

const level = (principal: number, months: number, payment: number): number =>
  annualLevel(
    principal,
    Array.from({ length: months }, (_, k) => ({ month: k + 1, amount: payment })),
  ) ?? Number.NaN
const near = (actual: number, expected: number, tolerance: number): string | undefined =>
  Math.abs(actual - expected) <= tolerance ? undefined : `${actual} instead of ${expected}`

type FlatFee = {
  principal: string
  months: number
  monthlyFeePctOfOriginal?: string
  payment?: string
  nominalPct: string
  effectivePct: string
}
function flatFee({ principal: of, months, monthlyFeePctOfOriginal: fee, payment, ...rest }: FlatFee): Case {
  const principal = Number(of)
  const each = payment === undefined ? principal / months + (principal * Number(fee)) / 100 : Number(payment)
  const check = (): string | undefined => {
    const annual = level(principal, months, each)
    const effective = (1 + annual / 12) ** 12 - 1
    return (
      near(annual * 100, Number(rest.nominalPct), 6e-7) ??
      near(effective * 100, Number(rest.effectivePct), 6e-7)
    )
  }
  return { id: `${fee ?? payment} over ${months}`, check }
}
suite('china-flat-fees', 25, vectors('china/worked-examples.json')?.flatFeePlans.map(flatFee))

// 近似折算年化利率 (单利), as banks print it; a case that does not say how many instalments there are is left out.
type Printed = {
  id: string
  principal?: number | string
  periods?: number
  totalFee?: number
  principalPerPeriod?: string
  interestPerPeriod?: string
  expectedApproxAnnualPercentSimple: string
  usable?: boolean
}
function printed({ id, principal, periods = 0, totalFee, ...rest }: Printed): Case {
  const each =
    totalFee === undefined
      ? Number(rest.principalPerPeriod) + Number(rest.interestPerPeriod)
      : (Number(principal) + totalFee) / periods
  const check = (): string | undefined => {
    const found = (level(Number(principal), periods, each) * 100).toFixed(2)
    const wanted = rest.expectedApproxAnnualPercentSimple
    return found === wanted ? undefined : `${found} instead of ${wanted}`
  }
  return { id, check }
}
const cases: Printed[] | undefined = vectors('china/instalment-apr.json')?.cases
suite('china-instalment-levels', 2, cases?.filter(({ usable }) => usable !== false).map(printed))
