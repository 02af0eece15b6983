// Lender only (仅出借方可见): rules that speak of the lender's books and of who may decide; a borrower need not read them.
// LENDER_ONLY.includes('restructured-asset') is true: how the debt is carried changes nothing in what is to be paid.
export const LENDER_ONLY: readonly string[] = [
  'restructured-asset',
  'needs-approval',
  'no-authority-limits',
  'inputs-empty',
]
