// Values of a policy (政策参数值): every entry of its packs for a day and, where one is asked about, for a case: which step
// holds, whether it is out of date, whether it binds that case and which of several decides. LPR on 2026-11-22 is 3 %.
import type { Day } from '../core/day.ts'
import type { Label } from '../core/finding.ts'
import type { Rate } from '../core/rate.ts'
import type { Book } from '../policy/book.ts'
import { type Applies, type DutyWhen, type Entry, type Step, citationOf, entryOf } from '../policy/entry.ts'
import { type Known, type Law, type Subject, find, lawOf, stale } from '../policy/law.ts'
import { PARAMETERS, PARAMETER_NAMES, type Parameter } from '../policy/parameters.ts'
import { UNIT_EXAMPLES } from '../policy/unit-examples.ts'
import { UNITS, type Unit } from '../policy/units.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf } from '../policy/written.ts'
import { iso } from '../core/day.ts'
import type { ShownStep, Typed } from './policy-parts.ts'
import { yamlText } from './written-text.ts'

export type ShownValue = {
  readonly id: string
  /** What it sets; without one it is a fact, shown and cited. */
  readonly parameter?: Parameter
  /** An input of the policy itself, which goes before anything a pack says. */
  readonly own: boolean
  readonly label: Label
  readonly unit: Unit
  readonly steps: readonly ShownStep[]
  /** Why it was left empty, how a value would be written, and whether the policy fills it. */
  readonly empty?: Label
  readonly example?: string
  readonly filled: boolean
  readonly dated: Entry['dated']
  readonly applies: Applies
  readonly when?: DutyWhen
  readonly instrument?: string | Label
  readonly article?: string
  readonly sources: readonly string[]
  readonly checked?: Day
  readonly confidence: Entry['confidence']
  readonly advisory: boolean
  /** The day since when it may be out of date. */
  readonly stale?: Day
  readonly note?: Label
  readonly at?: string
  /** Of the case asked about: it binds it; and it is the one that decides. */
  readonly fits?: boolean
  readonly decides?: boolean
}

/** Every entry, those the program reads first and in the order of its parameters; `of` is the case asked about. */
export function valuesOf({ values }: Book, digits: number, on: Subject, of?: Subject): ShownValue[] {
  const law = lawOf(values, of ?? on, digits)
  const filled = new Set(values.flatMap((one) => (one['own'] === true ? [one['sets']] : [])))
  const shown = values.map((written) => {
    const entry = entryOf(written)
    const value = valueOf(written, entry, law, filled.has(written['sets'] ?? null))
    return of ? { ...value, ...verdict(written, entry, law) } : value
  })
  const rank = ({ parameter }: ShownValue): number =>
    parameter === undefined ? PARAMETER_NAMES.length : PARAMETER_NAMES.indexOf(parameter)
  return shown.toSorted((a, b) => rank(a) - rank(b))
}

function valueOf(written: WrittenMap, entry: Entry, law: Law, filled: boolean): ShownValue {
  const { id, label, dated, applies, sources, confidence, advisory, sets } = entry
  const own = written['own'] === true
  const unit = sets === undefined ? entry.unit : PARAMETERS[sets]
  const step = holding({ ...written, applies: {} }, law.subject)
  const at = entry.steps.findIndex((one) => step && one.from === step.from && one.until === step.until)
  const held = entry.steps[at]
  const { instrument, article, checked, note } = entry
  return {
    id,
    ...(sets === undefined ? {} : { parameter: sets }),
    own,
    label,
    unit,
    steps: entry.steps.map((one, i) => ({
      ...(one.from === undefined ? {} : { from: one.from }),
      ...(one.until === undefined ? {} : { until: one.until }),
      value: typed(unit, one.value, law.digits),
      ...(i === at ? { holds: true, ...comes(written, one.value, law) } : {}),
    })),
    ...(entry.empty ? { empty: entry.empty, example: UNIT_EXAMPLES[unit] } : {}),
    filled: entry.empty !== undefined && filled,
    dated,
    applies,
    ...(sets === 'duty' ? { when: entry.when } : {}),
    ...(instrument === undefined ? {} : { instrument }),
    ...(article === undefined || own ? {} : { article }),
    sources,
    ...(checked === undefined ? {} : { checked }),
    confidence,
    advisory,
    ...staleSince(entry, held, law),
    ...(note === undefined ? {} : { note }),
    ...(entry.at === undefined ? {} : { at: entry.at }),
  }
}

const typed = (unit: Unit, written: Written, digits: number): ShownStep['value'] => {
  const value = UNITS[unit](written, digits)
  return value === undefined ? { text: yamlText(written) } : ({ unit, value } as Typed)
}

const SAID = { en: '', zh: '' }

/**
 * The step that holds for a case, where the entry binds it at all. The law knows that by parameter only; so it is asked
 * with the entry alone, as if it were a sentence.
 */
function holding(written: WrittenMap, subject: Subject): Step | undefined {
  const { steps, value, ...rest } = written
  const alone: WrittenMap = {
    ...rest,
    sets: 'duty',
    ...(value === undefined && steps !== undefined
      ? { steps: listOf(steps).map((step) => ({ ...mapOf(step), value: SAID })) }
      : { value: SAID }),
  }
  return find(lawOf([alone], subject, 0), 'duty', subject)?.step
}

/** 4 × the reference rate of the day. */
function comes(written: WrittenMap, value: Written, law: Law): { readonly comes?: Rate } {
  if (!isWrittenMap(value) || typeof value['of'] !== 'string') return {}
  const alone: WrittenMap = { ...written, sets: 'judgment.interest', applies: {} }
  const { subject, digits } = law
  const base = law.byParameter.get(value['of']) ?? []
  const rate = find(lawOf([alone, ...base], subject, digits), 'judgment.interest', subject)?.value
  return rate ? { comes: rate } : {}
}

function staleSince(entry: Entry, step: Step | undefined, law: Law): { readonly stale?: Day } {
  if (!step) return {}
  const known: Known<unknown> = { value: undefined, entry, step, source: citationOf(entry, step, iso) }
  const [found] = stale({ ...law, asked: new Map([[entry.id, known]]) })
  return found ? { stale: found.since } : {}
}

/** The name under which a pack keeps the figure for a region it does not know. */
const NATIONAL = 'national'

/** Whether an entry binds the case, and whether it is the one that decides: of duties every one does. */
function verdict(written: WrittenMap, entry: Entry, law: Law): { fits: boolean; decides: boolean } {
  const { subject } = law
  const { sets } = entry
  const elsewhere = sets === 'floor.person' && subject.region !== undefined && !find(law, sets, subject)
  const asked = elsewhere ? { ...subject, region: NATIONAL } : subject
  const fits = holding(written, asked) !== undefined
  if (!fits || sets === undefined || sets === 'duty') return { fits, decides: fits && sets === 'duty' }
  const best = find(law, sets, asked)?.entry
  return { fits, decides: best !== undefined && best.id === entry.id && best.at === entry.at }
}
