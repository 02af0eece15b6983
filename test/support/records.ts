// Made-up records (虚构组合): accounts of no one, as many as asked for, the same for the same seed; one line at a time.
// for (const line of records(1000)) …: ndjson cases; csvRecords(1000): the same accounts as a table with a head.

/** Mulberry32: small, seeded, the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Account = Readonly<Record<(typeof COLUMNS)[number], string>>
const COLUMNS = [
  'id',
  'name',
  'principal',
  'overduePrincipal',
  'interest',
  'penalty',
  'fees',
  'annualRate',
  'dueDay',
  'daysPastDue',
  'monthsLeft',
  'instalment',
  'people',
  'income',
  'spending',
] as const

const NAMES = ['张三', '李四', '王五', '赵六', '"孙七"', '周,八', '吴\n九']

function* accounts(count: number, seed = 1): Generator<Account> {
  const next = random(seed)
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const money = (cents: number): string => (cents / 100).toFixed(2)
  for (let n = 1; n <= count; n += 1) {
    const monthsLeft = between(6, 36)
    const principal = between(200_000, 12_000_000)
    const late = between(0, 5) === 0 ? 0 : between(5, 180)
    const months = Math.min(monthsLeft, Math.ceil(late / 30))
    const instalment = Math.ceil(principal / monthsLeft + principal * 0.012)
    yield {
      id: `a${String(n).padStart(7, '0')}`,
      name: NAMES[between(0, NAMES.length - 1)] ?? '',
      principal: money(principal),
      overduePrincipal: money(Math.min(principal, Math.round((principal / monthsLeft) * months))),
      interest: money(Math.round(principal * 0.015 * months)),
      penalty: money(Math.round(principal * 0.00002 * late)),
      fees: money(late === 0 ? 0 : between(0, 3) * 10_000),
      annualRate: `${between(8, 24)}%`,
      dueDay: String(between(1, 28)),
      daysPastDue: String(late),
      monthsLeft: String(monthsLeft),
      instalment: money(instalment),
      people: String(between(1, 5)),
      income: money(between(250_000, 2_000_000)),
      spending: money(between(150_000, 900_000)),
    }
  }
}

const AS_OF = '2026-11-22'

export function* records(count: number, seed = 1): Generator<string> {
  for (const { id, people, income, spending, name: _name, ...debt } of accounts(count, seed))
    yield `${JSON.stringify({
      id,
      asOf: AS_OF,
      currency: 'CNY',
      debt: { product: 'consumer-loan', lender: 'consumer-finance', dayCount: 'act/365', ...debt },
      household: {
        people,
        income: [{ what: 'income', amount: income }],
        spending: [{ what: 'essentials', amount: spending }],
      },
    })}\n`
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export function* csvRecords(count: number, seed = 1): Generator<string> {
  yield `${COLUMNS.join(',')}\n`
  for (const account of accounts(count, seed))
    yield `${COLUMNS.map((name) => cell(account[name])).join(',')}\n`
}

/** What the table leaves to be said. */
export const CSV_SETS = [
  `asOf=${AS_OF}`,
  'currency=CNY',
  'debt.dayCount=act/365',
  'debt.product=consumer-loan',
  'debt.lender=consumer-finance',
].flatMap((set) => ['--set', set])
