// Trouble (输入问题): every way in which an input can be wrong, by key, with the figures its sentence needs.
// 'too-many-digits' { digits: 2 }: "28500.005 has more digits than CNY, which has 2". Sentences are made at the edge.

/** `string` arguments are already in the form to be shown. */
export type TroubleArgs = {
  // the file
  'no-file': { readonly near: readonly string[] }
  'is-a-folder': None
  'no-permission': None
  'cannot-read': { readonly code: string }
  'cannot-write': { readonly code: string }
  'too-big': { readonly mostBytes: number }
  'empty-file': None
  'not-utf8': { readonly encoding?: string }
  utf16: None
  'nul-byte': None
  // the syntax
  'bad-syntax': { readonly code: string }
  alias: None
  tag: { readonly tag: string }
  'merge-key': None
  'duplicate-key': { readonly name: string }
  'key-not-text': None
  'several-documents': None
  'too-deep': { readonly most: number }
  'text-too-long': { readonly most: number }
  // the shape
  'not-a-map': None
  'not-a-list': None
  'not-a-value': None
  'too-few': { readonly least: number }
  'unknown-key': { readonly name: string }
  missing: None
  'wrong-schema': { readonly want: string }
  'inexact-number': { readonly mostDigits: number }
  'not-data': { readonly type: string }
  'several-debts': None
  'weekly-rows': None
  // one value
  'not-an-amount': None
  grouping: None
  exponent: None
  'too-many-digits': { readonly digits: number }
  'too-large': { readonly most: string }
  'negative-amount': None
  'not-a-rate': None
  'bare-rate': None
  'negative-rate': None
  'rate-too-fine': { readonly most: number }
  'not-a-share': None
  'share-range': None
  'not-a-day': None
  'no-such-day': None
  'not-a-count': None
  'out-of-range': { readonly least: number; readonly most: number }
  'not-one-of': None
  'not-yes-no': None
  'unknown-currency': None
  'not-a-country': None
  // values against each other
  'both-given': { readonly other: string }
  'neither-given': { readonly other: string }
  'needs-also': { readonly other: string }
  'days-disagree': { readonly days: number; readonly since: string; readonly counted: number }
  'after-as-of': { readonly asOf: string }
  'not-after-as-of': { readonly asOf: string }
  'until-before-from': { readonly from: string }
  'not-increasing': { readonly before: string }
  'off-due-day': { readonly dueDay: number }
  'above-principal': { readonly principal: string }
  'day-rate': { readonly dayCount: string }
  'nothing-owed': None
  'shares-above-one': { readonly bucket: string; readonly sum: string }
  'weights-count': { readonly weights: number; readonly months: number }
  'listed-twice': None
  'mixed-times': None
  // --set path=value
  'bad-set': None
  'forbidden-key': { readonly name: string }
}
type None = Readonly<Record<never, never>>
export type TroubleKey = keyof TroubleArgs

/** The file could not be read, or written. */
const FILE_TROUBLES = [
  'no-file',
  'is-a-folder',
  'no-permission',
  'cannot-read',
  'cannot-write',
  'too-big',
  'empty-file',
  'not-utf8',
  'utf16',
  'nul-byte',
] as const
/** It is no YAML or JSON that we read. */
const SYNTAX_TROUBLES = [
  'bad-syntax',
  'alias',
  'tag',
  'merge-key',
  'duplicate-key',
  'key-not-text',
  'several-documents',
  'too-deep',
  'text-too-long',
] as const
/** A key or a kind of value is not where it should be. */
const SHAPE_TROUBLES = [
  'not-a-map',
  'not-a-list',
  'not-a-value',
  'too-few',
  'unknown-key',
  'missing',
  'wrong-schema',
  'inexact-number',
  'not-data',
  'several-debts',
  'weekly-rows',
] as const
/** One value cannot be what it stands for. */
const VALUE_TROUBLES = [
  'not-an-amount',
  'grouping',
  'exponent',
  'too-many-digits',
  'too-large',
  'negative-amount',
  'not-a-rate',
  'bare-rate',
  'negative-rate',
  'rate-too-fine',
  'not-a-share',
  'share-range',
  'not-a-day',
  'no-such-day',
  'not-a-count',
  'out-of-range',
  'not-one-of',
  'not-yes-no',
  'unknown-currency',
  'not-a-country',
] as const
/** Values contradict each other. */
const TOGETHER_TROUBLES = [
  'both-given',
  'neither-given',
  'needs-also',
  'days-disagree',
  'after-as-of',
  'not-after-as-of',
  'until-before-from',
  'not-increasing',
  'off-due-day',
  'above-principal',
  'day-rate',
  'nothing-owed',
  'shares-above-one',
  'weights-count',
  'listed-twice',
  'mixed-times',
] as const
/** `--set path=value` cannot be done. */
const SET_TROUBLES = ['bad-set', 'forbidden-key'] as const

export const TROUBLE_KEYS = [
  ...FILE_TROUBLES,
  ...SYNTAX_TROUBLES,
  ...SHAPE_TROUBLES,
  ...VALUE_TROUBLES,
  ...TOGETHER_TROUBLES,
  ...SET_TROUBLES,
] as const satisfies readonly TroubleKey[]
