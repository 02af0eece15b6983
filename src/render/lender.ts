// The lender's figures (出借方数据): present value and the like are for the lender's side only.
// A borrower never sees them, and nobody does while the screen is shared.
import type { Comparison } from '../app/compare.ts'
import type { Finding } from '../core/finding.ts'
import type { Context } from './document.ts'

/** What may be shown of the findings: what is the lender's alone is not said to anybody else. */
export const shownFindings = (findings: readonly Finding[], lender: boolean): readonly Finding[] =>
  lender ? findings : findings.filter(({ lenderOnly }) => lenderOnly !== true)

export const showsLender = ({ role }: Pick<Comparison, 'role'>, { shared = false }: Context): boolean =>
  role !== 'borrower' && !shared
