// The schedule in a workbook (还款计划表): each line from the one before: interest from the working, the payment promised and at
// most what is owed, shared out in the order agreed on, what is left. A check of 0 says it is as agreed.
// Row 6: F6 the interest, H6 = MIN(promised, owed), K6 = MIN(H6, penalty), … R6 what is left in all.
import type { Bucket } from '../core/debt.ts'
import type { Line } from '../core/line.ts'
import { type SheetCell, RATE_FORMAT, amounts, cell, column, dated, text, whole } from './sheet-cell.ts'
import { toNumber } from '../core/rate.ts'
import { total } from '../core/debt.ts'
import { FIRST_LINE, FIRST_TOLD, HEAD_ROW, type Places, type Source } from './sheet-terms.ts'
import { promise } from './sheet-promise.ts'
import { scheduleTotals } from './totals.ts'
import type { Working } from './sheet-working.ts'

/** Where each figure stands: to and left for principal, interest, penalty, fees. */
const TO = { principal: 'I', interest: 'J', penalty: 'K', fees: 'L' } as const
const LEFT = { principal: 'N', interest: 'O', penalty: 'P', fees: 'Q' } as const
/** Columns with a sum: interest, payment, to each bucket, added to principal, the check. */
const SUMMED = ['F', 'H', 'I', 'J', 'K', 'L', 'M', 'S'] as const

export type RowsPage = {
  readonly rows: SheetCell[][]
  readonly widths: readonly number[]
  readonly sumRow: number
}

export function scheduleRows(source: Source, places: Places, working: Working): RowsPage {
  const { of, lines, say } = source
  const amount = amounts(of.situation.debt.digits)
  const { opened } = of.schedule
  const start: SheetCell[] = [
    text(say(({ words }) => words.sheet.rows.start)),
    dated(of.situation.debt.asOf, places.asOf),
    ...Array.from({ length: 11 }, () => text('')),
    ...FIRST_TOLD.map((bucket) => amount(opened[bucket], places.opened[bucket])),
    amount(total(opened), `ROUND(SUM(N${FIRST_LINE - 1}:Q${FIRST_LINE - 1}),${of.situation.debt.digits})`),
    text(''),
  ]
  const body = lines.map((line, i) => lineCells(source, places, working, line, i))
  const sumRow = FIRST_LINE + lines.length
  return {
    rows: [
      [
        text(
          say(({ words }) => words.sheet.sheets.rows),
          'title',
        ),
      ],
      [
        text(
          say(({ words }) => words.sheet.yellow),
          'soft',
          12,
        ),
      ],
      [],
      heads(source),
      start,
      ...body,
      ...sums(source, sumRow),
    ],
    widths: [8, 12, 6, 10, 14, 12, 12, 12, 12, 12, 11, 11, 12, 14, 12, 11, 11, 14, 8],
    sumRow,
  }
}

function heads({ say }: Source): SheetCell[] {
  const one = (
    key:
      | 'n'
      | 'due'
      | 'days'
      | 'rate'
      | 'principal'
      | 'charged'
      | 'promised'
      | 'payment'
      | 'capitalised'
      | 'total'
      | 'check',
  ) =>
    text(
      say(({ words }) => words.sheet.rows[key]),
      'head',
    )
  const each = (key: 'to' | 'left') =>
    FIRST_TOLD.map((bucket) =>
      text(
        say(({ words, say: fill }) =>
          fill(words.sheet.rows[key], {
            bucket: key === 'to' ? words.buckets[bucket] : words.report.columns[bucket],
          }),
        ),
        'head',
      ),
    )
  return [
    ...(['n', 'due', 'days', 'rate', 'principal', 'charged', 'promised', 'payment'] as const).map(one),
    ...each('to'),
    one('capitalised'),
    ...each('left'),
    one('total'),
    one('check'),
  ]
}

