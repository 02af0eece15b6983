// A letter as a paper (函件的纸面文件): its sections with their sentences and tables, in one language or in two side by side. One model for
// text, Markdown, HTML, PDF and DOCX. Nothing in it is the lender's alone.
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import type { Letter, LetterSection, LetterTable } from '../core/letter.ts'
import type { Money } from '../core/money.ts'
import type { Party } from '../core/situation.ts'
import type { Lang } from '../i18n/lang.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { partiesTable } from './agreement-tables.ts'
import { letterFigures, letterSentences, openRows } from './letter-words.ts'
import { type Paper, type PaperSection, type PaperTable, fitsOnePage, inOne } from './paper.ts'

/** Names of the sections as papers know them, for their tables' looks. */
const NAMES: Readonly<Record<LetterTable, string>> = {
  to: 'parties',
  parties: 'parties',
  due: 'schedule',
  owed: 'debt',
  'lender-signs': 'signatures',
  'borrower-signs': 'signatures',
}

export function letterPaper(of: Letter, langs: readonly Lang[]): Paper {
  const { currency, digits } = of.situation.debt
  const voices = langs.map((lang) => voiceOf(lang, { currency, digits }))
  const filled = voices.map((voice) => letterFigures(of, voice))
  const on = { day: of.standing.on }
  return {
    id: of.id,
    on: of.standing.on,
    langs,
    titles: voices.map(({ words }) => words.letter.titles[of.text]),
    heads: voices.map(({ words: { letter: w }, say }) => [
      say(w.number, { id: { text: of.id } }),
      say(w.date, { day: on }),
    ]),
    sections: of.sections.flatMap((one) => section(of, one, voices, filled)),
    feet: of.text === 'credit' ? [] : voices.map(({ words, say }) => say(words.letter.foot, { day: on })),
    currency,
    digits,
  }
}

function section(
  of: Letter,
  one: LetterSection,
  voices: readonly Voice[],
  filled: readonly ReturnType<typeof letterFigures>[],
): PaperSection[] {
  const { table: name } = one
  const table = name && inOne(voices.flatMap((voice) => MAKERS[name](of, voice) ?? []))
  const sentences = voices.map((voice, at) => letterSentences(one, filled[at] as never, voice))
  if (!table && sentences.every((said) => said.length === 0)) return []
  return [
    {
      name: name ? NAMES[name] : 'words',
      titles: voices.map(({ lang }) => one.title[lang]),
      sentences,
      ...(table ? { table } : {}),
      whole: fitsOnePage(table),
    },
  ]
}

type Maker = (of: Letter, voice: Voice) => PaperTable | undefined

const MAKERS: Readonly<Record<LetterTable, Maker>> = {
  to: ({ situation: { parties } }, { words }) => {
    const w = words.agreement
    const { party, field, said } = w.parties.head
    const rows = (who: string, of: Party | undefined, fields: readonly (keyof Party)[]): string[][] =>
      fields.map((key, i) => [
        i === 0 ? who : '',
        w.parties[key as 'name'],
        of?.[key] === undefined ? w.blank : visible(of[key]),
      ])
    return {
      head: [party, field, said],
      rows: [
        ...rows(words.letter.to.borrower, parties?.borrower, ['name', 'address']),
        ...rows(words.letter.to.lender, parties?.lender, ['name', 'phone', 'address']),
      ],
      words: 3,
    }
  },

  parties: partiesTable,

  due: (of, { words, amount }) => {
    const w = words.letter.due
    const rows = openRows(of)
    if (rows.length === 0) return undefined
    return {
      head: [w.row, w.due, w.asked, w.paid, w.missing],
      rows: rows.map(({ n, due, asked, paid }) => [
        String(n),
        iso(due),
        amount(asked),
        amount(paid),
        amount((asked - paid) as Money),
      ]),
      words: 2,
    }
  },

  owed: ({ standing: { owed } }, { words, amount }) => {
    const w = words.agreement.debt
    const buckets = (['principal', 'interest', 'penalty', 'fees'] as const).filter(
      (bucket) => bucket === 'principal' || owed[bucket] > 0,
    )
    return {
      head: [w.item, w.amount],
      rows: [
        ...buckets.map((bucket) => [words.buckets[bucket], amount(owed[bucket])]),
        [w.total, amount(total(owed))],
      ],
      words: 1,
      sums: 1,
    }
  },

  'lender-signs': ({ situation: { parties } }, voice) =>
    signs(voice.words.letter.sign.lender, parties?.lender.name, voice),
  'borrower-signs': ({ situation: { parties } }, voice) =>
    signs(voice.words.letter.sign.borrower, parties?.borrower.name, voice),
}

function signs(who: string, name: string | undefined, { words: { agreement: w } }: Voice): PaperTable {
  return {
    head: [who, w.signatures.signed, w.signatures.date],
    rows: [[name === undefined ? w.blank : visible(name), w.blank, w.blank]],
    words: 3,
  }
}
