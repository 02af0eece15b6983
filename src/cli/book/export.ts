// parley book export (导出): a record or all of them, a line each between a first that counts them and a last that vouches for them;
// masked, unless it is asked for and written down; whole or not at all.
// parley book export demo-card-9bbcd208 -o one.ndjson · parley book export --reveal -o book.ndjson
import { createHash } from 'node:crypto'
import { personIn } from '../../app/personal.ts'
import { isRefusal } from '../../core/finding.ts'
import { voice } from '../../i18n/say.ts'
import { masked } from '../../render/masked.ts'
import type { Plain } from '../../schema/plain.ts'
import { listed, sound } from '../../store/book/book.ts'
import { type Record, sessionLines } from '../../store/book/record.ts'
import { canonical, unseenEscaped } from '../../store/canonical.ts'
import { partFile } from '../../store/part-file.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../exit.ts'
import { bookToRead, revealing, sure } from './place.ts'

type Options = Readonly<{ [key: string]: unknown }>

export async function exportBook(
  context: Context,
  ids: readonly string[],
  options: Options,
): Promise<number> {
  const { io, lang } = context
  const { say, words, finding } = voice(lang)
  const dir = bookToRead(context, options)
  const all =
    ids.length > 0
      ? ids
      : listed(dir)
          .map(({ id }) => id)
          .toSorted()
  // Every record is read before a line is written: one that is damaged stops it all.
  for (const id of all) {
    const record = sound(dir, id)
    if (!isRefusal(record)) continue
    io.err.write(`${finding(record.refused)}\n`)
    return record.refused.rule === 'book-unknown' ? EXIT.usage : EXIT.failed
  }
  const shown = revealing(context, dir, options, { what: 'export', records: all.length })
  const output = options['output'] as string | undefined
  const part = output === undefined || output === '-' ? undefined : partFile(output)
  const hash = createHash('sha256')
  const send = async (line: Plain, last = false): Promise<void> => {
    const text = `${unseenEscaped(canonical(line))}\n`
    if (!last) hash.update(text)
    if (part) part.write(text)
    else await (io.out.send ?? (async (data: string | Uint8Array) => io.out.write(String(data))))(text)
  }
  try {
    await send({ schema: 'parley/book-export@1', masked: !shown, records: all.length })
    for (const id of all) await send(lineOf(sure(sound(dir, id), id), dir, shown))
    await send({ end: true, sha256: hash.digest('hex') }, true)
    part?.finish()
  } catch (error) {
    part?.leave()
    throw error
  }
  const { exported, exportedMasked } = words.book
  io.err.write(`${say(shown ? exported : exportedMasked, { records: all.length })}\n`)
  if (output !== undefined && part) io.err.write(`${words.cli.wrote.replace('{file}', () => output)}\n`)
  return EXIT.done
}

function lineOf(record: Record, dir: string, shown: boolean): Plain {
  const { kind, id, data, chains } = record
  const entries = (file: 'events' | 'contacts'): Plain[] => chains[file].lines.map(({ it }) => it)
  const lines = kind === 'session' ? sessionLines(dir, id) : []
  const of: Plain = {
    kind,
    id,
    record: kind === 'session' ? lines : data,
    ...(kind === 'agreement' ? { events: entries('events'), contacts: entries('contacts') } : {}),
  }
  return shown ? of : masked(of, personIn(data, lines))
}
