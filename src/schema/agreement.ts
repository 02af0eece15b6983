// Reading an agreement (读取协议), parley/agreement@1: the case, the plan and the order of payments it was made of. What it says
// of them is not read here but made again by `verify` and held against it.
import { parseDay, type Day } from '../core/day.ts'
import { BUCKETS, type Bucket } from '../core/debt.ts'
import type { Plan } from '../core/plan.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import { AGREEMENT } from './agreement-written.ts'
import { readCase } from './case.ts'
import { inputError } from './input-error.ts'
import type { Plain } from './plain.ts'
import { readPlan } from './plan.ts'
import { type Path, type Tree, pathText, treeOf } from './tree.ts'

export type Given = {
  readonly situation: Situation
  readonly plan: { readonly id: string; readonly plan: Plan }
  readonly on: Day
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string }
  readonly version: string
}
type Map = { readonly [key: string]: Plain | undefined }
export const isPlainMap = (of: Plain | undefined): of is Map =>
  typeof of === 'object' && of !== null && !Array.isArray(of)

/** Throws an InputError where the case or the plan cannot be read, or it is no agreement at all. */
export function readAgreement(of: Plain, file?: string): Given {
  const place = file === undefined ? {} : { file }
  const map: Map = isPlainMap(of) ? of : {}
  const schema = map['schema']
  if (schema !== AGREEMENT)
    throw inputError(
      'wrong-schema',
      { want: AGREEMENT },
      {
        ...place,
        path: 'schema',
        suggestion: AGREEMENT,
        ...(typeof schema === 'string' ? { read: schema } : {}),
      },
    )
  const text = (path: Path): string => {
    const found = path.reduce<Plain | undefined>(
      (node, key) => (isPlainMap(node) ? node[key as string] : undefined),
      map,
    )
    if (typeof found !== 'string') throw inputError('missing', {}, { ...place, path: pathText(path) })
    return found
  }
  const on = parseDay(text(['on']))
  if (on === undefined) throw inputError('not-a-day', {}, { ...place, path: 'on', read: text(['on']) })
  const allocation = orderOf(map['allocation'])
  if (!allocation) throw inputError('missing', {}, { ...place, path: 'allocation' })
  const rounding = { interest: 'half-up', instalment: 'nearest', unit: 1 } as never
  const situation = onWishedDay(readCase(under(map['case'], 'case', file), { rounding, allocation }))
  return {
    situation,
    plan: {
      id: text(['plan', 'id']),
      plan: readPlan(under(map['plan'], 'plan', file), situation.debt.digits),
    },
    on,
    policy: {
      id: text(['policy', 'id']),
      version: text(['policy', 'version']),
      digest: text(['policy', 'digest']),
    },
    version: text(['tool', 'version']),
  }
}

function orderOf(of: Plain | undefined): Bucket[] | undefined {
  const order = Array.isArray(of) ? BUCKETS.filter((bucket) => of.includes(bucket)) : []
  return order.length === BUCKETS.length && (of as Plain[]).length === BUCKETS.length
    ? (of as Bucket[])
    : undefined
}

/** What is wrong below is told with the name of the part: agreement.json (case). */
function under(of: Plain | undefined, name: string, file: string | undefined): Tree {
  return treeOf(of ?? null, file === undefined ? name : `${file} (${name})`)
}
