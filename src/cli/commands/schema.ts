// parley schema (数据结构): the JSON Schema of an input or an output.
// parley schema case · parley schema comparison
import { EXIT, UsageError } from '../exit.ts'
import { nearest } from '../../schema/nearest.ts'
import type { Command } from '../command.ts'
import { common } from '../options.ts'

export const command: Command = {
  define: (command, context) => {
    const { placeholders: p } = context.words.cli
    command.argument(`[${p.name}]`, context.words.cli.args.schema)
    common(command, context)
  },
  run: async ({ io }, [name]) => {
    const { jsonSchema } = await import('../../schema/json-schema.ts')
    const { SCHEMAS } = await import('../../schema/registry.ts')
    const names = Object.keys(SCHEMAS)
    if (name === undefined) {
      io.out.write(`${names.join('\n')}\n`)
      return EXIT.done
    }
    const bare = name.replace(/^parley\//, '').replace(/@1$/, '')
    const schema = names.includes(bare) ? await jsonSchema(bare, SCHEMAS) : undefined
    if (!schema) throw new UsageError('no-schema', { name, known: names.join(', ') }, nearest(bare, names))
    io.out.write(`${JSON.stringify(schema, null, 2)}\n`)
    return EXIT.done
  },
}
