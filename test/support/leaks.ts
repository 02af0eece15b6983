// Leaks (泄露检查): the lender's figures and words of a comparison, every way they are printed, looked for in a text.
// leaks('… worth ¥31,204.55 …', secretsOf(comparison)) names the expected value that stands there.
import type { Comparison } from '../../src/app/compare.ts'
import type { Entry } from '../../src/app/appraise.ts'
import type { Finding } from '../../src/core/finding.ts'
import { type Owed, total } from '../../src/core/debt.ts'
import { type Money, format } from '../../src/core/money.ts'
import { type Share, percent, toNumber } from '../../src/core/rate.ts'
import { LANGS } from '../../src/i18n/lang.ts'
import { messages } from '../../src/i18n/messages.ts'
import { LENDER_ONLY } from '../../src/policy/lender-only.ts'
import { POLICIES } from '../../src/policy/load.ts'
import { PARAMETER_NAMES } from '../../src/policy/parameters.ts'
import { shelved } from './standing.ts'

/** A figure of the lender's, and every way it is printed, without sign and digit groups. */
export type Secret = { readonly what: string; readonly prints: readonly string[] }

const DIGITS = 2
/** "31204.55" and the fen themselves, where they are too many to be a count or a day. */
const moneyPrints = (of: number): string[] => {
  const amount = Math.abs(of)
  return [format(amount as Money, DIGITS), ...(amount >= 1e5 ? [String(amount)] : [])]
}
/** Nothing, all and what is printed as nothing say nothing. */
const isTelling = (of: number): boolean => Math.abs(of) >= 5e-5 && Math.abs(of) !== 1
/** 0.7345 is "73.45%" to people and itself to programs. */
const fractionPrints = (of: number): string[] => {
  const size = Math.abs(of)
  return [`${(Math.round(size * 10_000) / 100).toFixed(2)}%`, ...(Number.isInteger(of) ? [] : [String(size)])]
}
const sharePrints = (of: Share): string[] => [percent(of).replace('-', ''), ...fractionPrints(toNumber(of))]
const isOwed = (of: object): of is Owed => 'principal' in of && 'interest' in of && 'fees' in of
const isShare = (of: object): of is Share => 'units' in of && 'scale' in of

/** Measures of a plan that are the lender's alone. */
const MEASURES = ['presentValue', 'expectedValue', 'recovery', 'diminished'] as const

export function secretsOf({ contract, plans, lender, findings }: Comparison): Secret[] {
  const out: Secret[] = []
  const add = (what: string, prints: readonly string[]): void => void out.push({ what, prints })
  const money = (what: string, of: number | null | undefined): void => {
    if (of !== null && of !== undefined && of !== 0) add(what, moneyPrints(of))
  }
  const fraction = (what: string, of: number | null): void => {
    if (of !== null && isTelling(of)) add(what, fractionPrints(of))
  }
  const entries: readonly Entry[] = contract ? [contract, ...plans] : plans
  for (const { id, measures: m } of entries) {
    money(`${id} presentValue`, m.presentValue)
    money(`${id} expectedValue`, m.expectedValue)
    fraction(`${id} recovery`, m.recovery)
    fraction(`${id} diminished`, m.diminished)
  }
  for (const { rule, args, lenderOnly } of [...findings, ...entries.flatMap((one) => one.findings)])
    if (lenderOnly)
      for (const [name, arg] of Object.entries(args)) if ('money' in arg) money(`${rule} ${name}`, arg.money)
  if (!lender) return out
  for (const { kind, cost, most, value, breakEven, months } of lender.alternatives) {
    money(`${kind} cost`, cost)
    // Who waits may at best be paid what is owed, and that is no secret.
    if (kind !== 'do-nothing') money(`${kind} most`, most)
    money(`${kind} value`, value)
    fraction(`${kind} breakEven`, breakEven)
    if (months !== null && !Number.isInteger(months)) add(`${kind} months`, [String(months)])
  }
  money('reservation', lender.reservation)
  for (const key of ['base', 'slope', 'recovery'] as const)
    if (lender.hazard && isTelling(toNumber(lender.hazard[key])))
      add(`hazard ${key}`, sharePrints(lender.hazard[key]))
  for (const { weight } of lender.hazard?.shape ?? []) fraction('hazard shape', weight)
  for (const [name, mark] of Object.entries(lender.efficient?.marks ?? {}))
    money(`${name} expected`, mark?.expected)
  return out
}

/** Every figure of a comparison that is the borrower's own: what is left of it without the lender's. */
export function ownFigures(of: Comparison): ReadonlySet<string> {
  const out = new Set(moneyPrints(total(of.situation.debt.owed)))
  const walk = (value: unknown, key?: string): void => {
    if (key === 'policy' || key === 'lender' || (MEASURES as readonly unknown[]).includes(key)) return
    if (typeof value === 'number') {
      for (const print of Number.isInteger(value) ? moneyPrints(value) : fractionPrints(value)) out.add(print)
    } else if (Array.isArray(value)) for (const item of value) walk(item)
    else if (typeof value === 'object' && value !== null) {
      if ('lenderOnly' in value) return
      if (isShare(value)) for (const print of sharePrints(value)) out.add(print)
      if (isOwed(value)) for (const print of moneyPrints(total(value))) out.add(print)
      for (const [name, item] of Object.entries(value)) walk(item, name)
    }
  }
  walk(of)
  return out
}

