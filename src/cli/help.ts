// Help (帮助): commander's pages in the reader's language, aligned by display width so that Chinese stands straight.
import type { Command, Help } from 'commander'
import { width } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './context.ts'

/** Headings, widths and wrapping for a command and everything below it. */
export function localise(command: Command, { io, words, lang }: Context): void {
  const { headings, placeholders } = words.cli
  const titles: Readonly<Record<string, string>> = {
    'Usage:': headings.usage,
    'Arguments:': headings.arguments,
    'Options:': headings.options,
    'Commands:': headings.commands,
  }
  command.configureHelp({
    helpWidth: Math.min(100, io.out.columns ?? 80),
    displayWidth: width,
    boxWrap: (text: string, columns: number) => wrap(text, columns).join('\n'),
    styleTitle: (title: string) => titles[title] ?? title,
    styleUsage: (text: string) =>
      text
        .replace('[options]', `[${placeholders.options}]`)
        .replace('[command]', `[${placeholders.command}]`),
    optionDescription: (option) => {
      const choices = option.argChoices && lang === 'en' ? ` (${option.argChoices.join(', ')})` : ''
      const chosen = option.argChoices && lang === 'zh' ? `（${option.argChoices.join('、')}）` : ''
      return option.description + choices + chosen
    },
  } satisfies Partial<Help> as Partial<Help>)
  command.helpOption('-h, --help', words.cli.options.help)
}
