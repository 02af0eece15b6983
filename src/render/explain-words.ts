// Explanations in words (算式文案的取用): an item's name, its value, its formula and its note in the reader's language.
// { figure: 'left', args: { bucket: 'principal' }, value: 47,033.51 } is "Principal left: 47,033.51 = …".
import type { Explanation, Figure, Item, Note, Subject, Value } from '../app/explain.ts'
import { percent } from '../core/rate.ts'
import { type Figures, type Voice, citation } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { type Notation, formulaText, grouped, unitText } from './explain-formula.ts'
import { known } from './facts.ts'

/** The lender's own figures are left out while the screen is shared. */
export const shownItems = ({ items }: Explanation, { shared = false }: Context): readonly Item[] =>
  shared ? items.filter(({ lenderOnly }) => lenderOnly !== true) : items

export type Section = { readonly title: string; readonly items: readonly Item[] }

/** Items of one subject, and of one row, under one head. */
export function sections(items: readonly Item[], voice: Voice): Section[] {
  const subjects: Readonly<Record<Subject, string>> = voice.words.explain.subjects
  const out: { subject: Subject; title: string; items: Item[] }[] = []
  for (const item of items) {
    const last = out.at(-1)
    if (last?.subject === item.subject) last.items.push(item)
    else
      out.push({ subject: item.subject, title: voice.say(subjects[item.subject], item.args), items: [item] })
  }
  return out
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function figureWords({ figure, args = {} }: Item, voice: Voice): string {
  const { explain, flows, value } = voice.words
  const names: Readonly<Record<Figure, string>> = explain.figures
  const { what, when, item } = args
  const said: Record<string, Figures[string]> = { ...args }
  if (what && 'text' in what) said['what'] = known(flows, what.text)
  if (when && 'word' in when)
    said['when'] = voice.say(explain.whens[when.word as keyof typeof explain.whens], args)
  if (item && 'word' in item) {
    const { items, defaults } = value.costForm
    said['item'] = known(figure === 'costDefault' ? defaults : items, item.word)
  }
  return capital(voice.say(names[figure], said))
}

/** Where a figure comes from: a remark, the pack or the line of the policy, or both. */
export function noteWords(item: Item, voice: Voice): string | undefined {
  const { source } = item
  const note = remark(item, voice)
  if (!source) return note
  const cited = { said: note ?? '', source: citation(source, voice.lang) }
  return voice.say(voice.words.report.cited, cited).trim()
}

function remark({ note, args = {} }: Item, voice: Voice): string | undefined {
  if (note === undefined) return undefined
  const { explain, noRate } = voice.words
  const notes: Readonly<Record<Note, string>> = explain.notes
  const { reason } = args
  const why = reason && 'word' in reason ? { reason: known(noRate, reason.word) } : {}
  return voice.say(notes[note], { ...args, ...why })
}

/** A figure as it stands before the equals sign. */
function valueText(of: Value | null, voice: Voice, { group }: Notation): string {
  if (of === null) return voice.words.explain.none
  if ('money' in of) return voice.amount(of.money)
  if ('decimal' in of) return grouped(of.decimal, group)
  if ('percent' in of) return `${grouped(of.percent, group)}%`
  if ('rate' in of) return voice.rate(of.rate)
  if ('share' in of) return percent(of.share)
  return voice.say('{of}', { of })
}

/** The smallest step of a figure as it is shown: the cent; 0.0001 for 17.98%. */
export function stepOf(of: Value | null, digits: number): string {
  if (of !== null && 'decimal' in of) return unitText(/\.(\d+)$/.exec(of.decimal)?.[1]?.length ?? 0)
  return unitText(of !== null && 'percent' in of ? 4 : digits)
}

/** "730.98 = 48,732.55 × 18% × 31/365, half up" */
export function equation({ value, formula }: Item, voice: Voice, notation: Notation): string {
  const said = valueText(value, voice, notation)
  return formula ? `${said} = ${formulaText(formula, stepOf(value, notation.digits), notation)}` : said
}
