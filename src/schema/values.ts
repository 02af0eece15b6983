// Value files (数值文件), parley/values@1: what a pack knows, value by value, each with its instrument, source and day.
// `{ id: cap, sets: cost.cap, unit: rate, value: 24%, from: 2017-08-04, … }`. Which units and parameters there are, and
// whether a value is written in its unit, is checked where they are known: src/policy/check-values.ts.
import { PRODUCTS } from '../core/debt.ts'
import { count, day, schemaName, text, unread, word } from './leaf.ts'
import { list, map, maybe } from './map.ts'
import { both, few, label, name, someWord, span, texts, truth } from './policy-leaves.ts'
import { CONFIDENCES, DUTY_WHENS, LENDERS } from './policy-words.ts'

export const VALUES = 'parley/values@1'
export const MOST_DAYS = 36_500

/** Whom a value binds. */
const appliesShape = () =>
  map({
    products: maybe(few(word(PRODUCTS), 20, 1)),
    lenders: maybe(few(word(LENDERS), 20, 1)),
    regions: maybe(few(text(64), 1000, 1)),
    daysPastDue: maybe(span(count(0, MOST_DAYS))),
    overdue: maybe(truth()),
  })

/** `shipped`: every text in both languages; in a lender's own policy one text may stand for both. */
export function entryShape(shipped: boolean) {
  const said = shipped ? both : label
  return map(
    {
      id: name(),
      sets: maybe(someWord()),
      label: said(),
      unit: someWord(),
      value: maybe(unread()),
      from: maybe(day()),
      until: maybe(day()),
      steps: maybe(few(map({ from: day(), until: maybe(day()), value: unread() }), 1000, 1)),
      dated: maybe(word(['contract', 'today'])),
      applies: maybe(appliesShape()),
      when: maybe(word(DUTY_WHENS)),
      instrument: maybe(label()),
      article: maybe(text(500)),
      source: maybe(texts()),
      checked: maybe(day()),
      confidence: maybe(word(CONFIDENCES)),
      advisory: maybe(truth()),
      staleAfterDays: maybe(count(1, MOST_DAYS)),
      renewedEveryDays: maybe(count(1, MOST_DAYS)),
      note: maybe(said()),
      row: maybe(texts()),
      empty: maybe(said()),
    },
    { otherNames: () => OTHER_NAMES },
  )
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  parameter: 'sets',
  name: 'id',
  values: 'steps',
  to: 'until',
  since: 'from',
  sources: 'source',
  url: 'source',
  law: 'instrument',
  section: 'article',
}

export const valuesShape = () => map({ schema: schemaName(VALUES), values: list(entryShape(true)) })
