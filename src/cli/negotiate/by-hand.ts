// A plan changed by hand (手工调整方案): one payment or a few of another amount, or an amount on a day of its own; the rest is solved
// again and the whole is a plan like any other: judged, numbered, and offered as such.
import { tweaked } from '../../app/tweak.ts'
import type { Day } from '../../core/day.ts'
import { isRefusal } from '../../core/finding.ts'
import { planTitle } from '../../i18n/plan-words.ts'
import { askAmount, askChoice, askText, dayIn } from './asking.ts'
import { type Action, type Call, refresh, tell, tellWhy, voiceOf } from './call.ts'

type Where = { readonly from: number; readonly to: number } | { readonly on: Day }

/** "3", "2-5", or a day. */
function whereOf(call: Call, text: string, rows: number): Where | undefined {
  const match = /^\s*(\d{1,3})(?:\s*[-–~至到]\s*(\d{1,3}))?\s*期?\s*$/.exec(text)
  if (match) {
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])]
    return from >= 1 && to >= from && to <= rows ? { from, to } : undefined
  }
  const on = dayIn(call, text)
  return on === undefined ? undefined : { on }
}

/** No id of an offer or an approval means another plan later on. */
function nameFor({ sitting, own }: Call): string {
  const { offers, approvals } = sitting.standing
  const taken = new Set([...offers, ...approvals, ...own].map(({ id }) => id))
  let n = 1
  while (taken.has(`own-${n}`)) n += 1
  return `own-${n}`
}

/** `2 3 500`: in plan 2, payment 3 becomes 500. */
export const byHand: Action = async (call, said) => {
  const speak = voiceOf(call)
  const { questions, said: w } = speak.words.call
  const [which = '', where = '', ...amount] = said.split(/\s+/)
  const choice = await askChoice(call, which)
  if (!choice) return undefined
  const rows = choice.entry.schedule.rows.length
  const wrong = speak.say(w.notRows, { rows })
  const text =
    where === ''
      ? await call.prompter.line({
          message: speak.say(questions.rows, { rows }),
          check: (line) => (whereOf(call, line, rows) ? undefined : wrong),
        })
      : await askText(call, '', where)
  const place = whereOf(call, text, rows)
  if (!place) {
    tell(call, wrong)
    return undefined
  }
  const given = await askAmount(call, questions.amount, amount.join(' '))
  if (given === undefined || given === null) return undefined
  const plan = tweaked(call.sitting.comparison.situation.debt, choice.plan, { ...place, amount: given })
  if (isRefusal(plan)) {
    tellWhy(call, [plan.refused])
    return undefined
  }
  const id = nameFor(call)
  call.own = [...call.own, { id, plan }].slice(-3)
  refresh(call)
  const made = call.sitting.choices.find((one) => one.id === id)
  tell(call, speak.say(w.own, { n: made?.n ?? '', title: planTitle(plan, speak) }))
  if (made) tellWhyNot(call, made.entry.findings)
  return undefined
}

/** What stands against it is told at once. */
function tellWhyNot(call: Call, findings: Parameters<typeof tellWhy>[1]): void {
  const against = findings.filter(({ level }) => level === 'forbids')
  if (against.length > 0) tellWhy(call, against)
}
