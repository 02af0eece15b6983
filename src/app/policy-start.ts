// A policy file to begin with (政策文件模板): what a new policy on top of another takes over, as text to be commented out, and
// the inputs it could fill. policyStart(bookOf('cn'), { id: 'my-bank', … }) has the menu of cn and every figure cn leaves empty.
import { type Day, iso } from '../core/day.ts'
import type { Label } from '../core/finding.ts'
import type { Book } from '../policy/book.ts'
import { entryOf } from '../policy/entry.ts'
import { PARAMETERS, PARAMETER_NAMES, type Parameter } from '../policy/parameters.ts'
import { UNIT_EXAMPLES } from '../policy/unit-examples.ts'
import type { Unit } from '../policy/units.ts'
import { type WrittenMap, mapOf } from '../policy/written.ts'
import { yamlLines, yamlText } from './written-text.ts'

export type StartInput = {
  readonly name: Parameter
  readonly unit: Unit
  readonly example: string
  /** Why the packs leave it empty, where they say so. */
  readonly why: readonly Label[]
}
export type PolicyStart = {
  readonly id: string
  readonly base: string
  readonly version: string
  /** What the file itself must say. */
  readonly head: readonly string[]
  /** Each section of what it rests on, in lines of YAML. */
  readonly sections: readonly { readonly name: string; readonly lines: readonly string[] }[]
  /** What it rests on says nothing of these. */
  readonly without: readonly ('authority' | 'tiers')[]
  /** Inputs that are filled in below, as they are. */
  readonly filled: readonly string[]
  readonly inputs: readonly StartInput[]
}

const ORDER =
  'menu limits authority tiers lenders means ladder tolerance validity economics ranking breach rounding allocation steps'.split(
    ' ',
  )
/** A policy's own, or shown in a way of its own. */
const APART = [
  'schema',
  'id',
  'version',
  'label',
  'source',
  'extends',
  'country',
  'currency',
  'inputs',
  'values',
]

/** `below` is what the file names as its base: a shipped policy, or a file beside it. */
export function policyStart(
  { id: base, written, values }: Book,
  { id, below, on }: { readonly id: string; readonly below: string; readonly on: Day },
): PolicyStart {
  const names = [...new Set([...ORDER, ...Object.keys(written)])].filter(
    (name) => written[name] !== undefined && !APART.includes(name),
  )
  return {
    id,
    base,
    version: iso(on),
    head: [
      'schema: parley/policy@1',
      `id: ${yamlText(id)}`,
      `version: ${iso(on)}`,
      `extends: ${yamlText(below)}`,
      `label: ${yamlText(id)}`,
    ],
    sections: names.map((name) => ({ name, lines: yamlLines(name, written[name] ?? null) })),
    without: (['authority', 'tiers'] as const).filter((name) => written[name] === undefined),
    filled: Object.entries(mapOf(written['inputs'])).map(([name, value]) => `${name}: ${yamlText(value)}`),
    inputs: inputsOf(values).filter(({ name }) => !Object.hasOwn(mapOf(written['inputs']), name)),
  }
}

/** Every parameter that a pack leaves empty or has no value for, in the order of the parameters; sentences are no figures and are left out. */
function inputsOf(values: readonly WrittenMap[]): StartInput[] {
  const entries = values.map(entryOf)
  const valued = new Set(entries.flatMap(({ sets, empty }) => (empty ? [] : (sets ?? []))))
  return PARAMETER_NAMES.flatMap((name) => {
    const why = entries.flatMap(({ sets, empty }) => (sets === name && empty ? [empty] : []))
    if (name === 'duty' || (valued.has(name) && why.length === 0)) return []
    const unit = PARAMETERS[name]
    return [{ name, unit, example: UNIT_EXAMPLES[unit], why }]
  })
}
