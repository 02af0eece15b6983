// parley book accept (确认损失): what a check told and no copy can put back is given up, for a reason that stands in the book.
// parley book accept agreements/4f/demo-card-9bbcd208/events.ndjson --reason "disk failed, no backup"
import { maskText } from '../../i18n/mask.ts'
import { voice } from '../../i18n/say.ts'
import { acceptingOf } from '../../store/book/accept.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { bookToRead, sure, write } from './place.ts'

type Options = Readonly<{ [key: string]: unknown }>

export function acceptLoss(context: Context, named: string, options: Options): number {
  const { reason } = options
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new UsageError('missing-option', { option: '--reason' })
  const dir = bookToRead(context, options)
  const loss = write(dir, (book) =>
    sure(book.accept(acceptingOf(named), { reason: maskText(reason.trim()) }), named),
  )
  const { say, words } = voice(context.lang)
  const w = words.book.accept
  const id = { text: named }
  const said =
    'records' in loss
      ? say(w.log, { id, records: loss.records })
      : say(loss.whole ? w.whole : w.entries, { id, events: loss.events, contacts: loss.contacts })
  context.io.out.write(`${said}\n`)
  return EXIT.done
}
