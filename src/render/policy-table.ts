// A policy in the terminal (政策页): what it rests on, its parts in two columns with their lines, then its values one by one.
// In a pipe every part and every value is one line, its pieces two spaces apart, so that cut and grep can work on it.
import type { Part } from '../app/policy-parts.ts'
import type { PolicyDocument } from '../app/policy-view.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { padEnd, width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { type Paint, paint as paintOf } from './paint.ts'
import { groupsOf, headLines, linesOf, titleOf } from './policy-lines.ts'
import { looked } from './policy-value-words.ts'
import { partLabel, shownWords, voiceFor } from './policy-words.ts'
import { sheetOf } from './table.ts'

export function policyTable(of: PolicyDocument, context: Context): string {
  const { head, parts } = of
  const voice = voiceFor(head, context)
  const paint = paintOf(context.colour)
  const { policy } = voice.words
  const columns = context.width ?? Infinity
  const title = voice.say(policy.title, { id: visible(head.id), label: { label: head.label } })
  const groups = groupsOf(of, voice)
  const lines = context.width === undefined ? piped(of, voice) : undefined
  return sheetOf([
    [
      ...wrap(title, columns, '  ').map(paint.head),
      ...headLines(of, voice).flatMap((line) => wrap(line, columns, '  ')),
    ],
    ...sectionsOf(parts, voice).map(({ name, parts: own }) => [
      ...wrap(name, columns, '  ').map(paint.head),
      ...(context.width === undefined
        ? own.map((part) => pipedPart(part, voice))
        : partLines(own, context.width, voice, paint)),
    ]),
    ...groups.flatMap(({ title: group, values }) => [
      wrap(group, columns, '  ').map(paint.head),
      ...(lines
        ? [values.map((value) => lines(value))]
        : values.map((value) => [
            ...wrap(titleOf(value, voice), columns, '  ').map(paint.strong),
            ...linesOf(value, of, voice).flatMap((line, i) =>
              wrap(`  ${line}`, columns, '    ').map(i === 0 ? String : paint.dim),
            ),
          ])),
    ]),
    of.values.some(({ advisory, empty }) => advisory && !empty)
      ? wrap(policy.legend, columns, '  ').map(paint.dim)
      : [],
  ])
}

const pieces = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('  ')

const piped =
  (of: PolicyDocument, voice: Voice) =>
  (value: PolicyDocument['values'][number]): string =>
    pieces([visible(value.id), titleOf(value, voice), ...linesOf(value, of, voice)])

const pipedPart = ({ path, key, value, at }: Part, voice: Voice): string =>
  pieces([visible(path), shownWords(key, value, voice), at === undefined ? '' : visible(at)])

/** Parts under the heading of their section, in the order they come. */
export function sectionsOf(
  parts: readonly Part[],
  { words: { policy } }: Voice,
): { readonly name: string; readonly parts: Part[] }[] {
  const out = new Map<string, Part[]>()
  for (const part of parts) {
    const section = part.path.split('.')[0] ?? ''
    const name = looked(policy.sections, section) ?? policy.sections.others
    out.set(name, [...(out.get(name) ?? []), part])
  }
  return [...out].map(([name, own]) => ({ name, parts: own }))
}

/** A tier goes by its name; what it has of its own stands below with what that is called. */
export function partName({ path, key }: Part, voice: Voice): string {
  if (!path.startsWith('tiers.')) return partLabel(key, voice)
  return key === 'tiers' ? visible(path.slice(6)) : `  ${partLabel(key, voice)}`
}

/** Names left, what they say right and where it stands after it; too narrow for both, one below the other. */
function partLines(parts: readonly Part[], columns: number, voice: Voice, paint: Paint): string[] {
  const rows = parts.map((part) => ({
    name: `  ${partName(part, voice)}`,
    said: shownWords(part.key, part.value, voice),
    at: part.at === undefined ? '' : `(${visible(part.at)})`,
  }))
  const left = Math.max(...rows.map(({ name }) => widthOf(name))) + 2
  const right = columns - left
  return rows.flatMap(({ name, said, at }) => {
    const text = at === '' ? said : `${said} ${at}`
    if (right < LEAST) return wrap(voice.join([`${name}${voice.words.report.colon}`, text]), columns, '    ')
    return wrap(text, right).map((line, i) => {
      const shown = line.endsWith(at) && at !== '' ? line.slice(0, -at.length) + paint.dim(at) : line
      return (i === 0 ? padEnd(name, left) : ' '.repeat(left)) + shown
    })
  })
}
/** Fewer columns than this hold no sentence. */
const LEAST = 32
