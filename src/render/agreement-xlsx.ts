// An agreement as a workbook (协议工作簿，XLSX): the terms, the schedule reckoned from them by live formulas, how its interest
// comes about, the clauses, and what a breach would bring back. A lender may change a payment and see what follows; each row
// says how far it then is from what was agreed.
import type { Agreement } from '../core/agreement.ts'
import { BUCKETS, total } from '../core/debt.ts'
import { lines as linesOf } from '../core/line.ts'
import type { Lang } from '../i18n/lang.ts'
import type { Voice } from '../i18n/say.ts'
import { agreementTable } from './agreement-tables.ts'
import { figures, sentences, voiceFor } from './agreement-words.ts'
import { type SheetCell, amounts, dated, text, whole } from './sheet-cell.ts'
import { EXACT } from './sheet-interest.ts'
import { SCHEDULE_HEAD, type RowsPage, scheduleRows } from './sheet-rows.ts'
import { FIRST_TOLD, type Source, termsRows } from './sheet-terms.ts'
import { type Working, workingRows } from './sheet-working.ts'
import { workbook } from './workbook.ts'

export async function agreementXlsx(of: Agreement, langs: readonly Lang[]): Promise<Uint8Array> {
  const voices = langs.map((lang) => voiceFor(of, lang))
  const lines = linesOf(of.situation.debt, of.plan.plan)
  if ('refused' in lines) throw new Error(lines.refused.rule)
  const say = (one: (voice: Voice) => string): string => [...new Set(voices.map(one))].join(' / ')
  const name = (key: keyof Source['names']): string =>
    voices.map(({ words }) => words.sheet.sheets[key]).join(' ')
  const source: Source = {
    of,
    lines,
    say,
    names: {
      terms: name('terms'),
      rows: name('rows'),
      working: name('working'),
      clauses: name('clauses'),
      breach: name('breach'),
    },
  }
  const head = headRows(source)
  const { rows: terms, places } = termsRows(source, head)
  const scheduleAt = (letter: string, row: number): string => `'${source.names.rows}'!${letter}${row}`
  const working = workingRows(source, places, scheduleAt)
  const rows = scheduleRows(source, places, working)
  const frozen = { rows: SCHEDULE_HEAD, columns: 2 }
  return workbook([
    {
      name: source.names.terms,
      widths: [34, 18, 18, 18, 18, 18, 20],
      rows: [...terms, ...checkRows(source, rows, working, scheduleAt), ...noteRows(source, working)],
    },
    { name: source.names.rows, widths: rows.widths, rows: rows.rows, frozen },
    {
      name: source.names.working,
      widths: working.widths,
      rows: working.rows,
      frozen: { ...frozen, columns: 1 },
    },
    { name: source.names.clauses, ...clausePage(source, langs, voices) },
    { name: source.names.breach, ...breachPage(source), frozen: { rows: 3, columns: 1 } },
  ])
}

function headRows({ of, say }: Source): SheetCell[][] {
  const { situation, id, on } = of
  return [
    [
      text(
        say(({ words }) => words.agreement.title),
        'title',
      ),
    ],
    [
      text(
        say((voice) => voice.say(voice.words.agreement.number, { id: { text: id } })),
        'plain',
        7,
      ),
    ],
    [
      text(
        say((voice) => voice.say(voice.words.agreement.date, { day: { day: on } })),
        'plain',
        3,
      ),
    ],
    ...(['borrower', 'lender'] as const).map((who): SheetCell[] => [
      text(say(({ words }) => words.agreement.parties[who])),
      text(situation.parties?.[who].name ?? '', 'plain', 6),
    ]),
    [
      text(
        say(({ words }) => words.agreement.unsigned),
        'soft',
        7,
      ),
    ],
    [
      text(
        say(({ words }) => words.sheet.yellow),
        'soft',
        7,
      ),
    ],
    [],
  ]
}

