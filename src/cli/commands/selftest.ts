// parley selftest (自检): recomputes published figures that ship with the program and says how many hold.
// 62 of 62 hold; a figure that does not is printed with its source, and the exit code is 6.
import { selftest } from '../../app/selftest.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { common } from '../options.ts'

export const command: Command = {
  define: (command, context) => {
    command
      .option('--json', context.words.cli.options.json)
      .option('--verbose', context.words.cli.options.verbose)
    common(command, context)
  },
  run: async ({ io, words }, _, options) => {
    const { checks, held, total } = selftest()
    if (options['json'] === true)
      io.out.write(`${JSON.stringify({ schema: 'parley/selftest@1', held, total, checks }, null, 2)}\n`)
    else {
      for (const { what, source, expected, got, holds } of checks)
        if (!holds || options['verbose'] === true)
          io.out.write(
            `${holds ? words.cli.selftest.holds : words.cli.selftest.fails}  ${what}: ${got} (${expected})  ${source}\n`,
          )
      io.out.write(
        `${words.cli.selftest.summary.replace('{held}', String(held)).replace('{total}', String(total))}\n`,
      )
    }
    return held === total ? EXIT.done : EXIT.failed
  },
}
