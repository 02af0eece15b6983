// Check of limits (限制检查): what a policy writes and never reaches, and what leaves nothing to choose by. A term of 72 months
// under a most of 60 is never offered; weights that are all zero put no plan before another.
import type { Say } from '../schema/reading.ts'
import type { Path } from '../schema/tree.ts'
import { entryOf } from './entry.ts'
import type { Policy } from './policy.ts'
import { UNITS } from './units.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, textOf } from './written.ts'

/** Lists of the menu in months, none of which may be longer than a plan. */
const MONTHS = [
  'terms',
  'extensions',
  'holidays',
  'interestOnly',
  'reduced',
  'catchUp',
  'reducedRateMonths',
] as const
const LISTS = [...MONTHS, 'graceDays', 'balloonOver', 'rates'] as const

/** `written`: what the policy's own file says; `policy`: it over all it rests on. */
export function checkLimits(
  written: WrittenMap,
  policy: Policy,
  values: readonly WrittenMap[],
  say: Say,
): void {
  const most = {
    most: policy.limits.mostMonths,
    at: policy.lines['limits.mostMonths'] ?? 'limits.mostMonths',
  }
  checkMenu(mapOf(written['menu']), ['menu'], most, say)
  checkTerm(written, [], values, say)
  for (const [i, tier] of listOf(written['tiers']).entries()) {
    const map = mapOf(tier)
    const own = textOf(mapOf(map['limits'])['mostMonths'])
    const at = policy.lines[`tiers.${textOf(map['id']) ?? i}.limits.mostMonths`] ?? most.at
    checkMenu(
      mapOf(map['menu']),
      ['tiers', i, 'menu'],
      own === undefined ? most : { most: Number(own), at },
      say,
    )
    checkTerm(map, ['tiers', i], values, say)
    if (map['offers'] === 'nothing')
      for (const key of ['menu', 'limits'])
        if (map[key] !== undefined)
          say(['tiers', i, key], 'both-given', { other: `tiers[${i}].offers` }, { what: 'key' })
  }
  checkTwice(mapOf(written['ladder'])['asks'], ['ladder', 'asks'], say)
  checkTwice(written['allocation'], ['allocation'], say)
  checkZeros(written, say)
  if (written['ranking'] !== undefined && Object.values(policy.ranking).every((weight) => weight === 0))
    say(['ranking'], 'no-weights', {})
}

type Most = { readonly most: number; readonly at: string }

function checkMenu(menu: WrittenMap, path: Path, { most, at }: Most, say: Say): void {
  const months = (list: Written | undefined, where: Path): void => {
    for (const [i, item] of listOf(list).entries())
      if (Number(item) > most) say([...where, i], 'beyond-limit', { most, at })
  }
  for (const key of MONTHS) months(menu[key], [...path, key])
  for (const key of LISTS) checkTwice(menu[key], [...path, key], say)
  months(mapOf(menu['personalised'])['months'], [...path, 'personalised', 'months'])
  for (const [i, one] of listOf(menu['settlements']).entries())
    months(mapOf(one)['months'], [...path, 'settlements', i, 'months'])
}

function checkTwice(list: Written | undefined, path: Path, say: Say): void {
  const items = listOf(list).map(String)
  items.forEach((item, i) => {
    if (items.indexOf(item) < i) say([...path, i], 'listed-twice', {})
  })
}

/** Steps in which a change is looked for, and units of rounding, of nothing at all. */
function checkZeros(written: WrittenMap, say: Say): void {
  for (const [section, keys] of [
    ['steps', ['share', 'rate', 'amount']],
    ['rounding', ['unit']],
  ] as const)
    for (const key of keys) {
      const text = textOf(mapOf(written[section])[key])
      if (text !== undefined && !/[1-9]/.test(text)) say([section, key], 'not-above-zero', {})
    }
}

/** The law's longest term for some debts, where it is known for sure and shorter than the policy's. */
function checkTerm(of: WrittenMap, path: Path, values: readonly WrittenMap[], say: Say): void {
  const own = textOf(mapOf(of['limits'])['mostMonths'])
  if (own === undefined) return
  const terms = values.flatMap((written) => {
    if (written['sets'] !== 'term.most' || written['own'] === true) return []
    const { steps, advisory, at, id } = entryOf(written)
    const value = steps.at(-1)?.value
    const months = advisory || value === undefined || isWrittenMap(value) ? undefined : UNITS.months(value, 0)
    return months === undefined || months >= Number(own) ? [] : [{ months, at: at ?? id }]
  })
  const shortest = terms.toSorted((a, b) => a.months - b.months)[0]
  if (shortest) say([...path, 'limits', 'mostMonths'], 'above-term', shortest)
}
