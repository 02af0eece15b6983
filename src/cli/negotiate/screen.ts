// The screen (画面): cleared and drawn anew after every key; long texts page by page. A shared screen is another one: the private
// one is cleared with all that can be scrolled back to, before anything is shown that the borrower may see.
import { desk } from '../../render/desk.ts'
import type { Context as Look } from '../../render/document.ts'
import { colorLevel, plainTerminal } from '../context.ts'
import type { Call } from './call.ts'
import { keyLabels } from './keys.ts'

const CLEAR = '\u001b[H\u001b[2J'
const CLEAR_ALL = '\u001b[H\u001b[2J\u001b[3J'
const OTHER_SCREEN = '\u001b[?1049h'
const FIRST_SCREEN = '\u001b[?1049l'

/** A terminal that obeys: what was shown can be taken away. */
export const canClear = ({ context: { io } }: Call): boolean => io.err.isTerminal && io.env['TERM'] !== 'dumb'

const columnsOf = ({ context: { io } }: Call): number => Math.max(40, io.err.columns ?? 80)
/** Rows of a page, the prompt left out. */
const pageOf = ({ context: { io } }: Call): number => Math.max(8, (io.err.rows ?? 24) - 2)

/** How documents look on this screen. */
export const lookOf = (call: Call): Look & { readonly width: number } => ({
  lang: call.context.lang,
  colour: colorLevel(call.context, call.context.io.err),
  width: columnsOf(call),
  ascii: plainTerminal(call.context),
  shared: call.shared,
})

const write = ({ context: { io } }: Call, text: string): void => io.err.write(text)

export function show(call: Call): void {
  const text = desk(call.sitting, { ...lookOf(call), keys: keyLabels(call), notice: call.notice })
  write(call, (canClear(call) ? CLEAR : '\n') + text)
  call.notice = []
}

/** Everything that was on the screen is gone before the other side may look at it. */
export function share(call: Call, shared: boolean): void {
  if (canClear(call)) write(call, shared ? CLEAR_ALL + OTHER_SCREEN + CLEAR : CLEAR + FIRST_SCREEN)
  call.shared = shared
}

/** At the end the first screen comes back, and it is empty. */
export function unshare(call: Call): void {
  if (call.shared) share(call, false)
}

/** Page by page, until the end or until it is enough. */
export async function page(call: Call, text: string): Promise<void> {
  const { words } = call.context
  const q = words.call.questions
  const lines = text.trimEnd().split('\n')
  const rows = pageOf(call)
  for (let from = 0; from < lines.length; from += rows) {
    const last = from + rows >= lines.length
    write(call, (canClear(call) ? CLEAR : '\n') + lines.slice(from, from + rows).join('\n') + '\n')
    const key = await call.prompter.key({
      message: last ? q.enough : q.more,
      keys: ['enter', ' ', 'q', 'escape'],
    })
    if (key === 'q' || key === 'escape') return
  }
}
