// The lender's figures (出借方数据): present value and the like are for the lender's side only.
// A borrower never sees them, and nobody does while the screen is shared.
import type { Comparison } from '../app/compare.ts'
import type { Context } from './document.ts'

export const showsLender = ({ role }: Comparison, { shared = false }: Context): boolean =>
  role !== 'borrower' && !shared
