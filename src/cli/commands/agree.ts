// parley agree (生成还款协议): a plan becomes an agreement, as files of one id; what stands against it is said, with exit 4.
// parley agree case.yaml --plan equal-instalment-24 --out signed --to pdf,json --lang both
import { Option } from 'commander'
import { agree } from '../../app/agree.ts'
import type { Agreement } from '../../core/agreement.ts'
import { total } from '../../core/debt.ts'
import { voice } from '../../i18n/say.ts'
import { LANGS } from '../../i18n/lang.ts'
import { GRANTING, type Granting, type Policy } from '../../policy/policy.ts'
import { AGREEMENT_FORMATS, type AgreementFormat } from '../../render/agreement.ts'
import { nearest } from '../../schema/nearest.ts'
import { digest } from '../../store/digest.ts'
import { agreementFileText, writeAgreement } from '../agreement-files.ts'
import { load } from '../case-input.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { caseOptions, common } from '../options.ts'
import { planOf } from '../plan-input.ts'

type Options = Readonly<Record<string, unknown>>
const AGREED_LANGS = [...LANGS, 'both'] as const

export const command: Command = {
  langs: AGREED_LANGS,
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    caseOptions(command, context)
    command
      .requiredOption(`--plan <${p.plan}>`, o.plan)
      .requiredOption(`--out <${p.folder}>`, o.out)
      .option(`--to <${p.list}>`, `${o.to} ${AGREEMENT_FORMATS.join(', ')}`, 'json,html')
      .option(`--font <${p.file}>`, o.font)
      .option(`--policy <${p.name}>`, o.policy)
      .addOption(new Option(`--role <${p.role}>`, o.roleGranting).choices(GRANTING).default('collector'))
      .option(`--approved-by <${p.name}>`, o.approvedBy)
      .addOption(new Option(`--approved-role <${p.role}>`, o.approvedRole).choices(GRANTING))
      .option(`--reason <${p.text}>`, o.reason)
      .option(`--book <${p.folder}>`, o.intoBook)
    common(command, context, AGREED_LANGS)
  },
  run: async (context, [path], options) => {
    const { io, words, lang } = context
    const formats = formatsIn(String(options['to']))
    const approved = approvedIn(options)
    const { situation, policy } = await load(context, path, options)
    const { debt } = situation
    const named = await planOf(context, String(options['plan']), debt, policy)
    const made = agree(situation, policy, named, {
      role: options['role'] as Granting,
      ...(approved ? { approved } : {}),
      digest,
    })
    const speak = voice(lang, { currency: debt.currency, digits: debt.digits })
    if ('against' in made) {
      for (const finding of made.against)
        io.err.write(`${words.cli.levels[finding.level]}: ${speak.finding(finding)}\n`)
      return EXIT.barred
    }
    if (approved)
      io.err.write(
        `${speak.say(words.cli.approved, {
          name: { text: approved.name },
          role: { word: approved.role },
          reason: { text: approved.reason },
        })}\n`,
      )
    const { out, font } = options as { out: string; font?: string }
    await writeAgreement(context, made, formats, out, font)
    const barred = options['book'] !== undefined && (await intoBook(context, made, policy, options))
    io.out.write(
      `${speak.say(words.cli.agreed, {
        id: { text: made.id },
        rows: made.schedule.rows.length,
        owed: { money: total(debt.owed) },
      })}\n`,
    )
    return barred ? EXIT.failed : EXIT.done
  },
}

/** Into the book that --book names, as `parley book add` would put it there. */
async function intoBook(
  context: Context,
  made: Agreement,
  policy: Policy,
  options: Options,
): Promise<boolean> {
  const { addRecords, newAgreement } = await import('../book/add.ts')
  const { bookToWrite } = await import('../book/place.ts')
  const text = agreementFileText(made)
  return addRecords(context, bookToWrite(context, options), [newAgreement(made, policy, text)])
}

/** json,html: each once, in the order asked for. */
function formatsIn(list: string): AgreementFormat[] {
  const asked = [...new Set(list.split(',').map((text) => text.trim()))].filter((text) => text !== '')
  if (asked.length === 0) throw new UsageError('missing-argument', { argument: '--to' })
  return asked.map((text) => {
    const format = AGREEMENT_FORMATS.find((known) => known === text)
    if (format) return format
    const known = AGREEMENT_FORMATS.join(', ')
    throw new UsageError('no-format', { format: text, known }, nearest(text, AGREEMENT_FORMATS))
  })
}

/** An approval has a name, a role and a reason, or it is none. */
function approvedIn(options: Options): { role: string; name: string; reason: string } | undefined {
  const parts = [
    ['--approved-by', options['approvedBy']],
    ['--approved-role', options['approvedRole']],
    ['--reason', options['reason']],
  ] as const
  if (parts.every(([, value]) => value === undefined)) return undefined
  for (const [option, value] of parts)
    if (typeof value !== 'string' || value.trim() === '') throw new UsageError('missing-option', { option })
  const [name, role, reason] = parts.map(([, value]) => String(value)) as [string, string, string]
  return { role, name, reason }
}