/** What this workbook comes to against the agreement. */
function checkRows(
  { of, say }: Source,
  { sumRow }: RowsPage,
  { products }: Working,
  at: (letter: string, row: number) => string,
): SheetCell[][] {
  const { schedule, situation } = of
  const { digits } = situation.debt
  const amount = amounts(digits)
  const word = (
    key:
      | 'title'
      | 'what'
      | 'here'
      | 'agreed'
      | 'difference'
      | 'payments'
      | 'interest'
      | 'left'
      | 'rows'
      | 'exact',
  ): string => say(({ words }) => words.sheet.checks[key])
  const paid = schedule.rows.reduce((sum, { payment }) => sum + payment, 0)
  const figure = (key: 'payments' | 'interest' | 'left', here: string, agreed: number): SheetCell[] => [
    text(word(key)),
    amount(agreed, here),
    amount(agreed),
    amount(0, `ROUND(${here}-${agreed / 10 ** digits},${digits})`, 'check'),
  ]
  const largest = products.map((range) => `MAX(${range})`).join(',')
  return [
    [text(word('title'), 'title')],
    (['what', 'here', 'agreed', 'difference'] as const).map((key) => text(word(key), 'head')),
    figure('payments', at('H', sumRow), paid),
    figure('interest', at('F', sumRow), total(schedule.charged)),
    figure('left', at('R', sumRow - 1), 0),
    [text(word('rows')), text(''), text(''), amount(0, at('S', sumRow), 'check')],
    ...(products.length === 0
      ? []
      : [[text(word('exact')), text(''), text(''), whole(0, `IF(MAX(${largest})>${EXACT},1,0)`, 'check')]]),
    [],
  ]
}

function noteRows({ say }: Source, { exact }: Working): SheetCell[][] {
  const count = 4
  return [
    ...Array.from({ length: count }, (_, i) => [
      text(
        say(({ words }) => words.sheet.live[i] ?? ''),
        'soft',
        7,
      ),
    ]),
    ...(exact
      ? []
      : [
          [
            text(
              say(({ words }) => words.sheet.coarse),
              'soft',
              7,
            ),
          ],
        ]),
  ]
}

function clausePage(
  { of, say, names }: Source,
  langs: readonly Lang[],
  voices: readonly Voice[],
): { rows: SheetCell[][]; widths: number[] } {
  const filled = voices.map((voice) => figures(of, voice))
  const rows: SheetCell[][] = [
    [
      text(
        say(({ words }) => words.agreement.title),
        'title',
      ),
    ],
  ]
  const elsewhere: Readonly<Record<string, string>> = {
    schedule: names.rows,
    breach: names.breach,
    debt: names.terms,
  }
  for (const [i, clause] of of.clauses.entries()) {
    rows.push([text(String(i + 1), 'head'), ...voices.map(({ lang }) => text(clause.title[lang], 'head'))])
    const said = voices.map((voice, at) => sentences(clause, filled[at] ?? {}, voice))
    for (const [k] of clause.text.entries())
      rows.push([undefined, ...said.map((all) => text(all[k] ?? '', 'words'))])
    if (clause.table === undefined) continue
    const other = elsewhere[clause.table]
    if (other !== undefined)
      rows.push([
        undefined,
        ...voices.map(({ words, say: fill }) => text(fill(words.sheet.see, { name: other }), 'soft')),
      ])
    else {
      const made = agreementTable(clause.table, of, langs)
      if (made)
        for (const row of [made.head, ...made.rows])
          rows.push([undefined, text(row.filter((one) => one !== '').join('　'), 'words', voices.length)])
    }
  }
  return { rows, widths: [6, ...voices.map(() => (voices.length > 1 ? 70 : 110))] }
}

function breachPage({ of, say }: Source): { rows: SheetCell[][]; widths: number[] } {
  const amount = amounts(of.situation.debt.digits)
  const buckets = FIRST_TOLD.filter((bucket) => BUCKETS.includes(bucket))
  const head = (key: 'row' | 'due' | 'on' | 'total' | 'returned'): SheetCell =>
    text(
      say(({ words }) => words.agreement.breach.head[key]),
      'head',
    )
  return {
    rows: [
      [
        text(
          say(({ words }) => words.sheet.sheets.breach),
          'title',
        ),
      ],
      [
        text(
          say(({ words }) => words.sheet.breach.note),
          'soft',
          9,
        ),
      ],
      [
        head('row'),
        head('due'),
        head('on'),
        ...buckets.map((bucket) =>
          text(
            say(({ words }) => words.report.columns[bucket]),
            'head',
          ),
        ),
        head('total'),
        head('returned'),
      ],
      ...of.breaches.map(({ row, due, broken }) => [
        whole(row),
        dated(due),
        dated(broken.on),
        ...buckets.map((bucket) => amount(broken.owed[bucket])),
        amount(total(broken.owed)),
        amount(total(broken.returned)),
      ]),
    ],
    widths: [12, 13, 13, 15, 15, 15, 15, 16, 16],
  }
}
