// parley book forget (删除): a record is deleted once its purpose is fulfilled and no rule wants it kept; what is left is a line that
// says when and why, without whose it was. Then every byte of the book is looked through for what told of the borrower.
// parley book forget demo-card-9bbcd208 --reason "purpose fulfilled"
import { relative, sep } from 'node:path'
import { follow } from '../../app/follow.ts'
import { personalIn } from '../../app/personal.ts'
import { type Day, parseDay } from '../../core/day.ts'
import { type Finding, isRefusal } from '../../core/finding.ts'
import { maskText } from '../../i18n/mask.ts'
import { voice } from '../../i18n/say.ts'
import { amountIn, findingJson } from '../../render/json-plan.ts'
import { jsonText } from '../../render/json-text.ts'
import { mayForget } from '../../policy/may-forget.ts'
import type { Plain } from '../../schema/plain.ts'
import { found, listed } from '../../store/book/book.ts'
import { remains } from '../../store/book/files.ts'
import { GROWING, type Kind, KINDS, placeOf } from '../../store/book/layout.ts'
import { type Record, sessionLines } from '../../store/book/record.ts'
import type { Row } from '../../store/book/row.ts'
import type { Forgotten } from '../../store/book/write.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { keptOf } from '../kept.ts'
import { dayOf } from '../policy-asked.ts'
import { today } from '../today.ts'
import { lawOfRecord } from './law.ts'
import { bookToRead, sure, write } from './place.ts'

type Options = Readonly<{ [key: string]: unknown }>

export async function forgetRecord(context: Context, id: string, options: Options): Promise<number> {
  const { io, lang } = context
  const reason = options['reason']
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new UsageError('missing-option', { option: '--reason' })
  const dir = bookToRead(context, options)
  const on = dayOf(options, 'on') ?? today()
  const record = found(dir, id)
  // Begun and interrupted: the log says that it is gone, and it is asked for again.
  if (isRefusal(record)) return forgetRest(context, dir, id, options)
  const { words, finding } = voice(lang)
  const { law } = await lawOfRecord(context, record, options)
  const findings = mayForget(law, lifeOf(record.row, on, await completedOn(context, record, on, options)), on)
  for (const one of findings)
    io.err.write(`${words.cli.levels[one.level]}${words.report.colon} ${finding(one)}\n`)
  if (findings.some(({ level }) => level === 'forbids')) return EXIT.barred

  const gone = [
    record,
    ...companions(dir, record.row).map((row) => sure(found(dir, row.id, [row.kind]), row.id)),
  ]
  const texts = [...new Set(gone.flatMap((one) => textsOf(dir, one)))]
  const why = { reason: withoutNames(reason.trim(), texts), rule: findings[0]?.rule ?? null }
  const done = write(dir, (book) =>
    gone.map(({ kind, id: own }) => ({ kind, id: own, ...sure(book.forget(kind, own, why), own) })),
  )
  return told(context, options, dir, { done, texts, findings })
}

/** What tells of a borrower, wherever it stands; of a damaged file the index still has some. */
const textsOf = (dir: string, { kind, id, data, chains, row }: Record): string[] => [
  ...personalIn(
    data,
    kind === 'session'
      ? sessionLines(dir, id)
      : GROWING.flatMap((file) => chains[file].lines.map(({ it }): Plain => it)),
  ),
  ...[row.id, row.name, row.phone, row.contractNo].filter((text) => text !== undefined),
]

/** Cases and sessions of the same case go with the agreement; a session may have been told late whose it is. */
const companions = (dir: string, { kind, of, borrower, key }: Row): Row[] =>
  kind !== 'agreement' || of === undefined
    ? []
    : listed(dir).filter(
        (row) =>
          row.kind !== 'agreement' &&
          row.key !== key &&
          row.of === of &&
          (row.borrower ?? borrower) === borrower,
      )

/** The reason stands in the book for good. */
const withoutNames = (reason: string, texts: readonly string[]): string =>
  maskText(
    texts.toSorted((a, b) => b.length - a.length).reduce((said, text) => said.replaceAll(text, '*'), reason),
  )

