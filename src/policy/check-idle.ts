// Idle values (不生效的数值): a value that is written for some debts and meets none of them, since another is more specific or in
// force later. 20 % since 2019 for banks never shows where the pack has 24 % for banks since 2020: nobody would notice.
import { type Spot, stepsOf } from './check-values.ts'
import { type Law, NO_SUBJECT, type Subject, find, lawOf } from './law.ts'
import type { Parameter } from './parameters.ts'
import { textOf } from './written.ts'

/** Asked of one entry after the other: which entries hold on a day is found out once. */
export function idleAmong(parameter: Parameter, subjects: readonly Subject[], over: Law, digits: number) {
  const byDay = new Map<number, ReadonlySet<string>>()
  const on = (day: number): Subject[] => subjects.filter((one) => one.on === day && one.contractDate === day)
  const holding = (day: number): ReadonlySet<string> => {
    const known =
      byDay.get(day) ?? new Set(on(day).flatMap((subject) => find(over, parameter, subject)?.entry.id ?? []))
    byDay.set(day, known)
    return known
  }
  const bases = [...over.byParameter].flatMap(([name, entries]) => (name === parameter ? [] : entries))

  /** An entry that in the end no debt meets, though it is written for some: another comes before it every time. */
  return ({ say, path, written }: Spot): void => {
    const last = stepsOf({ path, written }).at(-1)
    if (!last || written['own'] === true) return
    const { from = -Infinity, until = Infinity } = last
    const day = subjects.reduce((a, { on: b }) => (b >= from && b < until && b > a ? b : a), -Infinity)
    if (holding(day).has(textOf(written['id']) ?? '')) return
    const alone = lawOf([written, ...bases], NO_SUBJECT, digits)
    const meant = on(day).find((subject) => find(alone, parameter, subject))
    const instead = meant && find(over, parameter, meant)
    if (instead) say([...path, 'id'], 'never-holds', { parameter, at: instead.entry.at ?? instead.entry.id })
  }
}
