// The clauses of an agreement with their figures in them (协议条款成文): {owed} becomes ¥51,627.17, what is not known a blank line.
// shownClauses(agreement) has each in both languages; the figures are the same in both.
import type { Agreement, Clause } from '../core/agreement.ts'
import { capitals } from '../core/capitals.ts'
import { total } from '../core/debt.ts'
import type { Money } from '../core/money.ts'
import { rateOf } from '../core/plan.ts'
import { type Given, opening } from '../core/relief.ts'
import { LANGS, type Lang } from '../i18n/lang.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { type Figures, type Voice, voice as voiceOf } from '../i18n/say.ts'
import type { ShownClause } from '../schema/agreement-written.ts'
import { known } from './facts.ts'

export const voiceFor = ({ situation: { debt } }: Agreement, lang: Lang): Voice =>
  voiceOf(lang, { currency: debt.currency, digits: debt.digits })

/** The amount in characters that cannot be altered; yuan alone has them. */
export const inCapitals = ({ situation: { debt } }: Agreement, amount: Money): string | undefined =>
  debt.currency === 'CNY' ? capitals(amount) : undefined

export function figures(of: Agreement, voice: Voice): Figures {
  const { words, say } = voice
  const w = words.agreement
  const { situation, plan, schedule, contact } = of
  const { debt, parties, hardship } = situation
  const owed = total(debt.owed)
  const written = inCapitals(of, owed)
  const breach = plan.plan.breach ?? { missed: 1, days: 0, interest: 'from-breach' as const }
  const text = (said: string | undefined): string => (said === undefined ? w.blank : visible(said))
  return {
    contractNo: text(debt.contractNo),
    contractDate: debt.contractDate === undefined ? w.blank : { day: debt.contractDate },
    hardship:
      hardship === undefined
        ? w.blank
        : say(hardship.since === undefined ? w.hardship : w.hardshipSince, {
            what: known(words.hardships, hardship.what),
            ...(hardship.since === undefined ? {} : { since: { day: hardship.since } }),
          }),
    asOf: { day: debt.asOf },
    owed: { money: owed },
    capitals: written === undefined ? '' : say(w.capitals, { capitals: written }),
    reliefs: reliefs(of, voice),
    rows: schedule.rows.length,
    currency: debt.currency === 'CNY' ? w.yuan : debt.currency,
    paid: { money: schedule.rows.reduce((sum, { payment }) => sum + payment, 0) as Money },
    method: planTitle(bare(plan.plan), voice),
    accrual: accrual(of, voice),
    account: text(parties?.lender.account),
    missed: breach.missed,
    days: breach.days,
    interest: say(w.breach[breach.interest], {
      asOf: { day: debt.asOf },
      rate: { rate: debt.rates.contract },
    }),
    from: contact?.from ?? w.blank,
    until: contact?.until ?? w.blank,
    recording: w.blank,
  }
}

/** Without what is given up and added to principal: those have sentences of their own. */
function bare({ capitalise: _, ...plan }: Agreement['plan']['plan']): Agreement['plan']['plan'] {
  return { ...plan, reliefs: [] }
}

const givenIn = ({ situation, plan }: Agreement): readonly Given[] => {
  const open = opening(situation.debt, plan.plan)
  return 'refused' in open ? [] : open.given.filter(({ amount }) => amount > 0)
}

function reliefs(of: Agreement, { words, say }: Voice): string {
  const w = words.agreement
  return givenIn(of)
    .filter(({ when }) => when !== 'last-row')
    .map(({ bucket, amount, when }) => {
      const template =
        typeof when === 'object' ? w.relief.kept : when === 'now' ? w.relief.now : w.relief.done
      const rows = typeof when === 'object' ? when.kept : 0
      return say(template, { bucket: { word: bucket }, amount: { money: amount }, rows })
    })
    .join(w.semicolon)
}

/** Whether interest, an annual fee or anything else accrues while the plan is kept. */
function accrual(of: Agreement, voice: Voice): string {
  const { words, say, join, rate } = voice
  const w = words.agreement.accrual
  const { schedule, plan, situation } = of
  const { debt } = situation
  const charged = total(schedule.charged)
  const rates = new Set(plan.plan.stages.filter((s) => 'months' in s).map((s) => rate(rateOf(s, debt))))
  const later = givenIn(of).filter(({ when }) => when === 'last-row')
  const capitalised = schedule.rows.reduce((sum, row) => sum + row.capitalised, 0) as Money
  const open = opening(debt, plan.plan)
  const added = 'refused' in open ? 0 : open.capitalised
  const buckets = (plan.plan.capitalise ?? []).map((bucket) => words.buckets[bucket])
  return join([
    charged === 0
      ? w.none
      : say(w.interest, {
          rates: [...rates].join(words.agreement.and),
          dayCount: { word: debt.dayCount },
          charged: { money: charged },
        }),
    w.rest,
    ...(added === 0
      ? []
      : [say(w.added, { buckets: buckets.join(words.agreement.and), amount: { money: added as Money } })]),
    capitalised === 0 ? w.bare : say(w.capitalises, { amount: { money: capitalised } }),
    ...later.map(({ bucket, amount }) =>
      say(w.putOff, { bucket: { word: bucket }, amount: { money: amount } }),
    ),
  ])
}

/** The sentences of a clause in one language. */
export const sentences = (of: Clause, filled: Figures, voice: Voice): string[] =>
  of.text.map((one) => voice.say(one[voice.lang], filled))

export function shownClauses(of: Agreement): readonly ShownClause[] {
  const said = LANGS.map((lang) => {
    const voice = voiceFor(of, lang)
    const filled = figures(of, voice)
    return of.clauses.map((clause) => sentences(clause, filled, voice))
  })
  const at = (lang: Lang, i: number, k: number): string => said[LANGS.indexOf(lang)]?.[i]?.[k] ?? ''
  return of.clauses.map((clause, i) => ({
    id: clause.id,
    title: clause.title,
    text: clause.text.map((_, k) => ({ en: at('en', i, k), zh: at('zh', i, k) })),
    ...(clause.source === undefined ? {} : { source: clause.source }),
  }))
}
