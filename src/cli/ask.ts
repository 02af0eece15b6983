// Asking (提问): the required figures that neither file nor flags tell, asked of a person at a terminal, checked as given.
// Every question has a flag; the questions go to stderr, so that data can still be piped.
import { input, select } from '@inquirer/prompts'
import { DAY_COUNTS } from '../core/accrual.ts'
import { currencyDigits } from '../core/currency.ts'
import { parseDay } from '../core/day.ts'
import { parse as parseMoney } from '../core/money.ts'
import { rate } from '../core/rate.ts'
import { applySets } from '../schema/sets.ts'
import { type Path, type Tree, at } from '../schema/tree.ts'
import type { Context } from './context.ts'
import { CASE_FLAGS, type CaseFlag } from './options.ts'

type Asked = 'as-of' | 'currency' | 'principal' | 'rate' | 'day-count' | 'due-day'
const ORDER: readonly Asked[] = ['as-of', 'currency', 'principal', 'rate', 'day-count', 'due-day']

const CHECKS: Readonly<Record<Exclude<Asked, 'day-count'>, (text: string, digits: number) => boolean>> = {
  'as-of': (text) => parseDay(text) !== undefined,
  currency: (text) => currencyDigits(text) !== undefined,
  principal: (text, digits) => {
    const read = parseMoney(text, digits)
    return 'amount' in read && read.amount > 0
  },
  rate: (text) => {
    const read = rate(text)
    return read !== undefined && read.units >= 0 && (read.units < 10 ** read.scale || text.includes('%'))
  },
  'due-day': (text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31,
}

const pathOf = (flag: CaseFlag): Path => CASE_FLAGS[flag].split('.')

/** The tree with every required figure in it; what is already told is not asked. */
export async function askMissing({ io, words }: Context, tree: Tree): Promise<Tree> {
  const missing = ORDER.filter((flag) => at(tree.root, pathOf(flag)) === undefined)
  if (missing.length === 0) return tree
  const { ask } = words.cli
  io.err.write(`${ask.intro}\n`)
  const told = at(tree.root, ['currency'])
  let digits = (typeof told === 'string' ? currencyDigits(told) : undefined) ?? 2
  const sets: string[] = []
  const stream = { output: process.stderr }
  for (const flag of missing) {
    const message = ask[flag]
    const answer =
      flag === 'day-count'
        ? await select(
            {
              message,
              choices: DAY_COUNTS.map((value) => ({ value, name: `${value}  ${words.dayCounts[value]}` })),
            },
            stream,
          )
        : await input(
            {
              message,
              ...(flag === 'currency' ? { default: 'CNY' } : {}),
              validate: (text) =>
                CHECKS[flag](text.trim(), digits) || ask.hint.replace('{flag}', `--${flag}`),
            },
            stream,
          )
    if (flag === 'currency') digits = currencyDigits(answer.trim()) ?? digits
    sets.push(`${CASE_FLAGS[flag]}=${answer.trim()}`)
  }
  return applySets(tree, sets)
}
