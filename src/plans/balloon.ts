// Balloon (气球贷): level amounts reckoned over a longer time, and the rest in the last month.
// balloon-24.over-60: 23 rows as if 60 followed, the 24th pays what is left.
import { refusal } from '../core/finding.ts'
import { type Recipe, number, spec, withRate } from './recipe.ts'

export const balloon: Recipe = {
  kind: 'balloon',
  numbers: [1],
  knobs: ['over', 'rate'],
  propose: (_, { menu }) =>
    menu.balloonOver.flatMap((over) =>
      menu.terms.filter((n) => n > 1 && n < over).map((n) => spec('balloon', [n], { over })),
    ),
  hangsOn: () => '',
  stages: (of) => {
    const [n, over] = [number(of, 0), of.knobs.over]
    if (over === undefined) return refusal('knob-missing', { knob: { text: 'over' } })
    if (n < 2) return refusal('too-few-months', { months: { count: n }, least: { count: 2 } })
    const rate = withRate(of.knobs.rate)
    return [
      { months: n - 1, pay: 'level', over, ...rate },
      { months: 1, pay: 'rest', ...rate },
    ]
  },
}
