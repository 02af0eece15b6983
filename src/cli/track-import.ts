// Importing a bank's list (导入银行流水): CSV, XLSX or the like, by a mapping or its columns' names; what matches is added, the rest listed.
// parley track import signed/job-loss-1f0c22ab.json bank.csv --map bank.yaml
import { type Matched, type Numbered, match } from '../app/match.ts'
import type { Day } from '../core/day.ts'
import type { Event } from '../core/payment.ts'
import type { Standing } from '../core/track.ts'
import { voice } from '../i18n/say.ts'
import { BANK, bankMapping, readBankLine } from '../schema/bank-map.ts'
import { InputError, type Trouble, inputError } from '../schema/input-error.ts'
import { readMapping } from '../schema/mapping.ts'
import { rowReader } from '../schema/row-case.ts'
import { readCaseFile } from '../store/case-file.ts'
import { open } from '../store/portfolio/open.ts'
import type { Agreed } from './agreement-input.ts'
import { type Context, stdinFor } from './context.ts'

/** Every line of the list that can be a payment. Money that went out is none. Throws with all lines that cannot be read. */
export async function bankLines(
  context: Context,
  path: string,
  map: unknown,
  digits: number,
): Promise<Numbered[]> {
  const stdin = stdinFor(context, path)
  const source = await open(path, stdin ? { stdin } : {})
  const { columns } = source
  const mapping =
    typeof map === 'string'
      ? readMapping((await readCaseFile(map)).tree, BANK)
      : columns
        ? bankMapping(columns, path)
        : undefined
  if (!mapping) throw inputError('no-day-column', {}, { file: path })
  const reader = rowReader(mapping, columns)
  const out: Numbered[] = []
  const troubles: Trouble[] = []
  for await (const block of source.blocks)
    for (const raw of block) {
      const place = { file: path, line: raw.line }
      try {
        if ('fault' in raw) throw inputError(raw.fault.key, raw.fault.args as never)
        if ('text' in raw) throw inputError('no-day-column', {})
        const root = reader.tree(raw)
        const amount = root['amount']
        // An empty amount, or one with a minus, is a line of money that went out.
        if (amount === undefined || (typeof amount === 'string' && amount.startsWith('-'))) continue
        out.push({ line: raw.line, ...readBankLine({ root, place: () => place }, digits) })
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        troubles.push(...error.troubles.map((trouble) => ({ ...trouble, ...place })))
      }
    }
  if (troubles.length > 0) throw new InputError(troubles)
  return out
}

export function matched(
  lines: readonly Numbered[],
  known: readonly Event[],
  { agreement, of }: Agreed,
  rows: Standing['rows'],
): Matched {
  const { id, debt } = agreement.situation
  const names = [agreement.id, id, debt.contractNo].filter((name): name is string => (name ?? '') !== '')
  return match(lines, known, { names, rows, asOf: of.asOf })
}

/** What became of the lines, to the error stream: the standing after them is the result. Names stand in references. */
export function sayMatched(
  { io, lang, words }: Context,
  { payments, again, unmatched }: Matched,
  { currency, digits, asOf }: { currency: string; digits: number; asOf: Day },
): void {
  const { say } = voice(lang, { currency, digits })
  io.err.write(
    `${say(words.track.imported, {
      payments: payments.length,
      again: again.length,
      unmatched: unmatched.length,
    })}\n`,
  )
  for (const { line, on, amount } of unmatched) {
    const why = amount === 0 ? 'nothing-paid' : on < asOf ? 'too-early' : 'unnamed'
    const said = say(words.track.list.line, { line, day: { day: on }, amount: { money: amount } })
    io.err.write(`  ${said}${words.report.colon} ${words.track.unmatchedIs[why]}\n`)
  }
}
