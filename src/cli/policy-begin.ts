// parley policy new (新建政策): a commented file on top of a policy, to stdout or to a file that is not there yet.
// parley policy new my-bank --extends cn -o my-bank.yaml
import { statSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { policyStart } from '../app/policy-start.ts'
import { isPolicyName } from '../policy/load.ts'
import { policyStarter } from '../render/policy-starter.ts'
import { inputError } from '../schema/input-error.ts'
import { writeNew } from '../store/write-file.ts'
import type { Context } from './context.ts'
import { EXIT, UsageError } from './exit.ts'
import { loadPolicy } from './own-policy.ts'
import { dayOf } from './policy-asked.ts'
import { today } from './today.ts'

/** As a policy may be called: src/schema/policy-leaves.ts. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

export async function beginPolicy(
  context: Context,
  id: string,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { io, lang, words } = context
  if (!NAME.test(id)) throw new UsageError('bad-name', { name: id })
  if (isPolicyName(id)) throw inputError('id-taken', {}, { path: 'id', read: id })
  const named = typeof options['extends'] === 'string' ? options['extends'] : 'generic'
  const output = options['output'] as string | undefined
  const file = output === '-' ? undefined : output
  const { book, files } = await loadPolicy(context, named)
  const start = policyStart(book, {
    id,
    below: files[0] === undefined ? named : besideText(file, files[0]),
    on: dayOf(options, 'on') ?? today(),
  })
  const text = policyStarter(start, file ?? `${id}.yaml`, { lang })
  if (file === undefined) {
    io.out.write(text)
    return EXIT.done
  }
  // What somebody wrote into a policy file is not for a template to replace.
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError('file-exists', { file })
  writeNew(file, text)
  io.err.write(`${words.cli.wrote.replace('{file}', file)}\n`)
  return EXIT.done
}

/** A file as `extends` names it, seen from the file that extends it: ./group.yaml */
function besideText(file: string | undefined, below: string): string {
  const path = relative(file === undefined ? '.' : dirname(file), below).replaceAll('\\', '/')
  return path.startsWith('../') ? path : `./${path}`
}
