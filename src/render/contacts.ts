// Contacts (联络记录的输出): what was said and when, notes masked; and the answer to whether a contact may be made.
// 2026-12-15 10:30  call  borrower  promised to pay  ¥820.00 by 2026-12-20
import type { ContactAnswer, ContactList } from '../app/book.ts'
import { type Contact, type Moment, momentText } from '../core/contact.ts'
import { iso } from '../core/day.ts'
import { format } from '../core/money.ts'
import { maskText } from '../i18n/mask.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import { csv, figure, text } from './csv.ts'
import type { Context } from './document.ts'
import { aligned } from './grid.ts'
import { amountIn, findingJson } from './json-plan.ts'
import { jsonText, literal } from './json-text.ts'
import { paint as paintOf } from './paint.ts'

export const shownMoment = (at: Moment): string => momentText(at).replace('T', ' ')

const noteOf = ({ note }: Contact, { masked, who }: ContactList): string =>
  note === undefined ? '' : masked ? maskText(note, who.names, who.others) : note

export function contactsTable(of: ContactList, { lang, colour, width }: Context): string {
  const voice = voiceOf(lang, { currency: of.currency, digits: of.digits, plain: width === undefined })
  const { say, words } = voice
  const paint = paintOf(colour)
  const said = say(words.contact.title, { id: { text: of.id } })
  const title = (width === undefined ? [said] : wrap(said, width, '  ')).map(paint.head).join('\n')
  if (of.contacts.length === 0) return `${title}\n${words.contact.none}\n`
  const heads = Object.values(words.contact.columns)
  const rows = of.contacts.map((one) => [...cellsOf(one, voice), visible(noteOf(one, of))])
  const lines = aligned(
    [heads, ...rows],
    heads.map(() => 'left' as const),
    '  ',
  )
  if (width === undefined || lines.every((line) => widthOf(line) <= width))
    return `${[title, paint.head(lines[0] ?? ''), ...lines.slice(1)].join('\n')}\n`
  const told = rows.flatMap((row) =>
    wrap(row.filter((cell) => cell !== '').join(words.report.comma), width, '  '),
  )
  return `${[title, ...told].join('\n')}\n`
}

function cellsOf(one: Contact, { say, words, money, day }: Voice): string[] {
  const { channels, addressees, outcomes, incoming, promise } = words.contact
  const by = channels[one.by]
  return [
    shownMoment(one.at),
    one.incoming ? say(incoming, { by }) : by,
    addressees[one.to],
    outcomes[one.outcome],
    one.promise ? say(promise, { amount: money(one.promise.amount), day: day(one.promise.on) }) : '',
  ]
}

export const contactsCsv = (of: ContactList): string =>
  csv(
    of.contacts.map((one) => ({
      agreement: text(of.id),
      at: figure(momentText(one.at)),
      by: figure(one.by),
      to: figure(one.to),
      outcome: figure(one.outcome),
      promisedAmount: figure(one.promise && format(one.promise.amount, of.digits)),
      promisedBy: figure(one.promise && iso(one.promise.on)),
      incoming: figure(one.incoming === true),
      agreed: figure(one.agreed === true),
      note: text(noteOf(one, of)),
    })),
    ['agreement', 'at', 'by', 'to', 'outcome', 'promisedAmount', 'promisedBy', 'incoming', 'agreed', 'note'],
  )

export const contactsJson = (of: ContactList, { compact = false }: Context): string =>
  `${jsonText(
    {
      schema: 'parley/contacts@1',
      agreement: of.id,
      currency: of.currency,
      masked: of.masked,
      contacts: of.contacts.map((one) => ({
        at: momentText(one.at),
        by: one.by,
        to: one.to,
        outcome: one.outcome,
        promise: one.promise && {
          on: iso(one.promise.on),
          amount: literal(format(one.promise.amount, of.digits)),
        },
        incoming: one.incoming === true,
        agreed: one.agreed === true,
        note: one.note === undefined ? undefined : noteOf(one, of),
      })),
    },
    compact,
  )}\n`

export function answerText(of: ContactAnswer, { lang, colour, width }: Context): string {
  const voice = voiceOf(lang)
  const { say, words, finding } = voice
  const w = words.contact
  const paint = paintOf(colour)
  const figures = { by: w.channels[of.by], to: w.addressees[of.to], at: shownMoment(of.at) }
  const lines = [
    of.may ? paint.strong(say(w.yes, figures)) : paint.bad(say(w.no, figures)),
    ...of.findings.map((one) => `- ${finding(one)}`),
    ...(of.may ? [] : [of.next ? say(w.next, { at: shownMoment(of.next) }) : w.never]),
  ]
  return `${lines.flatMap((line) => (width === undefined ? [line] : wrap(line, width, '  '))).join('\n')}\n`
}

export const answerJson = (of: ContactAnswer, { lang, compact = false }: Context): string =>
  `${jsonText(
    {
      schema: 'parley/may-contact@1',
      agreement: of.id,
      at: momentText(of.at),
      by: of.by,
      to: of.to,
      may: of.may,
      findings: of.findings.map((one) => findingJson(one, amountIn(2), lang)),
      next: of.next ? momentText(of.next) : null,
      policy: { ...of.policy },
    },
    compact,
  )}\n`
