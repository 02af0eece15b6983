// parley policy check (政策检查): what is wrong with policies, line by line, as an editor can jump to it, and how much of it.
// my-bank.yaml:12:15: limits.mostMonths: … / 1 error, 0 warnings
import { visible } from '../i18n/neutral.ts'
import { sayTrouble } from '../i18n/say-trouble.ts'
import { type Voice, voice } from '../i18n/say.ts'
import { InputError, type Trouble } from '../schema/input-error.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { type Examined, examinePolicy } from './own-policy.ts'

/** A file that cannot be read is wrong like any other. */
export async function examined(context: Context, name: string): Promise<Examined> {
  try {
    return await examinePolicy(context, name)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { files: [], troubles: error.troubles, warnings: [] }
  }
}

export async function checkPolicies(context: Context, names: readonly string[]): Promise<number> {
  const { io, lang, words } = context
  const speak = voice(lang)
  const counts = { errors: 0, warnings: 0 }
  for (const name of names) {
    const { troubles, warnings } = await examined(context, name)
    for (const trouble of troubles) io.out.write(`${sayTrouble(trouble, speak)}\n`)
    for (const trouble of warnings) io.out.write(`${warned(trouble, context, speak)}\n`)
    counts.errors += troubles.length
    counts.warnings += warnings.length
  }
  io.out.write(`${speak.say(words.policy.summary, counts)}\n`)
  return counts.errors > 0 ? EXIT.failed : EXIT.done
}

/** "my-bank.yaml:12:15: warning: …": that it only warns stands after the place. */
function warned(trouble: Trouble, { words }: Context, speak: Voice): string {
  const { file, line, col } = trouble
  const place = [file === undefined ? undefined : visible(file), line, col].filter(
    (part) => part !== undefined,
  )
  const told = sayTrouble(trouble, speak)
  const prefix = place.length === 0 ? '' : `${place.join(':')}: `
  return prefix + speak.join([`${words.cli.levels.warns}${words.report.colon}`, told.slice(prefix.length)])
}
