// Agreements (协议样例): the demonstration cases agreed on under the Chinese pack, and everything that makes or reads one.
import { agree } from '../../src/app/agree.ts'
import { type DEMOS, demoTree } from '../../src/app/demo.ts'
import { type Verified, verify } from '../../src/app/verify.ts'
import type { Agreement } from '../../src/core/agreement.ts'
import type { Plan } from '../../src/core/plan.ts'
import type { Situation } from '../../src/core/situation.ts'
import { build } from '../../src/plans/build.ts'
import { parseId } from '../../src/plans/id.ts'
import { type Book, defaultsOf, read } from '../../src/policy/load.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { shownClauses } from '../../src/render/agreement-words.ts'
import { writtenAgreement } from '../../src/schema/agreement-written.ts'
import { readCase } from '../../src/schema/case.ts'
import type { Plain } from '../../src/schema/plain.ts'
import { agreementData, agreementText } from '../../src/store/agreement-file.ts'
import { digest } from '../../src/store/digest.ts'
import { shelved } from './standing.ts'

const VERSION = '0.0.0-test'
export const PLANS = {
  'job-loss': 'term-extension-9.penalty-100-done.interest-50-done',
  card: 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done',
  'second-lien': 'reduced-then-level-6+30.pay-7020.penalty-100-done.interest-100-done',
} as const
export type Agreed = keyof typeof PLANS

export type Placed = { readonly situation: Situation; readonly policy: Policy }
export const demo = (name: (typeof DEMOS)[number], book: Book = shelved('cn')): Placed => {
  const situation = readCase(demoTree(name), defaultsOf(book, 2))
  return { situation, policy: read(book, 2, situation) }
}

export function planNamed(id: string, { situation: { debt }, policy }: Placed): { id: string; plan: Plan } {
  const spec = parseId(id, debt)
  const plan = 'refused' in spec ? spec : build(spec, debt, policy.breach)
  if ('refused' in plan) throw new Error(`no plan ${id}`)
  return { id, plan }
}

export function agreed(name: Agreed, parties?: Situation['parties']): Agreement {
  const placed = demo(name)
  const situation = parties ? { ...placed.situation, parties } : placed.situation
  const made = agree(situation, placed.policy, planNamed(PLANS[name], placed), { role: 'committee', digest })
  if ('against' in made) throw new Error(JSON.stringify(made.against))
  return made
}

export type Data = { [key: string]: Plain }
export const write = (of: Agreement) => writtenAgreement(of, shownClauses(of), VERSION)
export const textOf = (of: Agreement): string => agreementText(write(of))
/** As a program reads the file; may be changed. */
export const dataOf = (of: Agreement): Data => agreementData(textOf(of)) as Data
/** The digest made anew, as a forger would who knows how. */
export const resigned = ({ digest: _, ...of }: Data): Data => ({ ...of, digest: `sha256:${digest(of)}` })
export const checked = (of: Plain, version = VERSION): Verified => verify(of, { digest, write, version })
