// Troubles of follow-up (履约跟踪问题): what can be wrong with an agreement that is followed, its payments or a bank's list of them.
// 'before-agreement' { asOf: '2026-11-22' }: "This is before 2026-11-22, the day of the agreement's figures".

export type TrackTroubleArgs = {
  'agreement-changed': None
  'other-agreement': { readonly want: string }
  'before-agreement': { readonly asOf: string }
  'before-event': { readonly day: string }
  'no-such-payment': None
  'no-such-charge': None
  'no-day-column': None
  'no-amount-column': None
}
type None = Readonly<Record<never, never>>

export const TRACK_TROUBLES = [
  'agreement-changed',
  'other-agreement',
  'before-agreement',
  'before-event',
  'no-such-payment',
  'no-such-charge',
  'no-day-column',
  'no-amount-column',
] as const satisfies readonly (keyof TrackTroubleArgs)[]
