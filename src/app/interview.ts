// Interview (访谈): what is still to be asked of a case, and an answer put into it, checked by the schema of the case file.
// answer({ tree }, question('rate'), '18%', on) is the draft with debt.annualRate in it; '18' is refused with the reason.
import { currencyDigits } from '../core/currency.ts'
import { type Day, iso } from '../core/day.ts'
import { format, money, type Money, parse } from '../core/money.ts'
import { rate } from '../core/rate.ts'
import { readCase } from '../schema/case.ts'
import type { Defaults } from '../schema/debt.ts'
import { InputError, type Trouble } from '../schema/input-error.ts'
import { applySets } from '../schema/sets.ts'
import type { Tree } from '../schema/tree.ts'
import { ALL, type Asked, answeredAt, type Has, type QuestionId, toldAt } from './questions.ts'
import { meant, type Meant } from './typed-answer.ts'
import { type TypedTrouble, wrong } from './typed-trouble.ts'

/** A case while it is asked for. `total`: what is owed in all, where that was told and the principal is what remains of it. */
export type Draft = { readonly tree: Tree; readonly total?: string }
/** A value as it goes into the case: `debt.principal` `48732.55`; `null` takes it out. */
export type Put = { readonly path: string; readonly text: string }
export type AnsweredOn = {
  readonly today: Day
  readonly lang: 'en' | 'zh'
  /** What the choices of a question are called, for what is typed in words. */
  readonly names?: Readonly<Record<string, string>>
}
export type Answered = {
  readonly draft: Draft
  readonly puts: readonly Put[]
  readonly meant: Meant
  /** Earlier answers that do not go with this one: taken out, to be asked again. */
  readonly again: readonly QuestionId[]
}
export type Unanswered = { readonly trouble: TypedTrouble | Trouble }
export type Wanted = {
  readonly lender: boolean
  /** Only what no plan can be reckoned without. */
  readonly requiredOnly?: boolean
  /** Asked and left open. */
  readonly skipped?: ReadonlySet<string>
}

const hasIn =
  (tree: Tree): Has =>
  (path, but) => {
    const told = toldAt(tree, path)
    return told !== undefined && (but === undefined || told !== but)
  }

const isRequired = ({ required = false }: Asked, has: Has): boolean =>
  typeof required === 'function' ? required(has) : required

/** Every question that goes with what has been told so far, answered or not. */
export function fitting({ tree, total }: Draft, { lender, requiredOnly = false }: Wanted): Asked[] {
  const has = hasIn(tree)
  return ALL.filter((one) => {
    if (one.lenderOnly && !lender) return false
    if (requiredOnly && !isRequired(one, has)) return false
    if (one.id === 'total') return total !== undefined || (one.when?.(has) ?? true)
    return one.when?.(has) ?? true
  })
}

export const isAnswered = ({ tree, total }: Draft, one: Asked): boolean =>
  one.id === 'total' ? total !== undefined : answeredAt(tree, one) !== undefined

/** Required and not told. */
export const missing = (draft: Draft, wanted: Wanted): Asked[] =>
  fitting(draft, { ...wanted, requiredOnly: true }).filter((one) => !isAnswered(draft, one))

/** The next question to ask; nothing when all is told or left open. */
export const next = (draft: Draft, wanted: Wanted): Asked | undefined =>
  fitting(draft, wanted).find((one) => !isAnswered(draft, one) && !wanted.skipped?.has(one.id))

/** What Enter takes where nothing has been told: today, the yuan, and how its banks count days. */
export function usual({ tree }: Draft, one: Asked, today: Day): string | undefined {
  if (one.id === 'as-of') return iso(today)
  if (one.id === 'currency') return 'CNY'
  if (one.id === 'product') return 'consumer-loan'
  // PBOC Yin Fa (2005) No. 129: a month is a twelfth of the year's rate, a day a 360th; cards charge by the day.
  if (one.id !== 'day-count' || currencyOf(tree) !== 'CNY') return undefined
  const contract = toldAt(tree, 'debt.annualRate')
  const daily = typeof contract === 'string' && rate(contract)?.per === 'day'
  return daily || toldAt(tree, 'debt.product') === 'credit-card' ? 'act/365' : 'equal-months'
}

