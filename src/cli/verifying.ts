// Verifying an agreement (核验): its data against what its own case, plan and policy come to; used by parley verify and by the book,
// which takes nothing that does not hold.
import about from '../../package.json' with { type: 'json' }
import { type Verified, verify } from '../app/verify.ts'
import { shownClauses } from '../render/agreement-words.ts'
import { writtenAgreement } from '../schema/agreement-written.ts'
import type { Plain } from '../schema/plain.ts'
import { digest } from '../store/digest.ts'
import type { Context } from './context.ts'

const { version } = about

/** `named`: a policy that does not ship. */
export async function verified(
  context: Context,
  data: Plain,
  file: string,
  named: unknown,
): Promise<Verified> {
  const book =
    typeof named === 'string'
      ? (await (await import('./own-policy.ts')).loadPolicy(context, named)).book
      : undefined
  return verify(data, {
    digest,
    version,
    write: (of) => writtenAgreement(of, shownClauses(of), version),
    file,
    ...(book ? { book } : {}),
  })
}
