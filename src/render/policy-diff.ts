// What differs between two policies, in the terminal (政策差异): first what is different, then what only one of them has.
// limits.mostMonths  Longest plan / generic: 60 months / cn: 36 months
import type { Change, Difference, PolicyDiff } from '../app/policy-diff.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { parameterWords } from '../i18n/value-words.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { paint as paintOf } from './paint.ts'
import { looked } from './policy-value-words.ts'
import { changeWords, partLabel, shownWords, voiceFor } from './policy-words.ts'
import { sheetOf } from './table.ts'

export function policyDiffTable(of: PolicyDiff, context: Context): string {
  const { a, b } = of
  const { colour, width } = context
  const [voice, voiceB] = [voiceFor(a, context), voiceFor(b, context)]
  const { say, words } = voice
  const paint = paintOf(colour)
  const columns = width ?? Infinity
  const { diff } = words.policy
  const text = (said: string, indent = ''): string[] => wrap(indent + said, columns, `${indent}  `)
  const lines = (one: Difference): string[] => {
    const left = one.a ? shownWords(one.key, one.a, voice) : undefined
    const right = one.b ? shownWords(one.key, one.b, voiceB) : undefined
    if (width === undefined)
      return [[visible(one.path), diffLabel(one, voice), left, right].filter((part) => part).join('  ')]
    const said = (id: string, of: string | undefined): string[] =>
      of === undefined ? [] : text(say(diff.side, { id: visible(id), said: of }), '  ')
    return [
      ...wrap(`${visible(one.path)}  ${diffLabel(one, voice)}`, columns, '  ').map(paint.strong),
      ...(one.change === 'changed'
        ? [...said(a.id, left), ...said(b.id, right)]
        : text(left ?? right ?? '', '  ')),
    ]
  }
  return sheetOf([
    [
      ...text(say(diff.title, { a: visible(a.id), b: visible(b.id) })).map(paint.head),
      ...text(diffCount(of, voice)),
    ],
    ...diffSides(of).map(({ change, differences }) => [
      ...text(changeWords(change, a.id, b.id, voice)).map(paint.head),
      ...differences.flatMap(lines),
    ]),
  ])
}

/** In the order of showing. */
const CHANGES: readonly Change[] = ['changed', 'only-a', 'only-b']

/** The differences in three groups, those there are. */
export const diffSides = ({
  differences,
}: PolicyDiff): { readonly change: Change; readonly differences: readonly Difference[] }[] =>
  CHANGES.map((change) => ({
    change,
    differences: differences.filter((one) => one.change === change),
  })).filter((side) => side.differences.length > 0)

export function diffCount({ a, b, differences }: PolicyDiff, { words, say }: Voice): string {
  const of = (change: Change): number => differences.filter((one) => one.change === change).length
  if (differences.length === 0) return words.policy.diff.none
  return say(words.policy.diff.count, {
    count: differences.length,
    changed: of('changed'),
    a: of('only-a'),
    b: of('only-b'),
    idA: visible(a.id),
    idB: visible(b.id),
  })
}

/** "Longest plan"; of a value its label, and what of it differs. */
export function diffLabel({ key, label, input }: Difference, voice: Voice): string {
  const name = input === undefined ? label && visible(label[voice.lang]) : parameterWords(input, voice)
  if (name === undefined) return partLabel(key, voice)
  const aspect = key === 'value.' ? undefined : looked(voice.words.policy.parts, key)
  return aspect === undefined ? name : voice.say(voice.words.policy.entry.line, { label: name, said: aspect })
}
