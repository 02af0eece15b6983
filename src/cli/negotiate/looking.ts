// Looking closer (查看): the rows of a plan, what one step of each sort is worth, why a plan is as it is or cannot be offered, the
// keys; and a screen that may be shared.
import { explain } from '../../app/explain.ts'
import { rates } from '../../app/exchange.ts'
import type { Choice } from '../../app/choices.ts'
import { isRefusal } from '../../core/finding.ts'
import { planTitle } from '../../i18n/plan-words.ts'
import { wrap } from '../../i18n/wrap.ts'
import { parseId } from '../../plans/id.ts'
import { rateWords } from '../../render/desk-lender.ts'
import { render } from '../../render/index.ts'
import { shownFindings } from '../../render/lender.ts'
import { nearestWords } from '../../render/nearest-words.ts'
import { Refused, UsageError } from '../exit.ts'
import { type Named, planOf } from '../plan-input.ts'
import { askChoice } from './asking.ts'
import { type Action, type Call, lenderHere, roleOf, tell, tellWhy, voiceOf } from './call.ts'
import { keysOf, numbersOf, pressed } from './keys.ts'
import { canClear, lookOf, page, share } from './screen.ts'

/** A number key: the plan row by row. */
export const rows: Action = async (call, said) => {
  const choice = await askChoice(call, said)
  if (!choice) return undefined
  const { id, plan, entry } = choice
  const of = {
    situation: call.sitting.comparison.situation,
    id,
    plan,
    schedule: entry.schedule,
    measures: entry.measures,
    findings: shownFindings(entry.findings, lenderHere(call)),
  }
  await page(call, await render('table', { is: 'schedule', of }, lookOf(call)))
  return undefined
}

/** One line a step, from one plan. */
export const exchange: Action = async (call, said) => {
  const speak = voiceOf(call)
  const { desk, exchange: shown, choices } = call.sitting
  const asked = said === '' ? choices.find(({ id }) => id === shown?.id) : undefined
  const choice = asked ?? (await askChoice(call, said))
  if (!choice) return undefined
  const spec = parseId(choice.id, desk.situation.debt)
  const steps = 'refused' in spec ? [] : rates(desk, spec)
  const { said: w } = speak.words.call
  if (steps.length === 0) {
    tell(call, w.nothingToShow)
    return undefined
  }
  const title = planTitle(choice.plan, speak)
  const { width } = lookOf(call)
  const lines = [speak.say(w.rates, { title }), ...steps.map((one) => `- ${rateWords(one, speak)}`)]
  await page(call, lines.flatMap((line) => wrap(line, width, '  ')).join('\n'))
  return undefined
}

/** A plan of the screen by its number, or any plan by its id. */
async function namedPlan(call: Call, said: string): Promise<Named | undefined> {
  const { words, say } = voiceOf(call)
  const { choices, now, desk } = call.sitting
  const message = say(words.call.questions.whichAny, {
    numbers: choices.length === 0 ? '' : `(${numbersOf(choices)})`,
  })
  const text =
    said === '' ? (await call.prompter.line({ message, check: () => undefined })).trim() : said.trim()
  if (text === '') return undefined
  const choice: Choice | undefined = choices.find(({ n, id }) => String(n) === text || id === text)
  if (choice) return specOf(choice, call)
  if (/[/\\]|^-$/.test(text)) {
    tell(call, say(words.call.said.noNumber, { text: { text } }))
    return undefined
  }
  try {
    return await planOf(call.context, text, now.situation.debt, desk.policy)
  } catch (error) {
    if (error instanceof Refused) tellWhy(call, [error.finding])
    else if (error instanceof UsageError) tell(call, say(words.call.said.noNumber, { text: { text } }))
    else throw error
    return undefined
  }
}

function specOf({ id, plan }: Choice, { sitting }: Call): Named {
  const spec = parseId(id, sitting.now.situation.debt)
  return 'refused' in spec ? { id, plan } : { id, plan, spec }
}

/** First whether it can be offered and what would help, then how each figure came about. */
export const why: Action = async (call, said) => {
  const named = await namedPlan(call, said)
  if (!named) return undefined
  const speak = voiceOf(call)
  const look = lookOf(call)
  const { situation, policy } = call.sitting.desk
  const made = explain(situation, policy, named, { role: roleOf(call) })
  if (isRefusal(made)) {
    tellWhy(call, [made.refused])
    return undefined
  }
  const { judgement } = made
  const arrow = look.ascii === true ? '->' : '→'
  const against = shownFindings(judgement?.findings ?? [], lenderHere(call)).filter(
    ({ level }) => level === 'forbids' || level === 'needs-approval',
  )
  const help = (judgement?.nearest ?? []).map((one) => nearestWords(one, speak, arrow))
  const { report } = speak.words
  const first = [
    planTitle(named.plan, speak),
    ...against.map((one) => `- ${speak.finding(one)}`),
    ...(help.length > 0 ? [speak.say(report.help, { changes: help.join(report.or) })] : []),
  ]
  const text = await render('table', { is: 'explanation', of: made }, look)
  await page(call, `${first.flatMap((line) => wrap(line, look.width, '  ')).join('\n')}\n\n${text}`)
  return undefined
}

export const shareScreen: Action = async (call) => {
  const { said } = call.context.words.call
  const to = !call.shared
  share(call, to)
  if (to) tell(call, canClear(call) ? said.shared : said.noClear)
  return undefined
}

export const keysHelp: Action = async (call) => {
  const { help } = call.context.words.call
  const { width } = lookOf(call)
  const lines = keysOf(call).flatMap((name) =>
    wrap(
      `${name === 'plans' ? numbersOf(call.sitting.choices) : pressed(name)}  ${help[name]}`,
      width,
      '   ',
    ),
  )
  await page(call, [help.title, ...lines].join('\n'))
  return undefined
}
