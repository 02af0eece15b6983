// Subjects (适用对象样本): of every kind of debt that some values tell apart, one. Values for cards, for banks and from 2017 on
// tell cards from others, banks from others and days before 2017 from days after: 8 subjects in all.
import { type Day, iso } from '../core/day.ts'
import { PRODUCTS } from '../core/debt.ts'
import type { Point } from '../schema/trouble.ts'
import type { Applies, Entry } from './entry.ts'
import type { Subject } from './law.ts'

const words = (entries: readonly Entry[], key: 'products' | 'lenders' | 'regions'): string[] => [
  ...new Set(entries.flatMap(({ applies }) => applies[key] ?? [])),
]

/** The first day past due of every stretch that is treated alike. */
function lateness(entries: readonly Entry[]): number[] {
  const bounds = entries.flatMap(({ applies: { daysPastDue: days } }: { applies: Applies }) =>
    days ? [days.from ?? 0, ...(days.to === undefined ? [] : [days.to + 1])] : [],
  )
  return [...new Set([0, ...bounds])].toSorted((a, b) => a - b)
}

/** The first day of every stretch in which the same steps hold, the last stretch first, and a day before all of them. */
function turnsOf(entries: readonly Entry[]): Day[] {
  const bounds = entries.flatMap(({ steps }) =>
    steps.flatMap(({ from, until }) => [from, until].filter((on) => on !== undefined)),
  )
  const sorted = [...new Set(bounds)].toSorted((a, b) => b - a)
  return [...sorted, ((sorted.at(-1) ?? 1) - 1) as Day]
}

export function subjectsOf(entries: readonly Entry[]): Subject[] {
  const named = words(entries, 'products')
  const products = [...named, ...PRODUCTS.filter((product) => !named.includes(product)).slice(0, 1)]
  const lenders = [...words(entries, 'lenders'), undefined]
  const regions = [...words(entries, 'regions'), undefined]
  const turns = turnsOf(entries)
  const mixed = new Set(entries.map(({ dated }) => dated)).size > 1
  const pairs = turns.flatMap((on) =>
    (mixed ? turns.filter((day) => day <= on) : [on]).map((contractDate) => ({ on, contractDate })),
  )
  return pairs.flatMap((pair) =>
    lateness(entries).flatMap((daysPastDue) =>
      products.flatMap((product) =>
        lenders.flatMap((lender) =>
          regions.map((region) => ({
            ...pair,
            daysPastDue,
            product,
            ...(lender === undefined ? {} : { lender }),
            ...(region === undefined ? {} : { region }),
          })),
        ),
      ),
    ),
  )
}

/** A subject in what tells it from others, and its day. */
export function pointOf(subject: Subject, among: readonly Subject[]): Point {
  const differ = (key: keyof Subject): boolean => among.some((one) => one[key] !== subject[key])
  const { lender, product, region, daysPastDue, on } = subject
  return {
    ...(lender !== undefined && differ('lender') ? { lender } : {}),
    ...(differ('product') ? { product } : {}),
    ...(region !== undefined && differ('region') ? { region } : {}),
    ...(differ('daysPastDue') ? { days: String(daysPastDue) } : {}),
    on: iso(on),
  }
}
