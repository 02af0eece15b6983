// An agreement to follow (待跟踪协议): read and held against its own digest, with the policy it was made under where that is at hand.
// One that was changed after it was made is refused: its figures would be followed by nobody's word.
import { type Followed, otherPolicy } from '../app/follow.ts'
import type { Finding } from '../core/finding.ts'
import { type Book, bookOf, read } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { readAgreement } from '../schema/agreement.ts'
import { inputError } from '../schema/input-error.ts'
import type { EventsOf } from '../schema/payments.ts'
import type { Plain } from '../schema/plain.ts'
import { agreementData } from '../store/agreement-file.ts'
import { readText } from '../store/case-file.ts'
import { digest } from '../store/digest.ts'
import { type Context, stdinFor } from './context.ts'

export type Agreed = {
  readonly agreement: Followed
  readonly policy: Policy
  /** Said where the policy is not known here as it was. */
  readonly remarks: readonly Finding[]
  readonly of: EventsOf
}

export async function agreementFrom(context: Context, path: string, named: unknown): Promise<Agreed> {
  const data = agreementData(await readText(path, stdinFor(context, path)), path)
  return agreementOf(context, data, path, named)
}

/** `path`: where it was read, for what is wrong with it. */
export async function agreementOf(
  context: Context,
  data: Plain,
  path: string,
  named: unknown,
): Promise<Agreed> {
  const given = readAgreement(data, path)
  const { digest: stated, id, ...rest } = data as Record<string, never>
  if (stated !== `sha256:${digest({ id, ...rest })}`)
    throw inputError('agreement-changed', {}, { file: path, path: 'digest' })
  const own =
    typeof named === 'string'
      ? (await (await import('./own-policy.ts')).loadPolicy(context, named)).book
      : undefined
  const shipped = bookOf(given.policy.id)
  const book = own ?? (shipped?.digest === given.policy.digest ? shipped : undefined)
  const used = book ?? (bookOf('generic') as Book)
  const { situation } = given
  const remarks = used.digest === given.policy.digest ? [] : [otherPolicy(given.policy, used.id)]
  return {
    agreement: { id: String(id), on: given.on, situation, plan: given.plan },
    policy: read(used, situation.debt.digits, situation),
    remarks,
    of: { agreement: String(id), digits: situation.debt.digits, asOf: situation.debt.asOf },
  }
}
