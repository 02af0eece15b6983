// The case of a re-negotiation as a file (再协商案件): YAML for people, JSON where the name ends so; to be opened by compare or negotiate.
import type { Situation } from '../core/situation.ts'
import { writtenCase } from '../schema/case-written.ts'
import { writeNew } from '../store/write-file.ts'
import type { Context } from './context.ts'

export async function writeCase({ io, words }: Context, of: Situation, output: unknown): Promise<void> {
  const file = typeof output === 'string' && output !== '-' ? output : undefined
  const data = JSON.parse(JSON.stringify(writtenCase(of))) as unknown
  const text =
    file?.toLowerCase().endsWith('.json') === true
      ? `${JSON.stringify(data, undefined, 2)}\n`
      : (await import('yaml')).stringify(data)
  if (file === undefined) return io.out.write(text)
  writeNew(file, text)
  io.err.write(`${words.cli.wrote.replace('{file}', () => file)}\n`)
}