/** Paid off before its last row, a plan is over on that day. What cannot be followed any more runs as it was agreed. */
async function completedOn(
  context: Context,
  { kind, id, flaws }: Record,
  on: Day,
  options: Options,
): Promise<Day | undefined> {
  if (kind !== 'agreement' || flaws.length > 0) return undefined
  const { agreed, read } = await keptOf(context, id, options)
  const followed = follow(agreed.agreement, await read(), on, { policy: agreed.policy })
  return 'refused' in followed ? undefined : followed.standing.completedOn
}

function lifeOf(
  { due = [], came = [], contact, on: agreed }: Row,
  on: Day,
  completed: Day | undefined,
): { ends?: Day; last: Day } {
  const ends = completed ?? (due.at(-2) as Day | undefined)
  const spoken = contact && parseDay(contact.at.slice(0, 10))
  const last = Math.max(agreed ?? 0, spoken ?? 0, ...came.map(([, day]) => day)) as Day
  return { ...(ends === undefined ? {} : { ends }), last: last === 0 ? on : last }
}

function forgetRest(context: Context, dir: string, id: string, options: Options): number {
  const tried = write(dir, (book) => KINDS.map((kind) => ({ kind, of: book.forget(kind, id, {}) })))
  const done = tried.flatMap(({ kind, of }) => (isRefusal(of) ? [] : [{ kind, id, ...of }]))
  if (done.length > 0) return told(context, options, dir, { done, texts: [id], findings: [] })
  const refusals = tried.flatMap(({ of }) => (isRefusal(of) ? [of.refused] : []))
  const no = refusals.find(({ rule }) => rule === 'book-forgotten') ?? refusals[0]
  if (no) context.io.err.write(`${voice(context.lang).finding(no)}\n`)
  return EXIT.usage
}

type Gone = {
  readonly done: readonly ({ readonly kind: Kind; readonly id: string } & Forgotten)[]
  readonly texts: readonly string[]
  readonly findings: readonly Finding[]
}

/** What was deleted, and that nothing of it is left; else where. */
function told({ io, lang }: Context, options: Options, dir: string, { done, texts, findings }: Gone): number {
  const { say, words } = voice(lang)
  const w = words.book.forget
  const proof = proofOf(dir, texts)
  const { files, bytes, elsewhere, remains: left } = proof
  if (options['json'] === true || options['format'] === 'json') {
    const shown = findings.map((one) => findingJson(one, amountIn(2), lang))
    const records = done.map((one) => ({ ...one }))
    const of = {
      schema: 'parley/forgotten@1',
      records,
      proof: { ...proof, texts: texts.length },
      findings: shown,
    }
    io.out.write(`${jsonText(of)}\n`)
  } else {
    for (const { id, ...of } of done)
      io.out.write(`${say(w.done, { id: { text: id }, files: of.files, bytes: of.bytes })}\n`)
    if (left.length + elsewhere.length === 0)
      io.out.write(`${say(w.proof, { files, bytes, texts: texts.length })}\n`)
    else if (elsewhere.length > 0)
      io.out.write(`${say(w.elsewhere, { ids: { text: elsewhere.join(words.report.list) } })}\n`)
  }
  for (const file of left) io.err.write(`${say(w.remains, { file: { text: file } })}\n`)
  io.err.write(`${w.copies}\n`)
  return left.length > 0 ? EXIT.failed : EXIT.done
}

/** Every file is looked through; what is found belongs to another record, or should not be there. */
function proofOf(dir: string, texts: readonly string[]) {
  const { files, bytes, found: left } = remains(dir, texts)
  const rows = left.length === 0 ? [] : listed(dir)
  const places = rows.map((row): [string, string] => [placeOf(dir, row.kind, row.id), row.id])
  const elsewhere = new Set<string>()
  const stray: string[] = []
  for (const file of left) {
    const own = places.filter(([place]) => file === place || file.startsWith(place + sep)).map(([, id]) => id)
    const told = relative(dir, file).startsWith('index')
      ? rows.filter((row) => texts.some((text) => JSON.stringify(row).includes(text))).map(({ id }) => id)
      : own
    if (told.length === 0) stray.push(relative(dir, file))
    for (const id of told) elsewhere.add(id)
  }
  return { files, bytes, elsewhere: [...elsewhere], remains: stray }
}
