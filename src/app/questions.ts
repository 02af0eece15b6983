// The questions of an interview (访谈问题), in the order in which a call goes: the debt, the household, what happened, what is
// asked for. Each is one field of the case file: `--rate` answers the same as typing 18% at "debt.annualRate".
import { DAY_COUNTS } from '../core/accrual.ts'
import { PRODUCTS } from '../core/debt.ts'
import { at, type Path, type Tree, type TreeNode } from '../schema/tree.ts'
import type { Counted } from './typed-count.ts'
import type { Looking } from './typed-day.ts'

/** Kinds of lender and what happened, as the packs know them; other words may be typed. */
export const LENDERS = [
  'bank',
  'consumer-finance',
  'micro-loan',
  'auto-finance',
  'trust',
  'guarantee',
  'platform',
  'private',
  'other',
] as const
export const HARDSHIPS = [
  'job-loss',
  'income-fall',
  'delayed-wage',
  'illness',
  'injury',
  'disability',
  'death',
  'divorce',
  'family',
  'disaster',
  'business-failure',
  'business-interruption',
  'other',
] as const
export const EVIDENCE = [
  'unemployment-certificate',
  'termination-letter',
  'wage-slips',
  'bank-statement',
  'medical-certificate',
  'hospital-bills',
  'disability-certificate',
  'death-certificate',
  'divorce-certificate',
  'disaster-report',
  'tax-return',
  'low-income-certificate',
  'social-insurance-record',
  'job-offer',
  'other',
] as const

/** What an answer is, and how it is typed. `names`: the table of words that has the choices' names. */
export type Kind =
  | { readonly is: 'day'; readonly toward: Looking }
  | { readonly is: 'amount' | 'rate' | 'penalty' | 'overdue' | 'text' | 'flows' | 'total' | 'currency' }
  | { readonly is: 'count'; readonly of: Counted }
  | {
      readonly is: 'choice' | 'choices'
      readonly of: readonly string[]
      readonly names: 'products' | 'lenders' | 'dayCounts' | 'hardships' | 'evidence'
      /** Words of one's own will do as well. */
      readonly open: boolean
    }

/** Whether something has been told under a path, and something other than this. */
export type Has = (path: string, but?: string) => boolean

export type Question = {
  readonly id: string
  /** In the case file; the total is none, it becomes the principal. */
  readonly path: string
  /** Other paths that answer the same. */
  readonly or?: readonly string[]
  /** The option of the command line. */
  readonly flag?: string
  readonly kind: Kind
  readonly required?: boolean | ((has: Has) => boolean)
  /** Asked of the lender's side only. */
  readonly lenderOnly?: true
  /** Whether it is asked at all, by what has been told. */
  readonly when?: (has: Has) => boolean
}

const DEBT_OVERDUE: Question['when'] = (has) => has('debt.overdueSince') || has('debt.daysPastDue', '0')
const LIVES: Question['when'] = (has) => has('household.people')
const HIT: Question['when'] = (has) => has('hardship.what')
const amount = { is: 'amount' } as const
const past = { is: 'day', toward: 'past' } as const
const future = { is: 'day', toward: 'future' } as const
const choice = (of: readonly string[], names: 'products' | 'lenders' | 'dayCounts', open = false) =>
  ({ is: 'choice', of, names, open }) as const

