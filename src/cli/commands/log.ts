// parley log (联络登记): whether somebody may be contacted now, what came of a contact, and all contacts so far.
// parley log demo-card-9bbcd208 --may-i --call --at 2026-12-15T10:30 · … --call --outcome promised --promise 820 --by 2026-12-20
import { Option } from 'commander'
import { ROLES } from '../../app/appraise.ts'
import { personIn } from '../../app/personal.ts'
import { ADDRESSEES, CHANNELS, OUTCOMES } from '../../core/contact.ts'
import { currencyDigits } from '../../core/currency.ts'
import { voice } from '../../i18n/say.ts'
import { isAllowed, mayContact, nextAllowed } from '../../policy/may-contact.ts'
import { formatsOf } from '../../render/index.ts'
import { shownMoment } from '../../render/contacts.ts'
import { writtenContact } from '../../schema/contact.ts'
import { sound } from '../../store/book/book.ts'
import type { Record as Entry } from '../../store/book/record.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { common, outputOptions } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import {
  agreementNamed,
  channelIn,
  channelsIn,
  contactIn,
  contactsOf,
  historyOf,
  momentIn,
} from '../book/contact.ts'
import { lawOfRecord } from '../book/law.ts'
import { bookToRead, revealing, sure, write } from '../book/place.ts'

type Options = Readonly<Record<string, unknown>>

export const command: Command = {
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command.argument(`<${p.agreement}>`, args.logged).option('--may-i', o.mayI)
    for (const channel of CHANNELS) command.option(`--${channel}`, o.channel[channel])
    command
      .addOption(new Option(`--to <${p.word}>`, o.to_).choices(ADDRESSEES).default('borrower'))
      .addOption(new Option(`--outcome <${p.word}>`, o.outcome).choices(OUTCOMES))
      .option(`--promise <${p.amount}>`, o.promise)
      .option(`--by <${p.day}>`, o.by)
      .option(`--at <${p.moment}>`, o.at)
      .option(`--zone <${p.zone}>`, o.zone)
      .option(`--note <${p.text}>`, o.note)
      .option('--incoming', o.incoming)
      .option('--agreed', o.agreed)
      .option('--reveal', o.reveal)
      .option(`--book <${p.folder}>`, o.book)
      .option(`--policy <${p.name}>`, o.policy)
      .addOption(new Option(`--role <${p.role}>`, o.roleBook).choices(ROLES).default('collector'))
    outputOptions(command, context, ['table', 'json', 'csv'])
    common(command, context)
  },
  run: async (context, [named = ''], options) => {
    const asks = options['mayI'] === true
    if (!asks && channelsIn(options).length === 0 && options['outcome'] === undefined) {
      // What was said of a contact that nobody named would be dropped without a word.
      if (OF_A_CONTACT.some((name) => options[name] !== undefined)) throw new UsageError('one-channel')
      return list(context, named, options)
    }
    return asks ? answer(context, named, options) : enter(context, named, options)
  },
}

const OF_A_CONTACT = ['note', 'promise', 'by', 'incoming', 'agreed', 'at']

const recordNamed = (dir: string, named: string): Entry =>
  sure(sound(dir, agreementNamed(named), ['agreement']), dir)

async function answer(context: Context, named: string, options: Options): Promise<number> {
  formatOf(options, formatsOf('may-contact'))
  const asked = {
    by: channelIn(options),
    to: ADDRESSEES.find((one) => one === options['to']) ?? 'borrower',
    at: momentIn(context, options),
  }
  const dir = bookToRead(context, options)
  const record = recordNamed(dir, named)
  const { law, policy, digits } = await lawOfRecord(context, record, options)
  const of = { ...asked, agreed: options['agreed'] === true }
  const history = historyOf(dir, record, digits)
  const findings = mayContact(law, history, of)
  const may = isAllowed(findings)
  const next = may ? undefined : nextAllowed(law, history, of)
  const document = { id: record.id, ...asked, may, findings, policy, ...(next ? { next } : {}) }
  await emit(context, { is: 'may-contact', of: document }, options, formatsOf('may-contact'))
  return may ? EXIT.done : EXIT.barred
}

async function list(context: Context, named: string, options: Options): Promise<number> {
  formatOf(options, formatsOf('contacts'))
  const dir = bookToRead(context, options)
  const record = recordNamed(dir, named)
  const currency = record.row.currency ?? 'CNY'
  const digits = currencyDigits(currency) ?? 2
  const shown = revealing(context, dir, options, { what: 'contacts', key: record.key })
  const of = {
    id: record.id,
    currency,
    digits,
    masked: !shown,
    who: personIn(record.data),
    contacts: contactsOf(record, digits),
  }
  await emit(context, { is: 'contacts', of }, options, formatsOf('contacts'))
  return EXIT.done
}

/** What happened is logged whatever the rules say of it; what they say is told. */
async function enter(context: Context, named: string, options: Options): Promise<number> {
  const { io, lang } = context
  const said = contactIn(context, options)
  const dir = bookToRead(context, options)
  const record = recordNamed(dir, named)
  const { law, digits, currency } = await lawOfRecord(context, record, options)
  const contact = said(digits)
  const { say, words, finding } = voice(lang, { currency, digits })
  const against = contact.incoming ? [] : mayContact(law, historyOf(dir, record, digits), contact)
  write(dir, (book) => book.append(record.id, 'contacts', writtenContact(contact, digits)))
  for (const one of against)
    if (one.level !== 'notes')
      io.err.write(`${words.cli.levels.warns}${words.report.colon} ${finding(one)}\n`)
  const w = words.contact
  const figures = {
    by: w.channels[contact.by],
    to: w.addressees[contact.to],
    outcome: w.outcomes[contact.outcome],
    at: shownMoment(contact.at),
  }
  io.out.write(`${say(w.logged, figures)}\n`)
  return EXIT.done
}
