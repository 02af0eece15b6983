// A call from its first word to its last (一次协商的全程): how it begins, the loop, and where it is kept; whatever happens the screen
// is private again and empty, the file closed, and its name told.
import { sit } from '../../app/sitting.ts'
import type { Day } from '../../core/day.ts'
import { voice } from '../../i18n/say.ts'
import { bookToWrite } from '../book/place.ts'
import type { Context } from '../context.ts'
import { EXIT, Interrupted } from '../exit.ts'
import { type Around, type Begun, type Options, begin } from './begin.ts'
import { type Call, tell, tellWhy, voiceOf } from './call.ts'
import { keepSession } from './in-book.ts'
import { codeOf, loop } from './loop.ts'
import { unshare } from './screen.ts'
import { type Talk, newFile } from './talk.ts'

export async function negotiate(
  context: Context,
  path: string | undefined,
  options: Options,
  around: Around,
): Promise<number> {
  const { prompter } = around
  let talk: Talk | undefined
  let spoken = context
  let call: Call | undefined
  // Told before anything is said, not after it.
  const book = options['book'] === undefined ? undefined : bookToWrite(context, options)
  try {
    const begun = await begin(context, path, options, around, (held, of) => {
      talk = held
      spoken = of
    })
    call = seated(begun, options, around, book)
    await loop(call)
    unshare(call)
    await keepOrNot(call, around)
    return codeOf(call)
  } catch (error) {
    if (!isInterrupt(error)) throw error
    if (call) unshare(call)
    return EXIT.interrupted
  } finally {
    if (call) unshare(call)
    prompter.close()
    if (talk) {
      talk.close()
      farewell(spoken, talk)
      const file = talk.file()
      if (book !== undefined && file !== undefined) keepSession(spoken, book, file)
    }
  }
}

const isInterrupt = (error: unknown): boolean =>
  error instanceof Interrupted || (error as Error | undefined)?.name === 'ExitPromptError'

function seated(
  { context, seat, talk, told, otherPolicy }: Begun,
  options: Options,
  around: Around,
  book: string | undefined,
): Call {
  const standing = talk.standing()
  // Figures may be of a later day than the call, and a session goes on where it stopped.
  const first = sit(seat, standing, around.today)
  const on = Math.max(around.today, standing.on ?? around.today, first.now.situation.debt.asOf) as Day
  const call: Call = {
    context,
    prompter: around.prompter,
    seat,
    talk,
    on,
    out: typeof options['out'] === 'string' ? options['out'] : undefined,
    book,
    sitting: on === around.today ? first : sit(seat, standing, on, [], first),
    own: [],
    shared: false,
    notice: [],
    undoneTo: undefined,
    barred: false,
  }
  const { said } = context.words.call
  const { say, finding } = voiceOf(call)
  tell(call, ...told.map(finding))
  if (otherPolicy) tell(call, say(said.otherPolicy, { id: { text: seat.book.id } }))
  const file = talk.file()
  if (file !== undefined) tell(call, say(said.file, { file: { text: file } }))
  return call
}

/** Nothing of a borrower's is kept unless the borrower says so. */
async function keepOrNot(call: Call, { today }: Around): Promise<void> {
  const { talk, prompter, context } = call
  if (talk.file() !== undefined) return
  const { questions: q } = context.words.call
  const keep = await prompter.choose<'no' | 'yes'>({
    message: q.keep,
    choices: [
      { value: 'no', name: q.keepNo },
      { value: 'yes', name: q.keepYes },
    ],
    initial: 'no',
  })
  if (keep === 'no') return
  const no = talk.keep(newFile(context.io.env, today))
  if (no) tellWhy(call, [no])
}

function farewell({ io, lang, words }: Context, talk: Talk): void {
  const { say } = voice(lang)
  const { said } = words.call
  const file = talk.file()
  io.err.write(`${file === undefined ? said.notKept : say(said.kept, { file: { text: file } })}\n`)
}
