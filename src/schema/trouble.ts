// Trouble (输入问题): every way in which an input can be wrong, by key, with the figures its sentence needs.
// 'too-many-digits' { digits: 2 }: "28500.005 has more digits than CNY, which has 2". Sentences are made at the edge.

import { RECORD_TROUBLES, type RecordTroubleArgs } from './record-trouble.ts'
import { TRACK_TROUBLES, type TrackTroubleArgs } from './track-trouble.ts'
import { WORDING_TROUBLES, type WordingTroubleArgs } from './wording-trouble.ts'

type Others = RecordTroubleArgs & TrackTroubleArgs & WordingTroubleArgs
/** `string` arguments are already in the form to be shown. */
export type TroubleArgs = Others & {
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
  'not-a-font': None
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
  'too-many': { readonly most: number }
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
  'not-a-name': None
  'not-above-zero': None
  'no-glyph': { readonly characters: string }
  'too-long-to-print': { readonly characters: number; readonly most: number }
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
  'other-currency': { readonly policy: string; readonly want: string }
  // a policy, or a pack
  'no-such-policy': { readonly known: readonly string[] }
  'extends-cycle': { readonly chain: string }
  'id-taken': None
  'unknown-parameter': { readonly name: string }
  'wrong-unit': { readonly parameter: string; readonly unit: string; readonly example: string }
  'not-in-unit': { readonly unit: string; readonly example: string }
  'table-order': None
  unsourced: None
  'low-not-advisory': None
  'steps-overlap': { readonly next: string }
  ambiguous: { readonly other: string; readonly parameter: string }
  'times-cycle': { readonly chain: string }
  'never-holds': { readonly parameter: string; readonly at: string }
  'above-law': Against
  'below-law': Against
  'against-law': Against
  'law-removed': { readonly parameter: string; readonly at: string }
  'span-backwards': { readonly from: string }
  'tiers-overlap': { readonly first: string; readonly second: string; readonly point: Point }
  'tier-covered': { readonly tiers: readonly string[] }
  'tiers-gap': { readonly point: Point }
  'tiers-grades': { readonly point: Point }
  'role-may-less': { readonly lower: string; readonly may: string }
  'no-weights': None
  'beyond-limit': { readonly most: number; readonly at: string }
  'above-term': { readonly months: number; readonly at: string }
  // --set path=value
  'bad-set': None
  'forbidden-key': { readonly name: string }
  // --over path=from:to:step
  'bad-over': None
  'not-swept': None
  'no-range': None
  'bad-step': None
  'step-zero': None
  'step-away': { readonly from: string; readonly to: string }
  'rates-mixed': None
  'paths-overlap': { readonly other: string }
  'too-many-cells': { readonly cells: number; readonly sizes: string; readonly most: number }
}
type None = Readonly<Record<never, never>>
/** What the law says of a parameter, where, and of which debts. */
type Against = {
  readonly parameter: string
  readonly law: string
  readonly at: string
  readonly point: Point
}
/** A debt as tiers or values see it, of what they look at. No grade told, or one that no tier names, is an empty text. */
export type Point = {
  readonly lender?: string
  readonly days?: string
  readonly amount?: string
  readonly times?: string
  readonly grade?: string
  readonly product?: string
  readonly region?: string
  readonly on?: string
}
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
  'not-a-font',
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
  'too-many',
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
  'not-a-name',
  'not-above-zero',
  'no-glyph',
  'too-long-to-print',
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
  'other-currency',
] as const
/** A policy or a pack contradicts itself, what it rests on, or the law. */
const POLICY_TROUBLES = [
  'no-such-policy',
  'extends-cycle',
  'id-taken',
  'unknown-parameter',
  'wrong-unit',
  'not-in-unit',
  'table-order',
  'unsourced',
  'low-not-advisory',
  'steps-overlap',
  'ambiguous',
  'times-cycle',
  'never-holds',
  'above-law',
  'below-law',
  'against-law',
  'law-removed',
  'span-backwards',
  'tiers-overlap',
  'tier-covered',
  'tiers-gap',
  'role-may-less',
  'no-weights',
] as const
/** What is allowed and probably not meant: told by a check of a policy, refused by nothing. */
export const POLICY_WARNINGS = [
  'tiers-grades',
  'beyond-limit',
  'above-term',
] as const satisfies readonly TroubleKey[]
/** `--set path=value` cannot be done. */
const SET_TROUBLES = ['bad-set', 'forbidden-key'] as const
/** `--over path=from:to:step` makes no axis. */
const OVER_TROUBLES = [
  'bad-over',
  'not-swept',
  'no-range',
  'bad-step',
  'step-zero',
  'step-away',
  'rates-mixed',
  'paths-overlap',
  'too-many-cells',
] as const

export const TROUBLE_KEYS = [
  ...FILE_TROUBLES,
  ...SYNTAX_TROUBLES,
  ...SHAPE_TROUBLES,
  ...VALUE_TROUBLES,
  ...TOGETHER_TROUBLES,
  ...POLICY_TROUBLES,
  ...POLICY_WARNINGS,
  ...SET_TROUBLES,
  ...OVER_TROUBLES,
  ...RECORD_TROUBLES,
  ...TRACK_TROUBLES,
  ...WORDING_TROUBLES,
] as const satisfies readonly TroubleKey[]