/** May it be left open? */
export const isOptional = (draft: Draft, one: Asked): boolean => !isRequired(one, hasIn(draft.tree))

const DEFAULTS: Defaults = {
  rounding: { interest: 'half-up', instalment: 'nearest', unit: money(1) },
  allocation: ['fees', 'penalty', 'interest', 'principal'],
}
/** Stand for what is required and not told yet, so that what is told can be checked against each other. */
const STAND_INS: Readonly<Record<string, string>> = {
  currency: 'CNY',
  'debt.principal': '400000000',
  'debt.annualRate': '1%',
  'debt.dayCount': 'act/365',
  'debt.dueDay': '1',
  'household.people': '1',
  'hardship.what': 'other',
}

/** What is wrong with a case as it stands; `today` stands in for a missing day, and with it all that is missing is filled in. */
export function troublesOf(tree: Tree, today?: Day): readonly Trouble[] {
  const has = hasIn(tree)
  const needed = Object.entries({ ...STAND_INS, asOf: iso(today ?? (0 as Day)) }).filter(
    ([path]) => !has(path) && (!/^(?:household|hardship)\./.test(path) || has(path.replace(/\..*/, ''))),
  )
  try {
    const filled =
      today === undefined
        ? tree
        : put(
            tree,
            needed.map(([path, text]) => ({ path, text })),
          )
    readCase(filled, DEFAULTS)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.troubles
    throw error
  }
}

export const digitsOf = (tree: Tree): number => currencyDigits(currencyOf(tree) ?? '') ?? 2
export function currencyOf(tree: Tree): string | undefined {
  const code = toldAt(tree, 'currency')
  return typeof code === 'string' ? code.trim() : undefined
}

/** The draft with an answer in it, or why it will not do. Never throws, whatever is typed. */
export function answer(draft: Draft, one: Asked, text: string, on: AnsweredOn): Answered | Unanswered {
  const digits = digitsOf(draft.tree)
  const currency = currencyOf(draft.tree)
  const read = meant(one, text, { ...on, digits, ...(currency === undefined ? {} : { currency }) })
  if ('trouble' in read) return read
  const split = splitTotal(draft, one, read, digits)
  if ('trouble' in split) return split
  const { total } = split
  // What is not there need not be taken out.
  const puts = split.puts.filter(
    ({ path, text: put }) => put !== 'null' || toldAt(draft.tree, path) !== undefined,
  )
  try {
    const after: Draft = { tree: put(draft.tree, puts), ...(total === undefined ? {} : { total }) }
    return settled(draft, after, { puts, meant: read }, on)
  } catch (error) {
    if (error instanceof InputError && error.troubles[0]) return { trouble: error.troubles[0] }
    throw error
  }
}

/** The draft with an optional answer taken out again. */
export function leaveOut(draft: Draft, one: Asked): { readonly draft: Draft; readonly puts: readonly Put[] } {
  const paths = [one.path, ...(one.or ?? [])].filter((path) => toldAt(draft.tree, path) !== undefined)
  const puts = paths.map((path) => ({ path, text: 'null' }))
  const { total, ...rest } = draft
  const kept = one.id === 'total' || total === undefined ? rest : { ...rest, total }
  return { draft: { ...kept, tree: put(draft.tree, puts) }, puts }
}

const put = (tree: Tree, puts: readonly Put[]): Tree =>
  applySets(
    tree,
    puts.map(({ path, text }) => `${path}=${text}`),
  )

type Split = { readonly puts: readonly Put[]; readonly total?: string }
const PARTS: readonly string[] = ['interest', 'penalty', 'fees']

