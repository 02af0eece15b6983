// parley demo (演示): a bundled, made-up case that names no one, compared with the generic policy.
// parley demo · parley demo no-surplus --lang zh · parley demo --write my-folder
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS } from '../../render/index.ts'
import { nearest } from '../../schema/nearest.ts'
import { applySets } from '../../schema/sets.ts'
import { inputError } from '../../schema/input-error.ts'
import { writeNew } from '../../store/write-file.ts'
import { flagSets, loaded } from '../case-input.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../exit.ts'
import { collect, common, outputOptions, policyOptions } from '../options.ts'
import { show } from './compare.ts'

export const command: Command = {
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command
      .argument(`[${p.name}]`, args.demo)
      .option('--list', o.list)
      .option(`--write <${p.folder}>`, o.write)
    command.option(`--set <${p.set}>`, o.set, collect)
    command.option(`--top <${p.count}>`, o.top).option('--all', o.all)
    policyOptions(command, context)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [name = 'job-loss'], options) => {
    const { io, words } = context
    const { DEMOS, demoText, demoTree } = await import('../../app/demo.ts')
    const names: readonly string[] = DEMOS
    const demo = DEMOS.find((known) => known === name)
    if (options['list'] === true) {
      for (const known of DEMOS) io.out.write(`${known.padEnd(12)}  ${words.cli.demos[known]}\n`)
      return EXIT.done
    }
    if (!demo) throw new UsageError('no-demo', { name, known: names.join(', ') }, nearest(name, names))
    const folder = options['write'] as string | undefined
    if (folder !== undefined) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
      } catch (error) {
        throw inputError(
          'cannot-write',
          { code: (error as NodeJS.ErrnoException).code ?? '' },
          { file: folder },
        )
      }
      for (const known of DEMOS) {
        const file = join(folder, `${known}.yaml`)
        writeNew(file, demoText(known))
        io.err.write(`${words.cli.wrote.replace('{file}', file)}\n`)
      }
      return EXIT.done
    }
    io.err.write(`${words.cli.demos[demo]}\n\n`)
    const tree = applySets(demoTree(demo), [
      ...flagSets(options),
      ...((options['set'] as string[] | undefined) ?? []),
    ])
    return show(context, await loaded(context, tree, options), options)
  },
}
