// A text of one's own (自拟文字): a draft of a message, held against the forbidden wordings of a policy, of an agreement's policy, or of
// every shipped pack. parley letter --check sms.txt: each hit with its place, exit 4 if there is any.
import { checkText } from '../app/check-text.ts'
import { POLICIES, bookOf } from '../policy/load.ts'
import { type Wording, inAll, wordingsIn } from '../policy/wording.ts'
import { readText } from '../store/case-file.ts'
import { type Context, stdinFor } from './context.ts'
import { EXIT } from './exit.ts'
import { keptOf } from './kept.ts'
import { emit, formatOf } from './output.ts'

type Options = Readonly<Record<string, unknown>>
const FORMATS = ['table', 'json'] as const

export async function checkOwnText(
  context: Context,
  file: string,
  agreement: string | undefined,
  options: Options,
): Promise<number> {
  formatOf(options, FORMATS)
  const wordings = await wordingsFor(context, agreement, options)
  const of = checkText(file, await readText(file, stdinFor(context, file)), wordings)
  await emit(context, { is: 'text-check', of }, options, FORMATS)
  return of.hits.length > 0 ? EXIT.barred : EXIT.done
}

async function wordingsFor(
  context: Context,
  agreement: string | undefined,
  options: Options,
): Promise<readonly Wording[]> {
  if (agreement !== undefined)
    return wordingsIn((await keptOf(context, agreement, options)).agreed.policy.wordings)
  const named = (options['policy'] as string | undefined) ?? context.io.env['PARLEY_POLICY']
  if (named === undefined || named === '')
    return inAll(POLICIES.map((name) => wordingsIn(bookOf(name)?.wordings ?? [])))
  return wordingsIn((await (await import('./own-policy.ts')).loadPolicy(context, named)).book.wordings)
}
