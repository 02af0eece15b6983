// Troubles of wordings and letters (措辞与函件问题): what can be wrong with what a policy forbids to say, or says itself.
// 'forbidden-wording' { said: '后果自负', wording: 'threat.vague', why: 'threat', … }: where a policy's own text hits a list.
import type { Label } from '../core/finding.ts'

export type WordingTroubleArgs = {
  'not-a-pattern': Readonly<Record<never, never>>
  'forbidden-wording': {
    readonly said: string
    readonly wording: string
    readonly why: string
    readonly label: Label
    readonly source: Label
  }
  'unknown-figure': { readonly name: string }
}

export const WORDING_TROUBLES = [
  'not-a-pattern',
  'forbidden-wording',
  'unknown-figure',
] as const satisfies readonly (keyof WordingTroubleArgs)[]
