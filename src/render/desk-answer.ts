// What was asked for and what came of it (诉求与答复): "No plan meets that. What would: 4 ¥829.37 a month instead of ¥800.00; or
// 5 28 months instead of 24", and the offers that are open, with their last day.
import type { Change } from '../app/change.ts'
import type { Choice } from '../app/choices.ts'
import type { Sitting } from '../app/sitting.ts'
import type { Offer } from '../core/negotiation.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { wishes } from './facts.ts'

export function answered(of: Sitting, voice: Voice): string[] {
  const { words, say } = voice
  const w = words.call.screen
  const { answer, wish, choices } = of
  if (!answer) return []
  const asked = say(w.asked, { wishes: wishes(wish, voice).join(words.report.comma) })
  const meeting = choices.filter(({ meets }) => meets).map(({ n }) => n)
  if (meeting.length > 0) return [voice.join([asked, say(w.met, { plans: meeting.join(words.report.list) })])]
  const changes = answer.changes.map((change) => changed(change, choices, voice))
  const said = changes.length === 0 ? w.never : say(w.unmet, { changes: changes.join(w.or) })
  const near = choices.find(({ id }) => id === answer.closest?.id)
  return [voice.join([asked, said, ...(near ? [closest(near, voice)] : [])])]
}

/** "4 ¥829.37 a month instead of ¥800.00 (¥829.37 a month, 24 months)" */
function changed(change: Change, choices: readonly Choice[], { words, say }: Voice): string {
  const said = say(words.value.answer.changes[change.kind], { from: change.from, to: change.to })
  const choice = choices.find(({ id }) => id === change.id)
  if (!choice) return said
  const { change: plain, changeAt } = words.call.screen
  // What is paid a month is the change itself.
  const template = change.kind === 'pay-more' ? plain : changeAt
  return say(template, { n: choice.n, change: said, peak: about(choice).peak })
}

const closest = (choice: Choice, { words, say }: Voice): string =>
  say(words.call.screen.closest, { n: choice.n, ...about(choice) })

const about = ({ entry: { measures: m } }: Choice) => ({
  peak: { money: m.peakPayment },
  months: { count: m.months },
})

/** Open offers, and after them the last that ended by its day. */
export function offered(of: Sitting, voice: Voice): string[] {
  const { words, say } = voice
  const w = words.call.screen
  const { standing, offers, on, choices } = of
  if (standing.accepted || standing.refused !== undefined) return []
  const list = offers.map(({ id, until, asks }) =>
    say(w.oneOffer, {
      n: choices.find((one) => one.id === id)?.n ?? visible(id),
      until: { day: until },
      asks: askedBack(asks, voice, w.andReturn),
    }),
  )
  const open = list.length === 0 ? [] : [say(w.offers, { list: list.join(w.or) })]
  const over = standing.offers.findLast(({ outdated, until }) => !outdated && until < on)
  const gone = over && !offers.some(({ id }) => id === over.id) ? [goneWords(over, voice)] : []
  return [...open, ...gone]
}

const goneWords = ({ id, until }: Offer, { words, say }: Voice): string =>
  say(words.call.screen.expired, { id: visible(id), until: { day: until } })

/** "; in return: direct debit" */
export const asksWords = (asks: readonly string[], voice: Voice): string =>
  askedBack(asks, voice, voice.words.call.screen.inReturn)

function askedBack(asks: readonly string[], { words, say }: Voice, template: string): string {
  if (asks.length === 0) return ''
  const known: Readonly<Record<string, string>> = words.call.asks
  const said = asks.map((ask) => (Object.hasOwn(known, ask) ? (known[ask] as string) : visible(ask)))
  return say(template, { asks: said.join(words.report.comma) })
}
