// parley book add (加入账册): agreements that hold, cases that can be read, sessions that are whole; what does not is told and left out.
// parley book add signed/*.json zhang.yaml call.jsonl
import { readFileSync } from 'node:fs'
import { type Followed, termsOf } from '../../app/follow.ts'
import { isRefusal } from '../../core/finding.ts'
import { visible } from '../../i18n/neutral.ts'
import { voice } from '../../i18n/say.ts'
import { AGREEMENT } from '../../schema/agreement-written.ts'
import { agreementData, fileNameOf } from '../../store/agreement-file.ts'
import type { New } from '../../store/book/write.ts'
import { readText } from '../../store/case-file.ts'
import { digest, sha256 } from '../../store/digest.ts'
import { isSession, read } from '../../store/journal.ts'
import { readTree } from '../../store/read-tree.ts'
import type { Policy } from '../../policy/policy.ts'
import type { TreeMap } from '../../schema/tree.ts'
import { loaded } from '../case-input.ts'
import { type Context, stdinFor } from '../context.ts'
import { EXIT, Refused, UsageError } from '../exit.ts'
import { agreementOf as agreed } from '../agreement-input.ts'
import { verified } from '../verifying.ts'
import { bookToWrite, write } from './place.ts'

type Options = Readonly<Record<string, unknown>>

export async function addToBook(
  context: Context,
  files: readonly string[],
  options: Options,
): Promise<number> {
  if (files.length === 0)
    throw new UsageError('missing-argument', { argument: context.words.cli.placeholders.file })
  const records: New[] = []
  let failed = false
  for (const file of files) {
    const record = await recordOf(context, file, options)
    if (record) records.push(record)
    else failed = true
  }
  if (records.length === 0) return EXIT.failed
  const barred = addRecords(context, bookToWrite(context, options), records)
  return failed || barred ? EXIT.failed : EXIT.done
}

/** What became of each, in a sentence. */
export function added(
  { lang }: Context,
  dir: string,
  records: readonly New[],
): { readonly said: string; readonly barred: boolean }[] {
  const { say, words, finding } = voice(lang)
  return write(dir, (book) => book.add(records)).map((one, i) => {
    const kind = words.book.kinds[records[i]?.kind ?? 'agreement']
    return isRefusal(one)
      ? { said: finding(one.refused), barred: true }
      : { said: say(words.book[one.done], { id: { text: one.id }, kind }), barred: false }
  })
}

/** Says of each what became of it; whether any could not be added. */
export function addRecords(context: Context, dir: string, records: readonly New[]): boolean {
  const { out, err } = context.io
  const done = added(context, dir, records)
  for (const { said, barred } of done) (barred ? err : out).write(`${said}\n`)
  return done.some(({ barred }) => barred)
}

async function recordOf(context: Context, file: string, options: Options): Promise<New | undefined> {
  if (file !== '-' && isSession(file)) return sessionOf(file)
  const text = await readText(file, stdinFor(context, file))
  return isAgreement(text) ? agreementOf(context, text, file, options) : caseOf(context, text, file, options)
}

const isAgreement = (text: string): boolean =>
  text.trimStart().startsWith('{') && text.includes(`"${AGREEMENT}"`)

async function agreementOf(
  context: Context,
  text: string,
  file: string,
  options: Options,
): Promise<New | undefined> {
  const { io, lang } = context
  const { say, words, finding } = voice(lang)
  const data = agreementData(text, file)
  const found = await verified(context, data, file, options['policy'])
  const holds = !('against' in found) && found.differences.length === 0
  if ('against' in found) for (const one of found.against) io.err.write(`${finding(one)}\n`)
  if (!holds) {
    io.err.write(`${say(words.book.notVerified, { file: { text: file } })}\n`)
    return undefined
  }
  const { agreement, policy } = await agreed(context, data, file, options['policy'])
  return newAgreement(agreement, policy, text)
}

/** With what a day's list must know of its policy. `text`: as it is written. */
export function newAgreement(agreement: Followed, policy: Policy, text: string): New {
  const { tolerance, watch } = termsOf(agreement, policy)
  const terms = {
    tolerance: [tolerance.days, tolerance.amount] as const,
    ...(watch ? { watch: [watch.months, watch.rows] as const } : {}),
  }
  return { kind: 'agreement', id: agreement.id, text, terms }
}

/** As it was given, in JSON: whatever was written as YAML stays readable and needs no reader of YAML. */
async function caseOf(context: Context, text: string, file: string, options: Options): Promise<New> {
  const tree = await readTree(text, file)
  const { situation } = await loaded(context, tree, options)
  const root = tree.root as TreeMap
  const name = situation.id ?? 'case'
  return { kind: 'case', id: safe(name, digest(root)), text: `${JSON.stringify(root, null, 2)}\n` }
}

export function sessionOf(file: string): New {
  const session = read(file)
  if (isRefusal(session)) throw new Refused(visible(file), session.refused)
  if (session.damage) throw new Refused(visible(file), session.damage.finding)
  const bytes = readFileSync(file, 'utf8')
  const first = bytes.slice(0, bytes.indexOf('\n') + 1)
  const { id } = session.head.case
  const name = typeof id === 'string' ? id : 'session'
  return { kind: 'session', id: safe(name, sha256(first)), text: bytes }
}

/** An id that is a name of a file, so that the file alone tells it. */
const safe = (name: string, of: string): string => fileNameOf(`${name}-${of.slice(0, 8)}`)
