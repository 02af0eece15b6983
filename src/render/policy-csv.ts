// Policies as CSV (政策 CSV): one line a value, a policy or a difference; keys in both languages the same, words in the reader's.
// A page of parts alone is one line a part: limits.mostMonths,Longest plan,60 months,generic/policy.yaml:46
import type { PolicyDiff } from '../app/policy-diff.ts'
import type { PolicyList } from '../app/policy-list.ts'
import type { ShownStep } from '../app/policy-parts.ts'
import type { ShownValue } from '../app/policy-values.ts'
import type { PolicyDocument } from '../app/policy-view.ts'
import { type Day, iso } from '../core/day.ts'
import type { Voice } from '../i18n/say.ts'
import { type Field, csv, figure, text } from './csv.ts'
import type { Context } from './document.ts'
import { citedWords, heldWords, labelWords, stepsWords } from './policy-value-words.ts'
import { partLabel, shownWords, voiceFor } from './policy-words.ts'

const VALUE_KEYS =
  'id,parameter,label,unit,value,from,until,steps,products,lenders,regions,daysPastDueFrom,daysPastDueTo,dated,when,instrument,article,sources,checked,confidence,advisory,stale,empty,filled,own,note,at,fits,decides'.split(
    ',',
  )
const PART_KEYS = ['path', 'label', 'value', 'at']

/** Plain amounts, whatever the terminal. */
const piped = ({ lang, colour }: Context): Context => ({ lang, colour })

export function policyCsv({ head, parts, values }: PolicyDocument, context: Context): string {
  const voice = voiceFor(head, piped(context))
  if (values.length > 0 || parts.length === 0)
    return csv(
      values.map((value) => valueRow(value, voice)),
      VALUE_KEYS,
    )
  return csv(
    parts.map(({ path, key, value, at = '' }) => ({
      path: text(path),
      label: text(partLabel(key, voice)),
      value: text(shownWords(key, value, voice)),
      at: text(at),
    })),
    PART_KEYS,
  )
}

const day = (of: Day | undefined): Field => figure(of === undefined ? undefined : iso(of))
const many = (of: readonly string[] | undefined): Field => text((of ?? []).join(' '))

/** The step that holds has columns of its own. */
function bare(step: ShownStep): ShownStep {
  const { holds: _, comes: __, ...rest } = step
  return rest
}

function valueRow(of: ShownValue, voice: Voice): Record<string, Field> {
  const { applies, steps } = of
  const held = steps.find(({ holds }) => holds)
  return {
    id: text(of.id),
    parameter: text(of.parameter ?? ''),
    label: text(labelWords(of, voice)),
    unit: figure(of.unit),
    value: text(heldWords(of, voice)),
    from: day(held?.from),
    until: day(held?.until),
    steps: text(steps.length > 1 || !held ? stepsWords(steps.map(bare), voice) : ''),
    products: many(applies.products),
    lenders: many(applies.lenders),
    regions: many(applies.regions),
    daysPastDueFrom: figure(applies.daysPastDue?.from),
    daysPastDueTo: figure(applies.daysPastDue?.to),
    dated: figure(of.dated),
    when: figure(of.when),
    instrument: text(citedWords(of.instrument === undefined ? {} : { instrument: of.instrument }, voice)),
    article: text(of.article ?? ''),
    sources: many(of.sources),
    checked: day(of.checked),
    confidence: figure(of.confidence),
    advisory: figure(of.advisory),
    stale: day(of.stale),
    empty: text(of.empty?.[voice.lang] ?? ''),
    filled: figure(of.empty ? of.filled : undefined),
    own: figure(of.own),
    note: text(of.note?.[voice.lang] ?? ''),
    at: text(of.at ?? ''),
    fits: figure(of.fits),
    decides: figure(of.decides),
  }
}

export const policiesCsv = (list: PolicyList, { lang }: Context): string =>
  csv(
    list.map(({ head, counts, authority, file }) => ({
      id: text(head.id),
      version: text(head.version),
      label: text(head.label[lang]),
      country: text(head.country ?? ''),
      extends: many(head.rests),
      values: figure(counts.values),
      advisory: figure(counts.advisory),
      empty: figure(counts.empty),
      authority: figure(authority),
      file: text(file ?? ''),
    })),
  )

export function policyDiffCsv({ a, b, differences }: PolicyDiff, context: Context): string {
  const [left, right] = [voiceFor(a, piped(context)), voiceFor(b, piped(context))]
  return csv(
    differences.map(({ path, change, key, a: of, b: to }) => ({
      path: text(path),
      change: figure(change),
      a: text(of ? shownWords(key, of, left) : ''),
      b: text(to ? shownWords(key, to, right) : ''),
    })),
    ['path', 'change', 'a', 'b'],
  )
}