/** Where the total was told, principal is what the other parts leave of it, and may not be less than nothing. */
function splitTotal(draft: Draft, one: Asked, { puts }: Meant, digits: number): Split | Unanswered {
  const amountAt = (path: string): Money => {
    const node = toldAt(draft.tree, path)
    const read = typeof node === 'string' ? parse(node, digits) : undefined
    return read && 'amount' in read ? read.amount : money(0)
  }
  const { total } = draft
  const isPart = PARTS.includes(one.id)
  const kept = total === undefined || one.id === 'principal' ? {} : { total }
  if (one.id !== 'total' && (!isPart || total === undefined)) return { puts, ...kept }
  const [first] = puts
  const all = one.id === 'total' ? (first?.text ?? '') : (total ?? '')
  const read = parse(all, digits)
  const said = parse(first?.text ?? '', digits)
  if (!('amount' in read) || !('amount' in said)) return { puts }
  const others = PARTS.reduce(
    (sum, part) => sum + (part === one.id ? said.amount : amountAt(`debt.${part}`)),
    0,
  )
  const rest = read.amount - others
  if (rest < 0) return wrong('above-total', { total: all, over: format(money(-rest), digits) })
  const principal = { path: 'debt.principal', text: format(money(rest), digits) }
  return { puts: one.id === 'total' ? [principal] : [...puts, principal], total: all }
}

/** Troubles that were not there before: the answer's own refuse it, those of other answers have them asked again. */
function settled(
  before: Draft,
  after: Draft,
  made: { readonly puts: readonly Put[]; readonly meant: Meant },
  { today }: AnsweredOn,
): Answered | Unanswered {
  const isOwn = ({ path }: Trouble): boolean => made.puts.some((one) => touches(path, one.path))
  const stood = troublesOf(before.tree, today).filter((trouble) => !laterMends(trouble, before))
  const known = new Set(stood.map(keyOf))
  const fresh = troublesOf(after.tree, today).filter(
    (trouble) => (!known.has(keyOf(trouble)) || isOwn(trouble)) && !laterMends(trouble, after),
  )
  const again: Asked[] = []
  for (const trouble of fresh) {
    const other = ownerOf(trouble.path)
    // A day count is refused by the rate that needs another: it is not the rate that is to be asked again.
    if (isOwn(trouble) || !other || trouble.key === 'day-rate') return { trouble: hereOf(trouble, isOwn) }
    if (!again.includes(other)) again.push(other)
  }
  const out = again.flatMap((other) => leaveOut(after, other).puts)
  const dropsTotal = again.some(({ id }) => id === 'principal' || PARTS.includes(id))
  const { total, ...rest } = after
  return {
    draft: {
      ...rest,
      tree: put(after.tree, out),
      ...(total === undefined || dropsTotal ? {} : { total }),
    },
    puts: [...made.puts, ...out],
    meant: made.meant,
    again: again.map(({ id }) => id),
  }
}

const keyOf = ({ key, path }: Trouble): string => `${key} ${path}`
const touches = (trouble: string, path: string): boolean =>
  path !== '' && (trouble === path || trouble.startsWith(`${path}.`) || trouble.startsWith(`${path}[`))

/** A principal of nothing, or an instalment without its months, will do as long as the rest may still be told. */
const laterMends = ({ key, args }: Trouble, { tree }: Draft): boolean =>
  key === 'nothing-owed'
    ? ['principal', ...PARTS].some((part) => toldAt(tree, `debt.${part}`) === undefined)
    : key === 'needs-also' && toldAt(tree, (args as { readonly other: string }).other) === undefined

/** The question to be asked again where a case cannot stand as it is. */
export const mendedBy = ({ key, path, args }: Trouble): Asked | undefined =>
  ownerOf(key === 'needs-also' ? (args as { readonly other: string }).other : path) ??
  (path === 'debt' ? ownerOf('debt.principal') : undefined)

/** The question whose answer a trouble is about. */
const ownerOf = (path: string): Asked | undefined =>
  ALL.find((one) => [one.path, ...(one.or ?? [])].some((own) => touches(path, own)))

/** A trouble at the question itself needs no path and no file before it. */
function hereOf(trouble: Trouble, isOwn: (trouble: Trouble) => boolean): Trouble {
  const { file: _, line: __, col: ___, ...said } = trouble
  return { ...said, path: isOwn(trouble) ? '' : said.path } as Trouble
}