const QUESTIONS = [
  { id: 'as-of', path: 'asOf', flag: 'as-of', kind: past, required: true },
  { id: 'currency', path: 'currency', flag: 'currency', kind: { is: 'currency' }, required: true },
  { id: 'product', path: 'debt.product', flag: 'product', kind: choice(PRODUCTS, 'products') },
  { id: 'lender', path: 'debt.lender', flag: 'lender', kind: choice(LENDERS, 'lenders', true) },
  { id: 'contract-date', path: 'debt.contractDate', flag: 'contract-date', kind: past },
  { id: 'total', path: '', kind: { is: 'total' }, when: (has) => !has('debt.principal') },
  { id: 'principal', path: 'debt.principal', flag: 'principal', kind: amount, required: true },
  { id: 'interest', path: 'debt.interest', flag: 'interest', kind: amount },
  { id: 'penalty', path: 'debt.penalty', flag: 'penalty', kind: amount },
  { id: 'fees', path: 'debt.fees', flag: 'fees', kind: amount },
  { id: 'rate', path: 'debt.annualRate', flag: 'rate', kind: { is: 'rate' }, required: true },
  {
    id: 'penalty-rate',
    path: 'debt.penaltyRate',
    or: ['debt.penaltyUplift'],
    flag: 'penalty-rate',
    kind: { is: 'penalty' },
  },
  {
    id: 'overdue-since',
    path: 'debt.overdueSince',
    or: ['debt.daysPastDue'],
    flag: 'overdue-since',
    kind: { is: 'overdue' },
  },
  {
    id: 'overdue-principal',
    path: 'debt.overduePrincipal',
    flag: 'overdue-principal',
    kind: amount,
    when: DEBT_OVERDUE,
  },
  {
    id: 'instalment',
    path: 'debt.instalment',
    flag: 'instalment',
    kind: amount,
    when: (has) => !has('debt.contract'),
  },
  {
    id: 'months-left',
    path: 'debt.monthsLeft',
    flag: 'months-left',
    kind: { is: 'count', of: 'months' },
    // One without the other is no contract.
    required: (has) => has('debt.instalment'),
    when: (has) => has('debt.instalment') && !has('debt.contract'),
  },
  {
    id: 'due-day',
    path: 'debt.dueDay',
    flag: 'due-day',
    kind: { is: 'count', of: 'day-of-month' },
    required: true,
  },
  {
    id: 'day-count',
    path: 'debt.dayCount',
    flag: 'day-count',
    kind: choice(DAY_COUNTS, 'dayCounts'),
    required: true,
  },
  {
    id: 'times-overdue',
    path: 'debt.timesOverdue',
    flag: 'times-overdue',
    kind: { is: 'count', of: 'times' },
    lenderOnly: true,
    when: DEBT_OVERDUE,
  },
  { id: 'grade', path: 'debt.grade', flag: 'grade', kind: { is: 'text' }, lenderOnly: true },
  {
    id: 'people',
    path: 'household.people',
    flag: 'people',
    kind: { is: 'count', of: 'people' },
    required: (has) => has('household'),
  },
  { id: 'region', path: 'household.region', flag: 'region', kind: { is: 'text' }, when: LIVES },
  { id: 'income', path: 'household.income', flag: 'income', kind: { is: 'flows' }, when: LIVES },
  { id: 'essentials', path: 'household.spending', flag: 'essentials', kind: { is: 'flows' }, when: LIVES },
  {
    id: 'other-debts',
    path: 'household.otherDebts',
    flag: 'other-debts',
    kind: { is: 'flows' },
    when: LIVES,
  },
  { id: 'savings', path: 'household.savings', flag: 'savings', kind: amount, when: LIVES },
  {
    id: 'hardship',
    path: 'hardship.what',
    kind: { is: 'choice', of: HARDSHIPS, names: 'hardships', open: true },
    required: (has) => has('hardship'),
  },
  { id: 'hardship-since', path: 'hardship.since', kind: past, when: HIT },
  { id: 'hardship-until', path: 'hardship.until', kind: future, when: HIT },
  {
    id: 'evidence',
    path: 'hardship.evidence',
    kind: { is: 'choices', of: EVIDENCE, names: 'evidence', open: true },
    when: HIT,
  },
  { id: 'max-payment', path: 'wish.maxPayment', flag: 'max-payment', kind: amount },
  { id: 'pay-now', path: 'wish.payNow', flag: 'pay-now', kind: amount },
  { id: 'max-months', path: 'wish.maxMonths', flag: 'max-months', kind: { is: 'count', of: 'months' } },
  { id: 'first-due', path: 'wish.firstDue', flag: 'first-due', kind: future },
] as const satisfies readonly Question[]
export type QuestionId = (typeof QUESTIONS)[number]['id']
export type Asked = Question & { readonly id: QuestionId }
export const ALL: readonly Asked[] = QUESTIONS

export const question = (id: QuestionId): Asked => ALL.find((one) => one.id === id) as Asked

/** debt.principal, household.income[0].amount → keys and numbers. */
const pathOf = (text: string): Path =>
  text
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** What a tree says there; an empty value says nothing. */
export function toldAt({ root }: Tree, path: string): TreeNode | undefined {
  const node = path === '' ? undefined : at(root, pathOf(path))
  return node === null ? undefined : node
}

/** The path under which a question is answered, if it is. */
export const answeredAt = (tree: Tree, { path, or = [] }: Question): string | undefined =>
  [path, ...or].find((one) => toldAt(tree, one) !== undefined)
