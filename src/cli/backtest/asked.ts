// What a back-test is asked for (回测参数): from the options to a setup that a worker can be handed, checked before anything is read.
import { resolve } from 'node:path'
import type { Role } from '../../app/appraise.ts'
import type { Settings } from '../../app/backtest.ts'
import { type Money, ZERO, parse } from '../../core/money.ts'
import { type Share, compare, FULL, share } from '../../core/rate.ts'
import type { Shocks } from '../../core/shock.ts'
import { type Book, read } from '../../policy/load.ts'
import { sameFile } from '../../store/same-file.ts'
import { checkSets } from '../../schema/case-sets.ts'
import { apart } from '../apart.ts'
import { mappingIn } from '../batch/asked.ts'
import type { Context } from '../context.ts'
import { UsageError } from '../exit.ts'
import { whole } from '../options.ts'
import { bookFor } from '../policy-input.ts'
import { kindsOf } from '../commands/compare.ts'
import type { BacktestSetup } from './block.ts'

type Options = Readonly<Record<string, unknown>>

export type Asked = {
  readonly setup: Omit<BacktestSetup, 'columns'>
  /** As it was written: read once the currency is known. */
  readonly budget: string | undefined
  readonly list: string | undefined
  /** The mapping file, for what is wrong in it. */
  readonly map: string | undefined
  readonly workers: number
  readonly exitZero: boolean
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const MOST_POLICIES = 4
const SIMULATIONS = 1000
const MOST_SIMULATIONS = 100_000
const MOST_WORKERS = 256

export async function askedOf(context: Context, path: string, options: Options): Promise<Asked> {
  const [map, list, output] = ['map', 'records', 'output'].map((name) => text(options[name]))
  apart([path, map], [output, list])
  if (
    output !== undefined &&
    list !== undefined &&
    (resolve(output) === resolve(list) || sameFile(output, list))
  )
    throw new UsageError('same-output', { option: '--records' })
  const mapping = map === undefined ? undefined : await mappingIn(map)
  const books = await booksOf(context, options['policy'])
  const kinds = kindsOf(text(options['kinds']))
  const budget = text(options['budget'])
  if (budget !== undefined) budgetIn(budget, 4)
  const simulations = whole(options['simulations'], '--simulations', 1, MOST_SIMULATIONS) ?? SIMULATIONS
  const settings: Settings = {
    role: options['role'] as Role,
    ...(kinds ? { kinds } : {}),
    simulations,
    seed: whole(options['seed'], '--seed', 0, Number.MAX_SAFE_INTEGER) ?? 1,
    shocks: shocksOf(options, books),
    budget: budget === undefined ? undefined : ZERO,
  }
  const sets = (options['set'] as string[] | undefined) ?? []
  checkSets(sets)
  return {
    setup: { settings, books, carry: [], sets, listed: list !== undefined, ...(mapping ? { mapping } : {}) },
    budget,
    list,
    map,
    workers: whole(options['workers'], '--workers', 0, MOST_WORKERS) ?? 0,
    exitZero: options['exitZero'] === true,
  }
}

async function booksOf(context: Context, asked: unknown): Promise<Book[]> {
  const given = Array.isArray(asked) ? (asked as string[]) : []
  const own = context.io.env['PARLEY_POLICY']
  const names = given.length === 0 && own ? [own] : given
  if (names.length === 0) throw new UsageError('missing-option', { option: '--policy' })
  if (names.length > MOST_POLICIES)
    throw new UsageError('too-many-policies', { policies: names.length, most: MOST_POLICIES })
  const books: Book[] = []
  for (const name of names) books.push(await bookFor(context, name, { root: {}, place: () => ({}) }))
  return books
}

/** An amount in the digits of the portfolio's currency. */
export function budgetIn(written: string, digits: number): Money {
  const found = parse(written, digits)
  if ('trouble' in found || found.amount < 0)
    throw new UsageError('not-an-amount', { option: '--budget', value: written })
  return found.amount
}

/** How often incomes fall is nobody's figure but the user's; by how much and for how long is the first policy's stress. */
function shocksOf(options: Options, [first]: readonly Book[]): Shocks | undefined {
  const chance = shareOf(options['shock'], '--shock')
  const income = shareOf(options['shockIncome'], '--shock-income')
  const months = whole(options['shockMonths'], '--shock-months', 1, 480)
  if (!chance) {
    if (income || months !== undefined) throw new UsageError('missing-option', { option: '--shock' })
    return undefined
  }
  if (!first) return undefined
  const { stress } = read(first, 2).economics
  return { chance, income: income ?? stress.income, months: Math.max(1, months ?? stress.months) }
}

function shareOf(given: unknown, option: string): Share | undefined {
  const value = text(given)
  if (value === undefined) return undefined
  const found = share(value)
  if (!found || found.units < 0 || compare(found, FULL) > 0)
    throw new UsageError('not-a-share', { option, value })
  return found
}
