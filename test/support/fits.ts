// Does an output have the shape that `parley schema` prints for it (输出是否符合其格式)? It is read by the very schema.
import * as v from 'valibot'
import { SCHEMAS } from '../../src/schema/registry.ts'

export function fits(name: string, of: unknown): void {
  const known = SCHEMAS[name]
  if (!known) throw new Error(`no schema ${name}`)
  v.parse(known.shape(), of)
}
