// Program (命令行程序): commander's tree in the reader's language. Only the command that is called gets its options.
import { Command as Commander } from 'commander'
import type { Context } from './context.ts'
import { localise } from './help.ts'
import { common } from './options.ts'
import { COMMANDS, COMMAND_NAMES, type CommandName } from './registry.ts'

/** The command a line calls: the first word that is one. */
const called = (argv: readonly string[]): CommandName | undefined => {
  const word = argv.find(
    (arg, at) => !arg.startsWith('-') && !['--lang', '--color'].includes(argv[at - 1] ?? ''),
  )
  const name = word === 'help' ? argv[argv.indexOf('help') + 1] : word
  return COMMAND_NAMES.find((known) => known === name)
}

/** Options that may name a file to be read. */
const READ = ['policy', 'plan', 'also', 'map', 'payments', 'session', 'font']
const texts = (given: unknown): string[] => [given].flat().filter((value) => typeof value === 'string')

export type Built = {
  readonly program: Commander
  readonly known: readonly string[]
  readonly code: () => number
}

export async function program(argv: readonly string[], context: Context, version: string): Promise<Built> {
  const { words, io } = context
  let code = 0
  const root = new Commander('parley')
  const streams = { writeOut: io.out.write, writeErr: () => {}, getOutHelpWidth: () => io.out.columns ?? 80 }
  root.exitOverride().configureOutput(streams).version(version, '-V, --version', words.cli.options.version)
  root
    .description(words.cli.about)
    .helpCommand(`help [${words.cli.placeholders.command}]`, words.cli.commands.help)
  const wanted = called(argv)
  const asked = wanted && (await COMMANDS[wanted]()).command
  // The root reads the options that go with every command, wherever they stand.
  common(root, context, asked?.langs)
  localise(root, context)
  root.addHelpText('after', `\n${words.cli.examples.main}`)
  for (const name of COMMAND_NAMES) {
    const command = root.command(name).description(words.cli.commands[name])
    localise(command, context)
    const own = name === wanted ? asked : undefined
    if (!own) continue
    own.define(command, context)
    command.addHelpText('after', () =>
      name in words.cli.examples ? `\n${words.cli.examples[name as keyof typeof words.cli.examples]}` : '',
    )
    command.action(async (...given: unknown[]) => {
      const args = given.slice(0, command.registeredArguments.length) as (string | undefined)[]
      const options: Record<string, unknown> = command.opts()
      const { output } = options
      if (typeof output === 'string' && output !== '-') {
        const { apart, outsideBooks } = await import('./apart.ts')
        apart([...args, ...READ.flatMap((name) => texts(options[name]))], [output])
        outsideBooks(output)
      }
      code = await own.run(context, args, options)
    })
  }
  const command = root.commands.find((one) => one.name() === wanted) ?? root
  const known =
    command === root
      ? [...COMMAND_NAMES, '--lang', '--color', '--help', '--version']
      : command.options.flatMap(({ long }) => long ?? [])
  return { program: root, known, code: () => code }
}
