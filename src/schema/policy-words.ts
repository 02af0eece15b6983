// Words of policies and packs (政策用词): who may grant, what is asked in return, how sure a value is, when a duty binds.
// Kept apart from the shapes, so that whoever needs a word loads no schema.

/** Who may grant something, from the least to the most (授权层级). */
export const GRANTING = ['collector', 'supervisor', 'manager', 'committee'] as const
/** What is asked in return for a concession. */
export const ASKS = ['down-payment', 'shorter-term', 'direct-debit', 'earlier-first-payment'] as const
export const CONFIDENCES = ['high', 'medium', 'low'] as const
export const DUTY_WHENS = ['always', 'extends', 'waives', 'overdue', 'capitalises', 'recorded'] as const
export const LENDERS = [
  'bank',
  'consumer-finance',
  'micro-loan',
  'private',
  'trust',
  'auto-finance',
  'guarantee',
  'platform',
  'other',
] as const
/** Why a wording is forbidden (禁用缘由). */
export const WORDING_WHYS = [
  'threat',
  'false-authority',
  'false-consequence',
  'third-party',
  'shame',
  'harassment',
  'abuse',
  'extra-charge',
  'new-borrowing',
  'false-promise',
] as const
export type WordingWhy = (typeof WORDING_WHYS)[number]
