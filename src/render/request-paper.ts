// A request as a paper (申请书的纸面文件): who asks, what is owed, why, the household, the arrangement asked for and one to fall back
// on, what the rules say, what the borrower knows. renderRequest('pdf', request, ['zh'], { fonts }) is what a lender receives.
import type { Asked, Request } from '../app/request.ts'
import { daysPastDue, total } from '../core/debt.ts'
import type { Lang } from '../i18n/lang.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { known, meansLine } from './facts.ts'
import {
  type Paper,
  type PaperCurves,
  type PaperSection,
  type PaperTable,
  fitsOnePage,
  inOne,
} from './paper.ts'
import { pointsOf } from './points.ts'
import {
  applicantTable,
  householdTable,
  owedTable,
  rowsTable,
  rulesTable,
  signTable,
} from './request-tables.ts'

export function requestPaper(of: Request, langs: readonly Lang[]): Paper {
  const { debt, parties, today } = of.situation
  const { currency, digits } = debt
  const voices = langs.map((lang) => voiceOf(lang, { currency, digits }))
  const section = (
    name: string,
    title: (voice: Voice) => string,
    sentences: (voice: Voice) => readonly string[],
    table?: (voice: Voice) => PaperTable | undefined,
    curves?: PaperCurves,
  ): PaperSection[] => {
    const said = voices.map(sentences)
    const made = table && inOne(voices.flatMap((voice) => table(voice) ?? []))
    if (!made && said.every((lines) => lines.length === 0)) return []
    return [
      {
        name,
        titles: voices.map(title),
        sentences: said,
        ...(made ? { table: made } : {}),
        ...(curves ? { curves } : {}),
        whole: fitsOnePage(made),
      },
    ]
  }
  const { asked, fallback, warnings } = of
  const lender = parties?.lender.name
  return {
    id: of.situation.id ?? '',
    on: today,
    langs,
    titles: voices.map(({ words }) => words.request.title),
    heads: voices.map(({ words, say }) => [
      say(words.request.to, { lender: lender === undefined ? words.agreement.blank : visible(lender) }),
      say(words.request.asOf, { day: { day: debt.asOf } }),
    ]),
    sections: [
      ...section(
        'parties',
        ({ words }) => words.request.applicant.title,
        ({ words }) => [words.request.applicant.blanks],
        (voice) => applicantTable(of, voice),
      ),
      ...section(
        'debt',
        ({ words }) => words.request.debt.title,
        (voice) => owedSentences(of, voice),
        (voice) => owedTable(of, voice),
      ),
      ...section(
        'words',
        ({ words }) => words.request.hardship.title,
        (voice) => hardshipSentences(of, voice),
      ),
      ...section(
        'household',
        ({ words }) => words.request.household.title,
        (voice) => householdSentences(of, voice),
        (voice) => householdTable(of, voice),
      ),
      ...section(
        'schedule',
        ({ words }) => words.request.plan.title,
        (voice) => planSentences(asked, voice.words.request.plan.ask, voice),
        (voice) => rowsTable(asked, voice),
        picture(of, voices[0]),
      ),
      ...(fallback
        ? section(
            'schedule',
            ({ words }) => words.request.fallback.title,
            (voice) => planSentences(fallback, voice.words.request.fallback.ask, voice),
            (voice) => rowsTable(fallback, voice),
          )
        : []),
      ...section(
        'duties',
        ({ words }) => words.request.law.title,
        () => [],
        (voice) => rulesTable(of, voice),
      ),
      ...(warnings.length === 0
        ? []
        : section(
            'words',
            ({ words }) => words.request.known.title,
            (voice) => [voice.words.request.known.intro, ...warnings.map((one) => voice.finding(one))],
          )),
      ...section(
        'signatures',
        ({ words }) => words.request.answer.title,
        ({ words: { request: w } }) => [w.answer.write, w.answer.wait, w.answer.true],
        (voice) => signTable(of, voice),
      ),
    ],
    feet: voices.map(({ words, say }) =>
      say(words.report.policy, {
        id: visible(of.policy.id),
        version: visible(of.policy.version),
        digest: visible(of.policy.digest),
        dayCount: { word: debt.dayCount },
      }),
    ),
    currency,
    digits,
  }
}

function owedSentences({ situation: { debt } }: Request, { words, say }: Voice): string[] {
  const w = words.request.debt
  const days = daysPastDue(debt)
  const since = debt.overdueSince
  return [
    say(w.owed, { day: { day: debt.asOf }, total: { money: total(debt.owed) } }),
    ...(since === undefined || days === 0 ? [] : [say(w.overdue, { days, since: { day: since } })]),
  ]
}

function hardshipSentences({ situation: { hardship } }: Request, { words, say }: Voice): string[] {
  const w = words.request.hardship
  const { blank } = words.agreement
  const { since, until } = hardship ?? {}
  const what = hardship ? known(words.hardships, hardship.what) : blank
  const papers = hardship?.evidence.map((paper) => known(words.evidence, paper)) ?? []
  return [
    since === undefined ? say(w.what, { what }) : say(w.since, { what, since: { day: since } }),
    ...(until === undefined ? [] : [say(w.until, { until: { day: until } })]),
    papers.length > 0
      ? say(w.papers, { papers: papers.join(words.report.list) })
      : say(w.noPapers, { blank }),
  ]
}

function householdSentences({ situation: { household }, means }: Request, voice: Voice): string[] {
  const { people } = voice.words.request.household
  return household ? [voice.say(people, { people: household.people }), meansLine(means, voice, '−')] : []
}

function planSentences(
  { plan, schedule: { rows }, measures: m }: Asked,
  ask: string,
  voice: Voice,
): string[] {
  const { words, say } = voice
  const w = words.request.plan
  const forgiven = total(m.forgiven)
  return [
    say(ask, { plan: planTitle(plan, voice) }),
    say(w.rows, {
      rows: rows.length,
      first: { day: m.firstDue },
      last: { day: m.finalDue },
      total: { money: m.totalPaid },
      peak: { money: m.peakPayment },
    }),
    ...(m.fits === true ? [w.fits] : []),
    ...(forgiven > 0 ? [say(w.waived, { amount: { money: forgiven } })] : []),
    ...(m.held > 0 ? [say(w.held, { amount: { money: m.held } })] : []),
  ]
}

function picture({ asked, means }: Request, voice: Voice | undefined): PaperCurves | undefined {
  if (!voice) return undefined
  const { curves } = voice.words.report
  const title = voice.say(means ? curves.title : curves.titlePlain, { title: planTitle(asked.plan, voice) })
  return { points: pointsOf(asked.schedule, asked.plan, means), title }
}
