// What only the lender sees of its next steps (让步与兑换率): the next concession with what it gives up and asks for, and what one
// step of each sort is worth: "31 months costs ¥38.20, takes ¥61.50 off a month".
import type { Exchange } from '../app/exchange.ts'
import type { Sitting } from '../app/sitting.ts'
import type { Money } from '../core/money.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Voice } from '../i18n/say.ts'
import { asksWords } from './desk-answer.ts'

export function concession(of: Sitting, voice: Voice): string[] {
  const { words, say } = voice
  const w = words.call.screen
  const { next, standing } = of
  if (standing.accepted || standing.refused !== undefined) return []
  if (!next) return of.offers.length > 0 ? [w.noNext] : []
  const { entry, round, rounds, gives, asks } = next
  return [
    say(round === 0 ? w.first : w.next, {
      round,
      rounds,
      title: planTitle(entry.plan, voice),
      peak: { money: entry.measures.peakPayment },
      gives: gives ? say(w.gives, { value: { money: gives.value }, payment: { money: gives.payment } }) : '',
      asks: asksWords(asks, voice),
    }),
  ]
}

/** On one line; `x` has them one by one. */
export function exchanged(of: Sitting, voice: Voice): string[] {
  const { exchange, choices, standing } = of
  const w = voice.words.call.screen
  if (!exchange || exchange.rates.length === 0 || standing.accepted || standing.refused !== undefined)
    return []
  const rates = exchange.rates.map((one) => rateWords(one, voice)).join(w.or)
  const choice = choices.find(({ id }) => id === exchange.id)
  return [
    choice
      ? voice.say(w.exchange, { n: choice.n, rates })
      : voice.say(w.exchangeId, { id: visible(exchange.id), rates }),
  ]
}

export function rateWords(
  { per, bucket, from, to: at, value, instalment }: Exchange,
  { words, say }: Voice,
): string {
  const { rate } = words.call.screen
  // So many months more, whatever the number in the plan's id counts.
  const more = 'count' in at && 'count' in from
  const to = more ? { count: at.count - from.count } : at
  const step = say(rate[per], { to, bucket: bucket === undefined ? '' : words.buckets[bucket] })
  const [loss, less] = [value ?? 0, instalment]
  const how = loss < 0 ? (less < 0 ? rate.earnsMore : rate.earns) : less < 0 ? rate.costsMore : rate.costs
  return say(how, {
    step,
    value: { money: Math.abs(loss) as Money },
    payment: { money: Math.abs(less) as Money },
  })
}