/** Those that can be looked for: a figure that the borrower has too says nothing, and neither does a round one, as of a scale. */
export const tellable = (secrets: readonly Secret[], own: ReadonlySet<string>): Secret[] =>
  secrets.filter(({ prints }) => !prints.some((print) => own.has(print) || print.endsWith('0.00')))

/** Numbers as they stand, and read across digit groups. */
function numbersIn(text: string): Set<string> {
  const all = `${text} ${text.replaceAll(/(?<=\d),(?=\d{3})/g, '')}`
  return new Set(all.match(/\d+(?:\.\d+)?(?:e-\d+)?%?/g))
}

const squeeze = (text: string): string => text.replaceAll(/[\s\\]/g, '')
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const decoded = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (of) => ENTITIES[of] ?? of)

/** Every text below, with where it stands: `findings.duty`. */
const texts = (of: unknown, at: string): [at: string, text: string][] =>
  typeof of === 'string'
    ? [[at, of]]
    : typeof of === 'object' && of !== null
      ? Object.entries(of).flatMap(([key, value]) => texts(value, `${at}.${key}`))
      : []
/** What stands between the figures of a template. */
const parts = (template: string): string[] => template.split(/\{[^}]*\}/).map(squeeze)

/** Rules that speak of the lender's books, of who may grant what, or of what the lender falls back on. */
const RULES = [...LENDER_ONLY, 'below-alternative', 'modified-substantially', 'diminished-obligation']
const SIDE =
  /^(hazard|recovery|sale|litigation|self-cure|realisation|fee|time|judgment|auction|observation)\b/

/** Where messages speak of the lender's side, and those that no comparison says. */
const OF_LENDER = new RegExp(
  String.raw`^\.(value\.(alternatives|efficient|reasons\.worth)\b|levels\.needs-approval$|roles\.(?!borrower)|` +
    String.raw`report\.(explain|legend|columns)\.(presentValue|expectedValue|authority)$|findings\.(${RULES.join('|')})$)`,
)
const ELSEWHERE = /^\.(cli|call|explain|policy|troubles|expected|points)\b/

/** Words that only the lender's side has: no other text of the program, and no duty told to the borrower, has them. */
export const WORDS: readonly string[] = (() => {
  const said = LANGS.flatMap((lang) => texts(messages(lang), '')).filter(([at]) => !ELSEWHERE.test(at))
  const lenders = said.flatMap(([at, text]) => (OF_LENDER.test(at) ? [text] : []))
  const others = said.flatMap(([at, text]) => (OF_LENDER.test(at) ? [] : [text]))
  for (const name of POLICIES)
    for (const entry of shelved(name).values)
      if (entry['sets'] === 'duty') others.push(...texts(entry, '').map(([, text]) => text))
  const known = others.map(squeeze).join('\n')
  const words = lenders.flatMap(parts).filter((part) => part.length >= (/[\u3000-\u9fff]/.test(part) ? 2 : 6))
  const names = [...PARAMETER_NAMES.filter((name) => SIDE.test(name)), ...RULES, 'needs-approval']
  return [...new Set([...words, 'Nash', ...names])].filter((part) => !known.includes(part))
})()

/** How a level amount is worked out speaks of present values too. */
export const WORDS_OF_FORMULAS: readonly string[] = (() => {
  const formulas = LANGS.flatMap((lang) => texts(messages(lang).explain, '').map(([, text]) => squeeze(text)))
  return WORDS.filter((word) => !formulas.some((text) => text.includes(word)))
})()

/** Keys of JSON and of CSV that a borrower's result does not have. */
const KEYS = [
  ...MEASURES,
  'authority',
  'beatenBy',
  'lender',
  'alternatives',
  'reservation',
  'assumptions',
  'efficient',
]

/** What of the lender's stands in a text: figures that can be told from the borrower's, words and keys. */
export function leaks(text: string, secrets: readonly Secret[], words = WORDS): string[] {
  const numbers = numbersIn(text)
  const plain = squeeze(decoded(text))
  return [
    ...secrets.flatMap(({ what, prints }) =>
      prints.filter((print) => numbers.has(print)).map((print) => `${what}: ${print}`),
    ),
    ...words.filter((word) => plain.includes(word)),
    ...KEYS.filter((key) => text.includes(`"${key}":`) || csvKeys(text).includes(key)),
  ]
}
const csvKeys = (text: string): string[] =>
  text.startsWith('case,') ? (text.split('\n')[0] ?? '').split(',') : []

/** The same plans in the same order, with everything of the lender's replaced. */
export function otherFigures(of: Comparison): Comparison {
  const lies = <T extends number>(value: T | null): T => Math.round((value ?? 0) * 1.7 + 131_713) as T
  const noted: Finding = { rule: 'below-alternative', level: 'warns', args: {}, lenderOnly: true }
  const said = (findings: readonly Finding[]): Finding[] => [
    ...findings.filter(({ lenderOnly }) => !lenderOnly),
    noted,
  ]
  const entry = (one: Entry): Entry => ({
    ...one,
    authority: 'manager',
    beatenBy: 'nobody',
    findings: said(one.findings),
    measures: {
      ...one.measures,
      presentValue: lies(one.measures.presentValue),
      expectedValue: lies(one.measures.expectedValue),
      recovery: 0.7131,
      diminished: 0.3171,
    },
  })
  return {
    ...of,
    findings: said(of.findings),
    contract: of.contract && entry(of.contract),
    plans: of.plans.map(entry),
    lender: of.lender && { ...of.lender, reservation: lies(of.lender.reservation), alternatives: [] },
  }
}
