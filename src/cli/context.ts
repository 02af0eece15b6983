// Context (运行环境): what every command is given: streams, language, colour and width, decided once.
// --color beats NO_COLOR beats FORCE_COLOR beats the terminal; --lang beats PARLEY_LANG beats settings beats the locale.
import type { Lang } from '../i18n/lang.ts'
import { type Messages, messages } from '../i18n/messages.ts'
import type { Io, Out } from './io.ts'
import { type Settings, settings } from './settings.ts'

export type Context = {
  readonly io: Io
  readonly lang: Lang
  /** The language of --lang: all that changes the words of a file that other programs read. */
  readonly askedLang?: Lang
  /** --lang both: a document that can be in both languages is. */
  readonly both?: true
  readonly words: Messages
  readonly color: 'auto' | 'always' | 'never'
  readonly noInput: boolean
}

/** The value of a long option wherever it stands, before anything is parsed: help must already speak the language. */
function early(argv: readonly string[], name: string): string | undefined {
  for (const [at, word] of argv.entries()) {
    if (word === '--') return undefined
    if (word === name) return argv[at + 1]
    if (word.startsWith(`${name}=`)) return word.slice(name.length + 1)
  }
  return undefined
}

function language(argv: readonly string[], io: Io, user: Settings): Lang {
  const said = early(argv, '--lang') ?? io.env['PARLEY_LANG'] ?? user.lang
  if (said === 'zh' || said === 'en') return said
  const locale = io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG'] || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

export function context(argv: readonly string[], io: Io): Context {
  const user = settings(io.env)
  const lang = language(argv, io, user)
  const asked = early(argv, '--color')
  const color =
    asked === 'always' || asked === 'never' ? asked : asked === 'auto' ? 'auto' : (user.color ?? 'auto')
  const noInput = argv.includes('--no-input') || io.env['CI'] !== undefined
  const said = early(argv, '--lang')
  const both = said === 'both' ? { both: true as const } : {}
  const own = said === 'en' || said === 'zh' ? { askedLang: said as Lang } : {}
  return { io, lang, words: messages(lang), color, noInput, ...both, ...own }
}

/** 0 none, 1 sixteen colours … as chalk counts; decided per stream, never by a library. */
export function colorLevel({ color, io }: Context, out: Out): 0 | 1 | 2 | 3 {
  if (color === 'never') return 0
  const most = io.env['COLORTERM'] === 'truecolor' ? 3 : 2
  if (color === 'always') return most
  if (io.env['NO_COLOR']) return 0
  const forced = io.env['FORCE_COLOR']
  if (forced !== undefined && forced !== '')
    return forced === '0' || forced === 'false' ? 0 : forced === '1' ? 1 : most
  return out.isTerminal && io.env['TERM'] !== 'dumb' ? most : 0
}

/** Columns to lay out for: --width, the terminal's, COLUMNS; `undefined` for a pipe. */
export function widthOf({ io }: Context, asked: number | undefined): number | undefined {
  if (asked !== undefined) return asked
  if (!io.out.isTerminal) return undefined
  const named = Number(io.env['COLUMNS'])
  return io.out.columns ?? (Number.isInteger(named) && named > 0 ? named : 80)
}

/** A terminal that cannot be trusted with block characters: then lines are drawn in ASCII. */
export function plainTerminal({ io }: Context): boolean {
  const locale = io.env['LC_ALL'] || io.env['LC_CTYPE'] || io.env['LANG'] || 'UTF-8'
  return io.env['TERM'] === 'dumb' || io.env['TERM'] === 'linux' || !/utf-?8/i.test(locale)
}

/** May a question be asked? Only of a person at a terminal. */
export const canAsk = ({ io, noInput }: Context): boolean =>
  !noInput && io.stdinIsTerminal && io.err.isTerminal

/** Standard input for the path `-`; touching it otherwise costs 6 ms at every start. */
export const stdinFor = ({ io }: Context, path: string): Io['stdin'] | undefined =>
  path === '-' ? io.stdin : undefined
