// A plan in words (方案的文字描述): its kind, its stages one after the other, and what is given up.
// planTitle(plan, voice) is "Payment holiday: 3 months of no payment, then 24 equal months; 100% of fees waived now".
import type { Plan, Relief, Stage } from '../core/plan.ts'
import type { Voice } from './say.ts'

export const kindWords = (kind: Plan['kind'], { words }: Voice): string => words.kinds[kind]

/** Every stage in the order of time: "3 months of no payment, then 24 equal months at 12%". */
function stageWords(plan: Plan, voice: Voice): string {
  const { plan: words } = voice.words
  return plan.stages
    .map((stage) => oneStage(stage, voice))
    .join(words.next)
    .trimStart()
}

function oneStage(stage: Stage, voice: Voice): string {
  const { plan: words } = voice.words
  const { say } = voice
  let what =
    'on' in stage
      ? say(words.on, { what: atOnce(stage, voice), day: { day: stage.on } })
      : monthly(stage, voice)
  if (stage.rate) what = say(words.atRate, { what, rate: { rate: stage.rate } })
  return what
}

function atOnce({ pay }: Stage, { words, say }: Voice): string {
  if (typeof pay === 'object')
    return 'amount' in pay ? say(words.plan.amountOnce, { amount: { money: pay.amount } }) : words.pays.level
  return pay === 'arrears'
    ? words.plan.arrears
    : pay === 'interest'
      ? words.buckets.interest
      : (words.pays[pay as 'rest'] ?? pay)
}

function monthly(stage: Stage & { readonly months: number }, { words, say }: Voice): string {
  const { pay, over } = stage
  const months = { months: stage.months }
  if (typeof pay === 'object') {
    if ('amount' in pay) return say(words.plan.amount, { ...months, amount: { money: pay.amount } })
    return 'grow' in pay
      ? say(words.plan.grow, { ...months, share: { share: pay.grow }, every: pay.every })
      : say(words.plan.weights, months)
  }
  switch (pay) {
    case 'level':
      return over === undefined
        ? say(words.plan.level, months)
        : say(words.plan.levelOver, { ...months, over })
    case 'nothing':
      return say(words.plan.nothing, months)
    case 'interest':
      return say(words.plan.interest, months)
    case 'equal-principal':
      return say(words.plan.equalPrincipal, months)
    case 'as-contracted':
      return say(words.plan.asContracted, months)
    case 'as-contracted-plus-arrears':
      return say(words.plan.plusArrears, months)
    case 'arrears':
      return words.plan.arrears
    case 'rest':
      return words.plan.rest
  }
}

/** "100% of fees waived now"; equal terms of several buckets are said once: "100% of fees and penalty waived now". */
function reliefWords(plan: Plan, voice: Voice): string {
  const { words, say } = voice
  const groups = new Map<string, { relief: Relief; buckets: string[] }>()
  for (const relief of plan.reliefs) {
    const key = JSON.stringify([relief.share, relief.when])
    const group = groups.get(key) ?? { relief, buckets: [] }
    group.buckets.push(words.buckets[relief.bucket])
    groups.set(key, group)
  }
  const said = [...groups.values()].map(({ relief: { share, when }, buckets }) => {
    const bucket = buckets.join(words.plan.and)
    const how = {
      bucket,
      share: 'amount' in share ? { money: share.amount } : { share },
      when: whenWords(when, voice),
    }
    if (when === 'last-row') return say(words.plan.putOff, how)
    return say('amount' in share ? words.plan.waivedAmount : words.plan.waived, how)
  })
  if (plan.capitalise?.length)
    said.push(
      say(words.plan.capitalised, {
        buckets: plan.capitalise.map((b) => words.buckets[b]).join(words.plan.and),
      }),
    )
  return said.join(words.plan.also)
}

function whenWords(when: Relief['when'], { words, say }: Voice): string {
  if (typeof when === 'object') return say(words.plan.whenKept, { rows: when.kept })
  return when === 'now' ? words.plan.whenNow : words.plan.whenDone
}

export function planTitle(plan: Plan, voice: Voice): string {
  const { words, say } = voice
  const parts = [stageWords(plan, voice)]
  if (plan.firstDue !== undefined) parts.push(say(words.plan.firstDue, { day: { day: plan.firstDue } }))
  const reliefs = reliefWords(plan, voice)
  if (reliefs !== '') parts.push(reliefs)
  return say(words.plan.title, { kind: kindWords(plan.kind, voice), stages: parts.join(words.plan.also) })
}
