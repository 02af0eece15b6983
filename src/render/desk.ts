// Desk (协商画面): a sitting as one screen of text, the parts a hand needs last: what is owed and can be paid, the plans with
// their number keys, what was asked and the answer, offers, for the lender alone the next concession and what each step is
// worth, then what came of the last key, and the keys. On a shared screen nothing of the lender's own is left.
import type { Sitting } from '../app/sitting.ts'
import { daysPastDue, total } from '../core/debt.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import { answered, offered } from './desk-answer.ts'
import { deskGrid, lenderGrid } from './desk-grid.ts'
import { concession, exchanged } from './desk-lender.ts'
import { means } from './desk-means.ts'
import type { Context } from './document.ts'
import { showsLender, shownFindings } from './lender.ts'
import { type Paint, paint as paintOf } from './paint.ts'
import { view } from './view.ts'

export type KeyLabel = { readonly key: string; readonly label: string }
export type DeskContext = Context & {
  readonly width: number
  readonly keys: readonly KeyLabel[]
  /** What came of the last key. */
  readonly notice?: readonly string[]
}

export function desk(of: Sitting, context: DeskContext): string {
  const { width, lang, colour, keys, notice = [] } = context
  const { currency, digits } = of.comparison.situation.debt
  const voice = voiceOf(lang, { currency, digits })
  const paint = paintOf(colour)
  const lines = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(text, width, '  '))
  const lender = showsLender(of.comparison, context)
  const grid = deskGrid(of, context, voice, paint)
  return [
    ...head(of, context, voice, paint),
    ...means(of, context, voice, paint),
    ...grid,
    ...(lender ? lenderGrid(of, context, voice, paint) : []),
    ...lines(reasons(of, context, voice)),
    ...lines(mind(of, lender, voice)).map(paint.mind),
    ...lines(answered(of, voice)),
    ...lines(offered(of, voice)).map(paint.head),
    ...(lender ? lines([...concession(of, voice), ...exchanged(of, voice)]) : []),
    ...lines(ended(of, voice)).map(paint.strong),
    ...lines(notice).map(paint.strong),
    ...keyLines(keys, width).map(paint.dim),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

/** "Owed on 2026-11-22: ¥40,746.88 · overdue for 38 days · case demo-job-loss" */
function head(of: Sitting, context: DeskContext, { words, say }: Voice, paint: Paint): string[] {
  const { situation } = of.comparison
  const { debt, id } = situation
  const w = words.call.screen
  const days = daysPastDue(debt)
  const parts = [
    ...(context.shared === true ? [w.shared] : []),
    say(w.owed, { day: { day: debt.asOf }, total: { money: total(debt.owed) } }),
    ...(days > 0 ? [say(w.overdue, { days: { count: days } })] : []),
    ...(id === undefined ? [] : [say(w.case, { id: visible(id) })]),
  ]
  return wrap(parts.join(w.apart), context.width, '  ').map(paint.head)
}

/** Why the recommended plan is recommended; where nothing can be offered, what was refused and what would help. */
function reasons(of: Sitting, context: DeskContext, voice: Voice): string[] {
  const { words, say } = voice
  const w = words.call.screen
  const seen = view(of.comparison, context, voice)
  const [first, why] = seen.recommended
  const chosen = of.choices.find(({ id }) => id === of.comparison.recommended)
  if (chosen && why !== undefined) return [say(w.recommended, { n: chosen.n, why })]
  const refused = seen.refused.flatMap(({ title, reasons: all, would }) => [
    `- ${title}`,
    ...all.slice(0, 1).map((reason) => `  ${reason}`),
    `  ${would}`,
  ])
  return [first ?? w.nothing, ...refused]
}

/** What must be known before any plan. */
function mind(of: Sitting, lender: boolean, voice: Voice): string[] {
  const { comparison, offerable } = of
  const told = shownFindings(comparison.findings, lender).filter(
    ({ level }) => level === 'forbids' || level === 'warns',
  )
  return [
    ...told.map((finding) => voice.finding(finding)),
    ...(lender && !offerable && comparison.plans.length > 0 ? [voice.words.call.screen.nothingWorth] : []),
  ]
}

function ended({ standing }: Sitting, voice: Voice): string[] {
  const w = voice.words.call.screen
  const { accepted, refused } = standing
  if (accepted)
    return [voice.say(w.accepted, { day: { day: accepted.on }, title: planTitle(accepted.plan, voice) })]
  return refused === undefined ? [] : [voice.say(w.refused, { why: visible(refused) })]
}

/** "1-9 plan  p can pay  t today": a key and its word are never parted. */
function keyLines(keys: readonly KeyLabel[], width: number): string[] {
  const out: string[] = []
  for (const { key, label } of keys) {
    const word = `${key} ${label}`
    const last = out.at(-1)
    if (last !== undefined && widthOf(last) + 2 + widthOf(word) <= width)
      out[out.length - 1] = `${last}  ${word}`
    else out.push(word)
  }
  return out
}
