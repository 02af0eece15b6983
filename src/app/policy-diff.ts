// What differs between two policies (政策差异): part by part and value by value, each with what it is on either side.
// { path: 'limits.mostMonths', change: 'changed', a: 60 months, b: 36 months }
import type { Label } from '../core/finding.ts'
import type { Book } from '../policy/book.ts'
import { NO_SUBJECT } from '../policy/law.ts'
import type { Parameter } from '../policy/parameters.ts'
import { type Part, type Shown, type ShownStep, partsOf } from './policy-parts.ts'
import { type ShownValue, valuesOf } from './policy-values.ts'
import { type PolicyHead, headOf } from './policy-view.ts'

export type Change = 'changed' | 'only-a' | 'only-b'
export type Difference = {
  readonly path: string
  readonly change: Change
  /** What a part is called, by its path without the tier; a value has a label of its own. */
  readonly key: string
  readonly label?: Label
  /** What an input of a policy's own sets: it is called by that. */
  readonly input?: Parameter
  readonly a?: Shown
  readonly b?: Shown
}
export type PolicyDiff = {
  readonly a: PolicyHead
  readonly b: PolicyHead
  readonly differences: readonly Difference[]
}

type Item = Pick<Difference, 'key' | 'label' | 'input'> & { readonly shown: Shown }
type Items = ReadonlyMap<string, Item>

export function policyDiff(a: Book, b: Book): PolicyDiff {
  const [headA, headB] = [headOf(a), headOf(b)]
  return {
    a: headA,
    b: headB,
    differences: [
      ...between(itemsOf(headParts(headA)), itemsOf(headParts(headB))),
      ...between(itemsOf(partsOf(a, headA.digits)), itemsOf(partsOf(b, headB.digits))),
      ...betweenValues(entriesOf(a, headA.digits), entriesOf(b, headB.digits)),
    ],
  }
}

/** Version, name, source and what it rests on are parts like any other. */
function headParts({ version, label, source, country, currency, rests }: PolicyHead): Part[] {
  const text = (key: string, of: readonly string[]): Part[] =>
    of.length === 0 ? [] : [{ path: key, key, value: { is: 'texts', of } }]
  const labelled = (key: string, of: Label | undefined): Part[] =>
    of ? [{ path: key, key, value: { is: 'one', of: { unit: 'text', value: of } } }] : []
  return [
    ...text('version', version === '' ? [] : [version]),
    ...labelled('label', label),
    ...labelled('source', source),
    ...text('country', country === undefined ? [] : [country]),
    ...text('currency', currency === undefined ? [] : [currency]),
    ...text('extends', rests),
  ]
}

const itemsOf = (parts: readonly Part[]): Items =>
  new Map(parts.map(({ path, key, value }) => [path, { key, shown: value }]))

const entriesOf = (book: Book, digits: number): ReadonlyMap<string, ShownValue> =>
  new Map(valuesOf(book, digits, NO_SUBJECT).map((value) => [value.id, value]))

/** Steps without the mark of the one that holds: that is a matter of the day. */
function plain(step: ShownStep): ShownStep {
  const { holds: _, comes: __, ...rest } = step
  return rest
}
const stepsOf = ({ empty, steps }: ShownValue): Shown =>
  empty ? { is: 'empty', of: empty } : { is: 'steps', of: steps.map(plain) }

/** What it is called: an input of the policy's own by what it sets. */
const nameOf = ({ own, parameter, label }: ShownValue): Pick<Item, 'label' | 'input'> =>
  own && parameter !== undefined ? { input: parameter } : { label }

const text = (of: readonly string[]): Shown | undefined => (of.length === 0 ? undefined : { is: 'texts', of })
const cited = (instrument: string | Label, article: string | undefined): Shown => ({
  is: 'cited',
  instrument,
  ...(article === undefined ? {} : { article }),
})
const word = (value: string): Shown => ({ is: 'one', of: { unit: 'word', value } })
const label = (value: Label): Shown => ({ is: 'one', of: { unit: 'text', value } })

/** A value, and everything else there is to say of it. */
function aspects(of: ShownValue): Items {
  const { instrument, article, when, checked, note, parameter } = of
  const said: readonly (readonly [key: string, shown: Shown | undefined])[] = [
    ['', stepsOf(of)],
    ['label', label(of.label)],
    ['sets', parameter && text([parameter])],
    ['unit', text([of.unit])],
    ['applies', { is: 'applies', of: of.applies }],
    ['dated', word(of.dated)],
    ['when', when && word(when)],
    ['instrument', instrument === undefined ? undefined : cited(instrument, article)],
    ['source', text(of.sources)],
    ['checked', checked === undefined ? undefined : { is: 'day', of: checked }],
    ['confidence', word(of.confidence)],
    ['advisory', { is: 'one', of: { unit: 'yes-no', value: of.advisory } }],
    ['note', note && label(note)],
  ]
  return new Map(
    said.flatMap(([key, shown]) =>
      shown ? [[pathOf(of, key), { key: `value.${key}`, ...nameOf(of), shown }] as const] : [],
    ),
  )
}
const pathOf = ({ id }: ShownValue, key: string): string => `values.${id}${key === '' ? '' : `.${key}`}`

/** A value on one side only is one difference; on both sides, one for each thing that differs. */
function betweenValues(a: ReadonlyMap<string, ShownValue>, b: ReadonlyMap<string, ShownValue>): Difference[] {
  const whole = (of: ShownValue | undefined): Items =>
    new Map(of ? [[pathOf(of, ''), { key: 'value.', ...nameOf(of), shown: stepsOf(of) }]] : [])
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((id) => {
    const [left, right] = [a.get(id), b.get(id)]
    return left && right ? between(aspects(left), aspects(right)) : between(whole(left), whole(right))
  })
}

function between(a: Items, b: Items): Difference[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((path): Difference[] => {
    const [left, right] = [a.get(path), b.get(path)]
    const item = left ?? right
    if (!item || same(left?.shown, right?.shown)) return []
    return [
      {
        path,
        change: left ? (right ? 'changed' : 'only-a') : 'only-b',
        key: item.key,
        ...(item.label ? { label: item.label } : {}),
        ...(item.input === undefined ? {} : { input: item.input }),
        ...(left ? { a: left.shown } : {}),
        ...(right ? { b: right.shown } : {}),
      },
    ]
  })
}

const same = (a: Shown | undefined, b: Shown | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)
