// Options (选项): those that several commands share, and the flags that stand for fields of a case file.
// --principal 48732.55 --rate 18% is the same as debt.principal and debt.annualRate in a file.
import { type Command, Option } from 'commander'
import { ROLES } from '../app/appraise.ts'
import { LANGS } from '../i18n/lang.ts'
import type { Context } from './context.ts'
import { UsageError } from './exit.ts'

/** Flag → path in the case; a flow flag is one monthly flow. */
export const CASE_FLAGS = {
  'as-of': 'asOf',
  currency: 'currency',
  product: 'debt.product',
  lender: 'debt.lender',
  'contract-date': 'debt.contractDate',
  principal: 'debt.principal',
  'overdue-principal': 'debt.overduePrincipal',
  interest: 'debt.interest',
  penalty: 'debt.penalty',
  fees: 'debt.fees',
  rate: 'debt.annualRate',
  'penalty-rate': 'debt.penaltyRate',
  'day-count': 'debt.dayCount',
  'due-day': 'debt.dueDay',
  'overdue-since': 'debt.overdueSince',
  'days-past-due': 'debt.daysPastDue',
  'times-overdue': 'debt.timesOverdue',
  'months-left': 'debt.monthsLeft',
  instalment: 'debt.instalment',
  grade: 'debt.grade',
  people: 'household.people',
  region: 'household.region',
  income: 'household.income',
  essentials: 'household.spending',
  'other-debts': 'household.otherDebts',
  savings: 'household.savings',
  'max-payment': 'wish.maxPayment',
  'pay-now': 'wish.payNow',
  'max-months': 'wish.maxMonths',
  'done-by': 'wish.doneBy',
  'first-due': 'wish.firstDue',
} as const
export type CaseFlag = keyof typeof CASE_FLAGS
export const CASE_FLAG_NAMES = Object.keys(CASE_FLAGS) as readonly CaseFlag[]

/** An option that may be repeated. */
export const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value]

/** --lang, --color, --no-input and -h go with every command. */
export function common(command: Command, { words }: Context, langs: readonly string[] = LANGS): void {
  const o = words.cli.options
  command
    .addOption(new Option(`--lang <${langs.join('|')}>`, o.lang).choices(langs))
    .addOption(new Option('--color <auto|always|never>', o.color).choices(['auto', 'always', 'never']))
    .option('--no-input', o.noInput)
}

export function caseOptions(command: Command, { words }: Context): void {
  const { options: o, placeholders: p } = words.cli
  command.argument(`[${p.case}]`, words.cli.args.case)
  command.addOption(new Option(`--set <${p.set}>`, o.set).argParser(collect))
  for (const flag of CASE_FLAG_NAMES)
    command.option(`--${flag} <${words.cli.placeholders[CASE_KIND[flag]]}>`, o[flag])
}

const DAYS: readonly string[] = ['as-of', 'contract-date', 'overdue-since', 'done-by', 'first-due']
const COUNTS: readonly string[] = [
  'due-day',
  'days-past-due',
  'times-overdue',
  'months-left',
  'people',
  'max-months',
]
const WORDS: readonly string[] = ['currency', 'product', 'lender', 'grade', 'region', 'day-count']
const kindOf = (flag: string): 'day' | 'count' | 'word' | 'rate' | 'amount' =>
  DAYS.includes(flag)
    ? 'day'
    : COUNTS.includes(flag)
      ? 'count'
      : WORDS.includes(flag)
        ? 'word'
        : flag.endsWith('rate')
          ? 'rate'
          : 'amount'
const CASE_KIND = Object.fromEntries(CASE_FLAG_NAMES.map((flag) => [flag, kindOf(flag)])) as Record<
  CaseFlag,
  ReturnType<typeof kindOf>
>

export function policyOptions(command: Command, { words }: Context): void {
  const { options: o, placeholders: p } = words.cli
  command
    .option(`--policy <${p.name}>`, o.policy)
    .addOption(new Option(`--role <${p.role}>`, o.role).choices(ROLES).default('collector'))
}

export function outputOptions(command: Command, { words }: Context, formats: readonly string[]): void {
  const { options: o, placeholders: p } = words.cli
  command
    .option(`-f, --format <${p.format}>`, `${o.format} ${formats.join(', ')}`)
    .option('--json', o.json)
    .option(`-o, --output <${p.file}>`, o.output)
    .option(`--width <${p.columns}>`, o.width)
    .option('--ascii', o.ascii)
}

/** A whole number within bounds, or a usage error that names the option. */
export function whole(value: unknown, option: string, least: number, most: number): number | undefined {
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value : ''
  const n = Number(text)
  if (!/^\d+$/.test(text) || n < least || n > most)
    throw new UsageError('not-whole', { option, value: text, least, most })
  return n
}
