// Expected (应填内容): what would have been read in a place, so that a message can say it: an amount with 2 digits,
// a rate such as 18% or 0.05%/day, one of act/360, act/365, …

type None = Readonly<Record<never, never>>
export type ExpectedArgs = {
  amount: { readonly digits: number }
  'plain-amount': None
  rate: None
  share: None
  weight: None
  day: None
  count: { readonly least: number; readonly most: number }
  text: { readonly most: number }
  name: None
  label: None
  word: { readonly words: readonly string[] }
  'yes-no': None
  currency: None
  country: None
  map: { readonly keys: readonly string[] }
  list: None
  any: None
  pay: { readonly words: readonly string[] }
  when: { readonly words: readonly string[] }
  set: None
  over: None
  step: None
}
export type ExpectedKey = keyof ExpectedArgs
export const EXPECTED_KEYS = [
  'amount',
  'plain-amount',
  'rate',
  'share',
  'weight',
  'day',
  'count',
  'text',
  'name',
  'label',
  'word',
  'yes-no',
  'currency',
  'country',
  'map',
  'list',
  'any',
  'pay',
  'when',
  'set',
  'over',
  'step',
] as const satisfies readonly ExpectedKey[]
export type Expected = {
  [K in ExpectedKey]: { readonly key: K; readonly args: ExpectedArgs[K] }
}[ExpectedKey]
