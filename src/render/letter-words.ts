// The sections of a letter with their figures in them (函件成文): {due} becomes ¥1,044.27, what is not known a blank line.
// lettered(letter, voice) → [['Under agreement no. demo-1 of 2026-11-22, ¥1,044.27 is due on 2027-01-20.'], …]
import { total } from '../core/debt.ts'
import type { Kept } from '../core/kept.ts'
import type { Letter, LetterFigure, LetterSection } from '../core/letter.ts'
import type { Money } from '../core/money.ts'
import { visible } from '../i18n/neutral.ts'
import { type Said, type Voice, citation } from '../i18n/say.ts'

/** Rows that should have been paid by the day of the letter, or by that of the breach, and were not in full. */
export const openRows = ({ standing: { rows, on, brokenOn } }: Letter): readonly Kept[] =>
  rows.filter(({ due, asked, paid, metOn }) => due <= (brokenOn ?? on) && metOn === undefined && asked > paid)

export function letterFigures(of: Letter, voice: Voice): Readonly<Record<LetterFigure, Said>> {
  const { words, say, lang } = voice
  const { blank } = words.agreement
  const { situation, plan, standing, mark, answer, contact } = of
  const { debt, parties } = situation
  const { next } = standing
  const text = (said: string | undefined): string => (said === undefined ? blank : visible(said))
  const day = (on: Letter['offered'] | undefined): Said => (on === undefined ? blank : { day: on })
  const money = (amount: Money): Said => ({ money: amount })
  return {
    id: { text: of.id },
    agreed: day(of.agreed),
    contractNo: text(debt.contractNo),
    contractDate: day(debt.contractDate),
    on: day(standing.on),
    account: text(parties?.lender.account),
    paid: money(standing.paid),
    due: money(standing.due),
    days: standing.daysPastDue,
    since: day(openRows(of)[0]?.due),
    nextRow: next?.row ?? blank,
    nextAmount: next ? money(next.amount) : blank,
    nextDay: day(next?.on),
    cureUntil: day(standing.cureUntil),
    returns: money((total(standing.held) + total(standing.putOff)) as Money),
    brokenOn: day(standing.brokenOn),
    restored: money(total(standing.restored)),
    interest: say(words.agreement.breach[plan.breach?.interest ?? 'from-breach'], {
      asOf: { day: debt.asOf },
      rate: { rate: debt.rates.contract },
    }),
    penaltyRate: debt.rates.penalty ? { rate: debt.rates.penalty } : blank,
    owed: money(total(standing.owed)),
    completedOn: day(standing.completedOn),
    forgiven: money(total(standing.forgiven)),
    surplus: money(standing.surplus),
    markUntil: day(mark?.until),
    markYears: mark?.years ?? blank,
    markSource: mark ? citation(mark.source, lang) : blank,
    answerDays: answer?.days ?? blank,
    answerSource: answer ? citation(answer.source, lang) : blank,
    offerUntil: day(of.offered),
    from: contact?.from ?? blank,
    until: contact?.until ?? blank,
    blank,
  }
}

/** The sentences of a section, and where they stand. */
export function letterSentences(
  { text, source }: LetterSection,
  filled: Readonly<Record<LetterFigure, Said>>,
  { lang, words, say }: Voice,
): string[] {
  const cited = typeof source === 'object' ? source[lang] : source
  return [
    ...text.map((one) => say(one[lang], filled)),
    ...(cited === undefined ? [] : [say(words.agreement.source, { source: visible(cited) })]),
  ]
}
