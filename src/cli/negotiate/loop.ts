// The loop of a call (协商循环): the screen, one key, what it does, the screen again; until it is saved, left or ended. The exit
// code says how it was left: 4 where what was asked for last may not be done, 3 where nothing can be offered at all.
import { EXIT } from '../exit.ts'
import { type Action, type Call, type Outcome, tell, voiceOf } from './call.ts'
import { byHand } from './by-hand.ts'
import { askParts, commandLine } from './command-line.ts'
import { type KeyName, keyNamed, keysOf, pressable } from './keys.ts'
import { exchange, keysHelp, rows, shareScreen, why } from './looking.ts'
import { accept, approve, concede, end, note, offer } from './offers.ts'
import { agreement, request } from './papers.ts'
import { show } from './screen.ts'
import { another, dueDay, from, months, pay, putBack, today } from './wishes.ts'

const leave: Action = async () => 'leave'

const ACTIONS: Readonly<Record<KeyName, Action>> = {
  plans: rows,
  p: pay,
  t: today,
  f: from,
  n: months,
  d: dueDay,
  c: concede,
  o: offer,
  x: exchange,
  w: another,
  y: why,
  r: byHand,
  v: approve,
  a: accept,
  g: request,
  q: end,
  m: note,
  u: putBack,
  h: shareScreen,
  H: shareScreen,
  s: leave,
  leave,
  e: agreement,
  help: keysHelp,
  line: (call) => aLine(call),
}

/** Several things in one line; what is no key here is told. */
async function aLine(call: Call): Promise<Outcome> {
  const { words, say } = voiceOf(call)
  const text = await call.prompter.line({ message: words.call.questions.line, check: () => undefined })
  const line = commandLine(text)
  const here = keysOf(call)
  const unknown = (what: string): undefined => {
    tell(call, say(words.call.said.noCommand, { text: { text: what } }))
    return undefined
  }
  if ('unknown' in line) return text.trim() === '' ? undefined : unknown(line.unknown)
  if ('parts' in line) {
    if (!line.parts.every(([name]) => here.includes(name))) return unknown(text)
    await askParts(call, line.parts)
    return undefined
  }
  const name = line.keys.find((one) => here.includes(one))
  return name === undefined ? unknown(text) : ACTIONS[name](call, line.rest)
}

export async function loop(call: Call): Promise<void> {
  for (;;) {
    show(call)
    const key = await call.prompter.key({
      message: call.context.words.call.questions.prompt,
      keys: pressable(call),
    })
    const name = keyNamed(call, key)
    if (name === undefined) continue
    if ((await ACTIONS[name](call, name === 'plans' ? key : '')) === 'leave') return
  }
}

export function codeOf({ sitting, barred }: Call): number {
  const { standing, offerable } = sitting
  if (standing.accepted) return barred ? EXIT.barred : EXIT.done
  if (barred) return EXIT.barred

  return !offerable && standing.offers.length === 0 ? EXIT.none : EXIT.done
}
