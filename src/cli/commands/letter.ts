// parley letter (函件): what goes out once an agreement runs, from how it stands on a day and the pack's words, held against the forbidden
// wordings before it is shown; or a text of one's own held against them.
// parley letter agreement.json --text settled --lang both -o certificate.pdf · parley letter --check sms.txt
import { Option } from 'commander'
import { follow } from '../../app/follow.ts'
import { letterOf, letterReplaced } from '../../app/letter.ts'
import { isRefusal } from '../../core/finding.ts'
import { LETTERS, type LetterText } from '../../core/letter.ts'
import { LANGS } from '../../i18n/lang.ts'
import { voice } from '../../i18n/say.ts'
import { hits, wordingsIn } from '../../policy/wording.ts'
import {
  LETTER_ENDINGS,
  LETTER_FORMATS,
  type LetterFormat,
  letterPaper,
  letterTexts,
  renderLetter,
} from '../../render/letter.ts'
import { hitWords } from '../../render/text-check.ts'
import { nearest } from '../../schema/nearest.ts'
import { writeNew } from '../../store/write-file.ts'
import { langsOf } from '../agreement-files.ts'
import type { Command } from '../command.ts'
import { type Context, widthOf } from '../context.ts'
import { dayIn } from '../day-option.ts'
import { EXIT, Refused, UsageError } from '../exit.ts'
import { keptOf } from '../kept.ts'
import { checkOwnText } from '../letter-check.ts'
import { common, outputOptions, whole } from '../options.ts'
import { printing } from '../printing.ts'
import { today } from '../today.ts'

type Options = Readonly<Record<string, unknown>>
const WRITTEN_LANGS = [...LANGS, 'both'] as const

export const command: Command = {
  langs: WRITTEN_LANGS,
  define: (command, context) => {
    const { args, options: o, placeholders: p, letter: own } = context.words.cli
    command
      .argument(`[${p.agreement}]`, args.agreementFile)
      .addOption(new Option(`--text <${p.word}>`, own.text).choices(LETTERS))
      .option(`--check <${p.file}>`, own.check)
      .option(`--on <${p.day}>`, own.on)
      .option(`--payments <${p.file}>`, o.payments)
      .option(`--book <${p.folder}>`, o.book)
      .option(`--policy <${p.name}>`, own.policy)
      .option(`--font <${p.file}>`, o.font)
    outputOptions(command, context, [...LETTER_FORMATS, 'json'])
    common(command, context, WRITTEN_LANGS)
  },
  run: async (context, [path], options) => {
    const { text, check } = options as { text?: LetterText; check?: string }
    if ((text === undefined) === (check === undefined)) throw new UsageError('letter-or-check')
    if (check !== undefined) return checkOwnText(context, check, path, options)
    if (path === undefined)
      throw new UsageError('missing-argument', { argument: context.words.cli.placeholders.agreement })
    if (path === '-' && options['payments'] === undefined)
      throw new UsageError('missing-option', { option: '--payments' })
    return write(context, path, text as LetterText, options)
  },
}

async function write(context: Context, path: string, text: LetterText, options: Options): Promise<number> {
  const { io, lang, words } = context
  const format = formatIn(options)
  const on = dayIn(options['on'], '--on') ?? today()
  const { agreed, read, reveal, replaced } = await keptOf(context, path, options)
  const { agreement, policy, remarks } = agreed
  const { currency, digits } = agreement.situation.debt
  const following = follow(agreement, await read(), on, { policy, remarks, lender: false })
  if (replaced) throw new Refused(path, letterReplaced(replaced.by).refused)
  if (isRefusal(following)) throw new Refused(path, following.refused, { currency, digits })
  const letter = letterOf(text, following, policy)
  if (isRefusal(letter)) throw new Refused(path, letter.refused, { currency, digits })
  const speak = voice(lang, { currency, digits })
  for (const finding of remarks) io.err.write(`${speak.finding(finding)}\n`)
  const paper = letterPaper(letter, langsOf(context))
  const wordings = wordingsIn(policy.wordings)
  const found = letterTexts(paper).flatMap((said) => hits(said, wordings))
  if (found.length > 0) {
    for (const { said, wording } of found) io.err.write(`${hitWords(said, wording, speak)}\n`)
    io.err.write(`${words.letter.barred}\n`)
    return EXIT.barred
  }
  const { output, font } = options as { output?: string; font?: string }
  const file = output === '-' ? undefined : output
  const width =
    file === undefined ? widthOf(context, whole(options['width'], '--width', 20, 1000)) : undefined
  const printed = { situation: letter.situation, ...(font === undefined ? {} : { font }) }
  const made = await printing(context, printed, file ?? text, (fonts) =>
    renderLetter(format, paper, { fonts, ...(width === undefined ? {} : { width }) }),
  )
  // Names and numbers of the borrower go out with it.
  reveal(`letter ${text}`)
  if (file === undefined) {
    io.out.write(String(made))
    return EXIT.done
  }
  writeNew(file, made)
  io.err.write(`${words.cli.wrote.replace('{file}', () => file)}\n`)
  io.err.write(`${speak.say(words.letter.subject, { id: { text: letter.id } })}\n`)
  return EXIT.done
}

/** Of the option, else of the file's ending; what is no text needs a file. */
function formatIn(options: Options): LetterFormat {
  const { output } = options as { output?: string }
  const asked = options['json'] === true ? 'json' : (options['format'] as string | undefined)
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? ''
  const named = asked ?? LETTER_ENDINGS[ending] ?? 'text'
  const format = LETTER_FORMATS.find((known) => known === named)
  if (!format)
    throw new UsageError(
      'no-format',
      { format: named, known: LETTER_FORMATS.join(', ') },
      nearest(named, LETTER_FORMATS),
    )
  if ((format === 'pdf' || format === 'docx') && (output === undefined || output === '-'))
    throw new UsageError('needs-file', { format })
  return format
}
