// Errors (错误提示): every trouble in the reader's language, one line each: file, place, path, what was read, what would do.
// a.yaml:9:15: debt.annualRate: "18" is no rate … write 18%
import { CommanderError } from 'commander'
import { distance } from '../schema/nearest.ts'
import { InputError } from '../schema/input-error.ts'
import { maskNumbers, maskText } from '../i18n/mask.ts'
import { visible } from '../i18n/neutral.ts'
import { voice } from '../i18n/say.ts'
import { sayTrouble } from '../i18n/say-trouble.ts'
import type { Context } from './context.ts'
import { EXIT, Interrupted, Refused, UsageError } from './exit.ts'

const fill = (template: string, args: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name]
    if (value === undefined) return whole
    // What was typed in the wrong place may be somebody's number.
    return visible(name === 'value' ? maskText(String(value)) : maskNumbers(String(value)))
  })

/** Says what went wrong on stderr and gives the exit code. */
export function reportError(
  error: unknown,
  context: Context,
  known: readonly string[],
  version: string,
): number {
  const { io, words, lang } = context
  const say = (text: string): void => io.err.write(`${text}\n`)
  if (error instanceof InputError) {
    const speak = voice(lang)
    for (const trouble of error.troubles) say(maskNumbers(sayTrouble(trouble, speak)))
    return EXIT.usage
  }
  if (error instanceof Refused) {
    say(maskNumbers(`${visible(error.subject)}: ${voice(lang, error.tongue).finding(error.finding)}`))
    return EXIT.usage
  }
  if (error instanceof UsageError) {
    say(fill(words.cli.usage[error.key], error.args))
    if (error.suggestion !== undefined) say(fill(words.cli.didYouMean, { word: error.suggestion }))
    return EXIT.usage
  }
  if (error instanceof CommanderError) return usage(error, context, known)
  if (error instanceof Interrupted || (error as Error)?.name === 'ExitPromptError') return EXIT.interrupted
  say(fill(words.cli.bug, { version, node: process.version }))
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT.bug
}

/** Commander's own errors, in our words: its message is read for the words in quotes. */
function usage(error: CommanderError, context: Context, known: readonly string[]): number {
  const { io, words } = context
  if (error.exitCode === 0) return EXIT.done
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map(([, text = '']) => text)
  const [first = '', second = ''] = quoted
  const u = words.cli.usage
  const say = (template: string, args: Readonly<Record<string, string>>): void =>
    io.err.write(`${fill(template, args)}\n`)
  switch (error.code) {
    case 'commander.unknownOption':
      say(u['unknown-option'], { option: first })
      suggest(context, first, known)
      break
    case 'commander.unknownCommand':
      say(u['unknown-command'], { command: first })
      suggest(context, first, known)
      break
    case 'commander.missingArgument':
      say(u['missing-argument'], { argument: first })
      break
    case 'commander.missingMandatoryOptionValue':
      say(u['missing-option'], { option: first })
      break
    case 'commander.optionMissingArgument':
      say(u['option-needs-value'], { option: first })
      break
    case 'commander.invalidArgument':
      say(u['not-a-choice'], {
        option: first,
        value: second,
        known: /Allowed choices are (.*)\.$/.exec(error.message)?.[1] ?? '',
      })
      break
    case 'commander.excessArguments':
      say(u['too-many-arguments'], {})
      break
    case 'commander.help':
      return EXIT.usage
    default:
      say(u['other'], { message: error.message })
  }
  say(words.cli.seeHelp, {})
  return EXIT.usage
}

function suggest({ io, words }: Context, word: string, known: readonly string[]): void {
  const near = known.map((name) => ({ name, far: distance(word, name) })).toSorted((a, b) => a.far - b.far)[0]
  if (near && near.far <= Math.max(2, word.length / 3))
    io.err.write(`${fill(words.cli.didYouMean, { word: near.name })}\n`)
}
