// The division that makes the interest of a row, in columns (利息的除法): product, quotient, remainder, and what its rounding
// makes of the rest; with carried interest the rest goes on to the next row.
// 4,873,255 × 279 = 1,359,638,145 = 74,500 × 18,250 + 13,145: more than half of 18,250, so 74,501.
import type { Line } from '../core/line.ts'
import type { Voice } from '../i18n/say.ts'
import { whole } from './sheet-cell.ts'
import type { At, Column } from './sheet-column.ts'
import { type Arithmetic, type Division, division } from './sheet-interest.ts'
import { FIRST_LINE, type Places, type Source } from './sheet-terms.ts'

export function rateColumns(source: Source, { rates }: Places, made: Arithmetic, carries: boolean): Column[] {
  const { lines } = source
  const { scale, factors } = made
  const factor = (i: number): Arithmetic['factors'][number] => factors[i] as Arithmetic['factors'][number]
  const parts = (row: number, at: At): [string, string] => [
    `${at('units', row)}*${at('num', row)}`,
    `${scale}*${at('den', row)}`,
  ]
  const reduced = (which: 0 | 1, row: number, at: At): string => {
    const both = parts(row, at)
    return carries || !made.pieces ? both[which] : `${both[which]}/GCD(${both.join(',')})`
  }
  return [
    {
      key: 'units',
      head: ({ words, say }) => say(words.sheet.working.units, { scale }),
      cell: (i) => whole(factor(i).units, `ROUND(${rates[(lines[i] as Line).stage]}*${scale},0)`),
    },
    {
      key: 'top',
      head: ({ words }) => words.sheet.working.top,
      cell: (i, row, at) => whole(factor(i).top, reduced(0, row, at)),
    },
    {
      key: 'bottom',
      head: ({ words }) => words.sheet.working.bottom,
      cell: (i, row, at) => whole(factor(i).bottom, reduced(1, row, at)),
    },
  ]
}

export function divisionColumns(
  { of, lines }: Source,
  { factors, pieces }: Arithmetic,
  before: readonly number[],
  carries: boolean,
): Column[] {
  const halves = of.situation.debt.rounding.interest
  const charged = (i: number): number => (lines[i] as Line).charged
  const charge = (formula?: (row: number, at: At) => string): Column => ({
    key: 'charge',
    head: ({ words }) => words.sheet.working.charge,
    cell: (i, row, at) => whole(charged(i), formula?.(row, at), formula ? 'plain' : 'input'),
  })
  if (!pieces) return [charge()]
  const { count, size } = pieces
  const divided = before.map((principal, i): Division =>
    division(principal, factors[i] as Arithmetic['factors'][number], pieces),
  )
  const one = (i: number): Division => divided[i] as Division
  const steps = Array.from({ length: count }, (_, k): Column[] => {
    const key = (what: string, n = k): string => `${what}${n + 1}`
    const headed =
      (what: 'piece' | 'product' | 'quotient' | 'remainder') =>
      ({ words, say }: Voice): string =>
        say(words.sheet.working[what], { n: count === 1 ? '' : k + 1 }).trim()
    const piece: Column = {
      key: key('piece'),
      head: headed('piece'),
      cell: (i, row, at) => {
        const minor = at('minor', row)
        const from = `INT(${minor}/${size ** (count - 1 - k)})`
        const less = k === 0 ? '' : `-${size}*INT(${minor}/${size ** (count - k)})`
        return whole(one(i).pieces[k] ?? 0, from + less)
      },
    }
    return [
      ...(count === 1 ? [] : [piece]),
      {
        key: key('product'),
        head: headed('product'),
        cell: (i, row, at) => {
          const own = `${at(count === 1 ? 'minor' : key('piece'), row)}*${at('top', row)}`
          const over = k === 0 ? '' : `${at(key('remainder', k - 1), row)}*${size}+`
          return whole(one(i).products[k] ?? 0, over + own)
        },
      },
      {
        key: key('quotient'),
        head: headed('quotient'),
        cell: (i, row, at) =>
          whole(one(i).quotients[k] ?? 0, `INT(${at(key('product'), row)}/${at('bottom', row)})`),
      },
      {
        key: key('remainder'),
        head: headed('remainder'),
        cell: (i, row, at) =>
          whole(
            one(i).remainders[k] ?? 0,
            `${at(key('product'), row)}-${at(key('quotient'), row)}*${at('bottom', row)}`,
          ),
      },
    ]
  }).flat()
  const last = (what: string, row: number, at: At): string => at(`${what}${count}`, row)
  const off = (row: number, at: At, over: string, under: string): string => {
    const left = last('remainder', row, at)
    return `IF(${left}<0,${under},IF(${left}>=${at('bottom', row)},${over},0))`
  }
  const ends: Column[] = [
    {
      key: 'whole',
      head: ({ words }) => words.sheet.working.whole,
      cell: (i, row, at) => {
        const sum = Array.from({ length: count }, (_, k) => {
          const power = size ** (count - 1 - k)
          return power === 1 ? at(`quotient${k + 1}`, row) : `${at(`quotient${k + 1}`, row)}*${power}`
        })
        return whole(one(i).whole, `${sum.join('+')}+${off(row, at, '1', '-1')}`)
      },
    },
    {
      key: 'rest',
      head: ({ words }) => words.sheet.working.rest,
      cell: (i, row, at) => {
        const bottom = at('bottom', row)
        return whole(one(i).rest, `${last('remainder', row, at)}+${off(row, at, `-${bottom}`, bottom)}`)
      },
    },
  ]
  if (!carries)
    return [
      ...steps,
      ...ends,
      charge((row, at) => {
        const [full, twice, bottom] = [at('whole', row), `2*${at('rest', row)}`, at('bottom', row)]
        return halves === 'half-even'
          ? `${full}+IF(${twice}>${bottom},1,IF(AND(${twice}=${bottom},${full}<>2*INT(${full}/2)),1,0))`
          : `${full}+IF(${twice}>=${bottom},1,0)`
      }),
    ]
  const carried: number[] = []
  for (const [i, { whole: full, rest }] of divided.entries())
    carried.push((carried[i - 1] ?? 0) + rest - (factors[i]?.bottom ?? 0) * (charged(i) - full))
  const earlier = (row: number, at: At): string => (row === FIRST_LINE ? '0' : at('carried', row - 1))
  return [
    ...steps,
    ...ends,
    charge((row, at) => {
      const over = `(${earlier(row, at)}+${at('rest', row)})`
      return `${at('whole', row)}+IF(2*${over}>=${at('bottom', row)},1,0)`
    }),
    {
      key: 'carried',
      head: ({ words }) => words.sheet.working.carried,
      cell: (i, row, at) => {
        const gone = `${at('bottom', row)}*(${at('charge', row)}-${at('whole', row)})`
        return whole(carried[i] ?? 0, `${earlier(row, at)}+${at('rest', row)}-${gone}`)
      },
    },
  ]
}
