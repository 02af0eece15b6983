// A call and the book (协商与账册): with --book an agreement that stands there is negotiated anew from where it stands, and what the call
// comes to goes in: the agreement at once, the session at the end.
// parley negotiate demo-card-9bbcd208 --book office
import { existsSync } from 'node:fs'
import { follow } from '../../app/follow.ts'
import { renegotiate } from '../../app/renegotiate.ts'
import type { Agreement } from '../../core/agreement.ts'
import type { Day } from '../../core/day.ts'
import type { Finding } from '../../core/finding.ts'
import type { Policy } from '../../policy/policy.ts'
import { writtenCase } from '../../schema/case-written.ts'
import { type Tree, treeOf } from '../../schema/tree.ts'
import { agreementFileText } from '../agreement-files.ts'
import { added, addRecords, newAgreement, sessionOf } from '../book/add.ts'
import type { Context } from '../context.ts'
import { Refused } from '../exit.ts'
import { keptOf } from '../kept.ts'
import { type Call, tell, voiceOf } from './call.ts'

type Options = Readonly<Record<string, unknown>>
export type Reopened = { readonly tree: Tree; readonly told: readonly Finding[] }

/** A word that names no file is an id in the book. */
export const isKept = (path: string | undefined, options: Options): path is string =>
  options['book'] !== undefined && path !== undefined && !existsSync(path)

/** The case as of the day of the call, and what was given before. */
export async function reopened(context: Context, id: string, options: Options, on: Day): Promise<Reopened> {
  const { agreed, read } = await keptOf(context, id, options)
  const { agreement, policy, remarks } = agreed
  const { currency, digits } = agreement.situation.debt
  const lender = options['role'] !== 'borrower'
  const found = follow(agreement, await read(), on, { policy, remarks, lender })
  const made = 'refused' in found ? found : renegotiate(found)
  if ('refused' in made) throw new Refused(id, made.refused, { currency, digits })
  return {
    tree: treeOf(JSON.parse(JSON.stringify(writtenCase(made.situation))) as object, id),
    told: made.findings,
  }
}

/** What the book refuses is told, and the call goes on: the agreement stands in its folder. */
export function keepAgreement(call: Call, made: Agreement, policy: Policy): void {
  const { context, book } = call
  if (book === undefined) return
  const record = newAgreement(made, policy, agreementFileText(made))
  try {
    tell(call, ...added(context, book, [record]).map(({ said }) => said))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    tell(call, voiceOf(call).finding(error.finding))
  }
}

/** The session as it was left. */
export const keepSession = (context: Context, dir: string, file: string): boolean =>
  addRecords(context, dir, [sessionOf(file)])
