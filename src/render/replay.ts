// The negotiation again (协商回放): when, who, what was done, and what it came to; as lines for a terminal or as Markdown. Shared, it
// leaves out approvals, the lender's own notes and what a plan is worth to it.
import type { Passage, Recap } from '../app/recap.ts'
import { markdownText, visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import { asksWords } from './desk-answer.ts'
import type { Context } from './document.ts'
import { wishes } from './facts.ts'
import { paint as paintOf } from './paint.ts'
import { sheetOf } from './table.ts'

/** Whether the lender's own is left out. */
export const isOpenTo = ({ role }: Recap, { shared = false }: Context): boolean =>
  role !== 'borrower' && !shared

/** How the lender rates a borrower, who approved what, and its own notes are its own. */
export const shownPassages = (of: Recap, lender: boolean): readonly Passage[] =>
  lender
    ? of.passages
    : of.passages.filter(
        ({ move }) =>
          move.do !== 'approve' &&
          !(move.do === 'note' && move.by === 'creditor') &&
          !(move.do === 'answer' && /\bgrade\b/.test(move.path)),
      )

export function replayTable(of: Recap, context: Context): string {
  const voice = voiceOf(context.lang, { currency: of.currency, digits: of.digits })
  const paint = paintOf(context.colour)
  const columns = context.width ?? Infinity
  const lender = isOpenTo(of, context)
  const lines = (text: string, indent = ''): string[] => wrap(indent + text, columns, `${indent}  `)
  const w = voice.words.call.replay
  return sheetOf([
    [...lines(titleOf(of, voice)).map(paint.head), ...lines(begunWords(of, voice))],
    shownPassages(of, lender).flatMap((passage) => {
      const { at, by, what, came } = told(passage, lender, voice)
      return [
        ...lines(`${at}  ${by}  ${what}`).map(passage.finding ? paint.bad : String),
        ...came.flatMap((text) => lines(text, '    ')),
      ]
    }),
    [
      ...lines(w.state[of.state]).map(paint.strong),
      ...of.damage.flatMap((one) => lines(voice.finding(one))).map(paint.bad),
      ...lines(voice.say(w.hash, { hash: of.hash })).map(paint.dim),
    ],
  ])
}

export function replayMarkdown(of: Recap, context: Context): string {
  const voice = voiceOf(context.lang, { currency: of.currency, digits: of.digits })
  const w = voice.words.call.replay
  const lender = isOpenTo(of, context)
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rows = shownPassages(of, lender).map((passage) => {
    const { at, by, what, came } = told(passage, lender, voice)
    return row([at, by, [what, ...came].map(markdownText).join('<br>')])
  })
  return [
    `# ${markdownText(titleOf(of, voice))}`,
    markdownText(begunWords(of, voice)),
    [row([w.head.at, w.head.by, w.head.what]), row(['---', '---', '---']), ...rows].join('\n'),
    markdownText(w.state[of.state]),
    ...of.damage.map((one) => markdownText(voice.finding(one))),
    `${markdownText(voice.say(w.hash, { hash: of.hash }))}\n`,
  ].join('\n\n')
}

const titleOf = ({ id }: Recap, { words, say }: Voice): string =>
  id === undefined ? words.call.replay.title : say(words.call.replay.titleOf, { id: visible(id) })

function begunWords({ begun, policy, otherPolicy }: Recap, { words, say, join }: Voice): string {
  const named = { id: visible(policy.id), version: visible(policy.version) }
  return join([
    say(words.call.replay.begun, { at: instant(begun), ...named }),
    ...(otherPolicy ? [say(words.call.said.otherPolicy, named)] : []),
  ])
}

/** 2026-11-22T08:15:30.000Z → 2026-11-22 08:15:30 UTC */
const instant = (at: string): string =>
  visible(at)
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')

type Told = {
  readonly at: string
  readonly by: string
  readonly what: string
  readonly came: readonly string[]
}
function told(passage: Passage, lender: boolean, voice: Voice): Told {
  const { at, move, finding } = passage
  const { words, say } = voice
  const w = words.call.replay
  const why =
    finding && (lender || finding.lenderOnly !== true)
      ? [say(w.illegal, { why: voice.finding(finding) })]
      : []
  return {
    at: instant(at),
    by: w.by[move.by],
    what: whatWords(passage, lender, voice),
    came: [...why, ...cameWords(passage, lender, voice)],
  }
}

function whatWords({ move }: Passage, lender: boolean, voice: Voice): string {
  const { words, say } = voice
  const w = words.call.replay
  switch (move.do) {
    case 'open':
      return w.open
    case 'answer':
      return move.value === null
        ? say(w.silent, { path: { text: move.path } })
        : say(w.answer, { path: { text: move.path }, value: { text: move.value } })
    case 'ask': {
      const asked = wishes(move.wish, voice)
      return asked.length === 0 ? w.askNothing : say(w.ask, { wishes: asked.join(words.report.comma) })
    }
    case 'offer':
      return say(lender ? w.offerRound : w.offer, {
        round: move.round,
        title: planTitle(move.plan, voice),
        until: { day: move.until },
        asks: asksWords(move.asks, voice),
      })
    case 'approve':
      return say(w.approve, {
        name: { text: move.name },
        role: { word: move.role },
        id: { text: move.id },
        reason: { text: move.reason },
      })
    case 'accept':
      return say(w.accept, { title: planTitle(move.plan, voice) })
    case 'refuse':
      return say(w.refuse, { why: { text: move.why } })
    case 'note':
      return say(w.note, { text: { text: move.text } })
  }
}

function cameWords({ came }: Passage, lender: boolean, voice: Voice): string[] {
  const { words, say } = voice
  const w = words.call.replay
  if (!came) return []
  if (came.is === 'asked') {
    if (came.fits.length > 0)
      return [say(w.fits, { plans: came.fits.map(({ plan }) => planTitle(plan, voice)).join(w.or) })]
    const changes = came.changes.map(({ kind, from, to }) =>
      say(words.value.answer.changes[kind], { from, to }),
    )
    return [changes.length === 0 ? w.none : say(w.changes, { changes: changes.join(w.or) })]
  }
  const { measures: m, differs } = came
  const worth = m.expectedValue ?? m.presentValue
  return [
    say(w.came, {
      peak: { money: m.peakPayment },
      months: { count: m.months },
      day: { day: m.finalDue },
      total: { money: m.totalPaid },
    }),
    ...(lender && worth !== null ? [say(w.lender, { expected: { money: worth } })] : []),
    ...(differs ? [w.differs] : []),
  ]
}
