// The way in (入口): arguments become a context, a command and an exit code; errors become sentences.
// await main(['compare', 'case.yaml', '--lang', 'zh']) is 0, 2, 3, …
import about from '../../package.json' with { type: 'json' }
import { InputError } from '../schema/input-error.ts'
import { type Context, canAsk, context } from './context.ts'
import { EXIT } from './exit.ts'
import { type Io, processIo } from './io.ts'
import { program } from './program.ts'
import { reportError } from './report-error.ts'

const { version } = about

const WITH_VALUE = ['--lang', '--color']
/** Nothing but what goes with every command: `parley`, `parley --lang zh`. */
const saysNothing = (argv: readonly string[]): boolean =>
  argv.every(
    (arg, at) =>
      arg === '--no-input' ||
      WITH_VALUE.some((name) => arg === name || arg.startsWith(`${name}=`)) ||
      WITH_VALUE.includes(argv[at - 1] ?? ''),
  )

/** Runs one command line and returns its exit code; never calls `process.exit`. */
export async function main(given: string[], io: Io = processIo()): Promise<number> {
  let at: Context
  let argv = given
  try {
    at = context(argv, io)
  } catch (error) {
    // Settings that cannot be read: said in the language of the locale.
    if (!(error instanceof InputError)) throw error
    at = context(argv, { ...io, env: { ...io.env, XDG_CONFIG_HOME: '/dev/null' } })
    return reportError(error, at, [], version)
  }
  // A person at a terminal who says nothing wants to talk.
  if (saysNothing(argv) && canAsk(at)) argv = ['negotiate', ...argv]
  let known: readonly string[] = []
  try {
    const built = await program(argv, at, version)
    known = built.known
    if (saysNothing(argv)) {
      built.program.parseOptions(argv)
      io.out.write(built.program.helpInformation())
      return EXIT.done
    }
    await built.program.parseAsync(argv, { from: 'user' })
    return built.code()
  } catch (error) {
    return reportError(error, at, known, version)
  }
}
