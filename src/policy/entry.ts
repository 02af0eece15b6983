// Entry (参数条目): one value of a pack: what it is, since when it holds, whom it binds, in which instrument it stands, where that
// was read, when it was checked and how sure we are. 24 % since 2017-08-04 for banks, 法发〔2017〕22号 ¶2, read 2026-11-22.
import { type Day, parseDay } from '../core/day.ts'
import type { Label } from '../core/finding.ts'
import { type Parameter, isParameter } from './parameters.ts'
import type { Unit } from './units.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, textOf } from './written.ts'

export const CONFIDENCES = ['high', 'medium', 'low'] as const
export const DUTY_WHENS = ['always', 'extends', 'waives', 'overdue', 'capitalises', 'recorded'] as const
export type DutyWhen = (typeof DUTY_WHENS)[number]

export type Step = { readonly from?: Day; readonly until?: Day; readonly value: Written }

/** Whom a value binds; what is left out binds all. */
export type Applies = {
  readonly products?: readonly string[]
  readonly lenders?: readonly string[]
  readonly regions?: readonly string[]
  readonly daysPastDue?: { readonly from?: number; readonly to?: number }
}

export type Entry = {
  readonly id: string
  readonly sets?: Parameter
  readonly label: Label
  readonly unit: Unit
  /** In order of time; none for an input that nobody published. */
  readonly steps: readonly Step[]
  readonly empty?: Label
  readonly dated: 'contract' | 'today'
  readonly applies: Applies
  readonly when: DutyWhen
  readonly instrument?: string | Label
  readonly article?: string
  readonly sources: readonly string[]
  readonly checked?: Day
  readonly confidence: (typeof CONFIDENCES)[number]
  /** Known only second-hand, or practice: it never forbids anything. */
  readonly advisory: boolean
  /** Days after `checked` from which it may be out of date. */
  readonly staleAfterDays?: number
  /** Days after its last step from which a newer one is to be expected. */
  readonly renewedEveryDays?: number
  readonly note?: Label
  /** The line it stands on: cn/caps.yaml:12. */
  readonly at?: string
}

export const labelOf = (written: Written | undefined): Label | undefined => {
  const { en, zh } = mapOf(written)
  return typeof en === 'string' && typeof zh === 'string' ? { en, zh } : undefined
}
const dayOf = (written: Written | undefined): Day | undefined => {
  const text = textOf(written)
  return text === undefined ? undefined : parseDay(text)
}
const textsOf = (written: Written | undefined): string[] =>
  listOf(written).flatMap((item) => textOf(item) ?? [])
const countOf = (written: Written | undefined): number | undefined => {
  const text = textOf(written)
  return text === undefined ? undefined : Number(text)
}

/** What is given, without what is not: exactOptionalPropertyTypes wants no undefined. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const out = { ...fields } as Record<string, unknown>
  for (const key of Object.keys(out)) if (out[key] === undefined) delete out[key]
  return out as { [K in keyof T]: Exclude<T[K], undefined> }
}

function stepOf(written: WrittenMap): Step {
  return given({
    from: dayOf(written['from']),
    until: dayOf(written['until']),
    value: written['value'] ?? null,
  }) as Step
}

function appliesOf(written: WrittenMap): Applies {
  const days = written['daysPastDue']
  const range = isWrittenMap(days)
    ? given({ from: countOf(days['from']), to: countOf(days['to']) })
    : undefined
  const overdue = written['overdue'] === true || written['overdue'] === 'true' ? { from: 1 } : undefined
  return given({
    products: written['products'] === undefined ? undefined : textsOf(written['products']),
    lenders: written['lenders'] === undefined ? undefined : textsOf(written['lenders']),
    regions: written['regions'] === undefined ? undefined : textsOf(written['regions']),
    daysPastDue: range ?? overdue,
  }) as Applies
}

const READ = new WeakMap<WrittenMap, Entry>()

/** An entry of a value file, read once. What is wrong with one is told by the check of packs, not here. */
export function entryOf(written: WrittenMap): Entry {
  const known = READ.get(written)
  if (known) return known
  const entry = read(written)
  READ.set(written, entry)
  return entry
}

function read(written: WrittenMap): Entry {
  const sets = textOf(written['sets'])
  const confidence = CONFIDENCES.find((known) => known === written['confidence']) ?? 'low'
  const steps = listOf(written['steps']).map((step) => stepOf(mapOf(step)))
  const source = written['source']
  return given({
    id: textOf(written['id']) ?? '',
    sets: sets !== undefined && isParameter(sets) ? sets : undefined,
    label: labelOf(written['label']) ?? { en: '', zh: '' },
    unit: (textOf(written['unit']) ?? 'text') as Unit,
    steps: written['value'] === undefined ? steps : [stepOf(written)],
    empty: labelOf(written['empty']),
    dated: written['dated'] === 'contract' ? ('contract' as const) : ('today' as const),
    applies: appliesOf(mapOf(written['applies'])),
    when: DUTY_WHENS.find((known) => known === written['when']) ?? 'always',
    instrument: labelOf(written['instrument']) ?? textOf(written['instrument']),
    article: textOf(written['article']),
    sources: typeof source === 'string' ? [source] : textsOf(source),
    checked: dayOf(written['checked']),
    confidence,
    advisory: confidence === 'low' || written['advisory'] === true || written['advisory'] === 'true',
    staleAfterDays: countOf(written['staleAfterDays']),
    renewedEveryDays: countOf(written['renewedEveryDays']),
    note: labelOf(written['note']),
    at: textOf(written['at']),
  }) as Entry
}

/** Where a value stands, for whoever has to believe it. */
export function citationOf(entry: Entry, step: Step | undefined, iso: (day: Day) => string) {
  return {
    instrument: entry.instrument ?? entry.label,
    ...(entry.article === undefined ? {} : { article: entry.article }),
    ...(step?.from === undefined ? {} : { from: iso(step.from) }),
    ...(entry.at === undefined ? {} : { at: entry.at }),
  }
}