function lineCells(source: Source, places: Places, working: Working, line: Line, i: number): SheetCell[] {
  const { of, lines } = source
  const { debt } = of.situation
  const { digits } = debt
  const amount = amounts(digits)
  const row = FIRST_LINE + i
  const before = row - 1
  const rounded = (formula: string): string => `ROUND(${formula},${digits})`
  const returns = i === lines.length - 1 ? of.schedule.putOff : undefined
  const owed = (bucket: Bucket, withPutOff = true): string =>
    [
      `${LEFT[bucket]}${before}`,
      ...(bucket === 'interest' ? [`F${row}`] : []),
      ...(withPutOff && returns && returns[bucket] > 0 ? [places.putOff[bucket]] : []),
    ].join('+')
  const all = FIRST_TOLD.map((bucket) => owed(bucket)).join('+')
  const spent: string[] = []
  const to = new Map<Bucket, string>()
  for (const bucket of debt.allocation) {
    const rest = [`H${row}`, ...spent].join('-')
    to.set(bucket, rounded(`MAX(0,MIN(${rest},${owed(bucket)}))`))
    spent.push(`${TO[bucket]}${row}`)
  }
  const { step } = line
  const left = (bucket: Bucket): string => `${owed(bucket)}-${TO[bucket]}${row}`
  const closing = (bucket: Bucket): string => {
    if (!step.capitalises) return rounded(left(bucket))
    return bucket === 'interest' ? '0' : rounded(left(bucket) + (bucket === 'principal' ? `+M${row}` : ''))
  }
  const agreedPairs: [letter: string, key: string][] = [
    ['F', 'charged'],
    ['H', 'payment'],
    ...FIRST_TOLD.map((bucket): [string, string] => [TO[bucket], `to-${bucket}`]),
    ['M', 'capitalised'],
    ...FIRST_TOLD.map((bucket): [string, string] => [LEFT[bucket], `left-${bucket}`]),
  ]
  const check = agreedPairs.map(([letter, key]) => `ABS(${letter}${row}-${working.at(`agreed-${key}`, row)})`)
  const principal = (i === 0 ? of.schedule.opened : (lines[i - 1] as Line).left).principal
  return [
    whole(line.row),
    dated(step.due, dueFormula(line, lines, places), 'on' in step.stage ? 'input' : 'plain'),
    whole(step.due - line.from, `B${row}-B${before}`),
    cell(toNumber(step.rate), RATE_FORMAT, places.rates[line.stage]),
    amount(principal, `N${before}`),
    amount(line.charged, `${working.at('charge', row)}/${10 ** digits}`),
    promise(source, places, i, { row, owed, all }),
    amount(line.payment, rounded(`MAX(0,MIN(G${row},${all}))`)),
    ...FIRST_TOLD.map((bucket) => amount(line.to[bucket], to.get(bucket))),
    amount(line.capitalised, step.capitalises ? rounded(left('interest')) : '0'),
    ...FIRST_TOLD.map((bucket) => amount(line.left[bucket], closing(bucket))),
    amount(total(line.left), rounded(`SUM(N${row}:Q${row})`)),
    amount(0, rounded(check.join('+')), 'check'),
  ]
}

/** Monthly due days from the first, on the day of the month they are reckoned from; other days as they were agreed. */
function dueFormula(line: Line, lines: readonly Line[], { firstDue, anchor }: Places): string | undefined {
  if ('on' in line.step.stage) return undefined
  const months = lines.slice(0, lines.indexOf(line)).filter(({ step }) => 'months' in step.stage).length
  if (months === 0) return firstDue
  const end = `DAY(EOMONTH(${firstDue},${months}))`
  return `DATE(YEAR(${firstDue}),MONTH(${firstDue})+${months},MIN(${anchor},${end}))`
}

function sums({ of, say }: Source, sumRow: number): SheetCell[][] {
  const { digits } = of.situation.debt
  const amount = amounts(digits)
  const totals = scheduleTotals(of.schedule)
  const { payment, principal, interest, penalty, fees, capitalised } = totals
  const figures: Readonly<Record<(typeof SUMMED)[number], number>> = {
    F: total(of.schedule.charged),
    H: payment,
    I: principal,
    J: interest,
    K: penalty,
    L: fees,
    M: capitalised,
    S: 0,
  }
  const columns = Array.from({ length: 19 }, (_, i) => column(i))
  const line = (
    name: 'sum' | 'agreed' | 'difference',
    figure: (letter: (typeof SUMMED)[number]) => SheetCell,
  ): SheetCell[] =>
    columns.map((letter, i) => {
      if (i === 0)
        return text(
          say(({ words }) => words.sheet.rows[name]),
          'sum',
          2,
        )
      const summed = SUMMED.find((one) => one === letter)
      return i === 1 ? undefined : summed ? figure(summed) : text('', 'sum')
    })
  const last = sumRow - 1
  return [
    line('sum', (letter) =>
      amount(figures[letter], `ROUND(SUM(${letter}${FIRST_LINE}:${letter}${last}),${digits})`, 'sum'),
    ),
    line('agreed', (letter) => amount(figures[letter], undefined, 'sum')),
    line('difference', (letter) =>
      amount(0, `ROUND(${letter}${sumRow}-${letter}${sumRow + 1},${digits})`, 'check'),
    ),
  ]
}

/** The row that is repeated on every page. */
export const SCHEDULE_HEAD = HEAD_ROW
