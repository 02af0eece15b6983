// A record with masked data (脱敏导出): every field that says who somebody is by its kind, every other text by what it looks like.
// { name: '王小明', phone: '13812345678', note: '住院，13812345678' } is { name: '王**', phone: '138****5678', note: '**，138****5678' }
import { maskField, maskText } from '../i18n/mask.ts'
import type { Personal } from '../app/personal.ts'
import type { Plain } from '../schema/plain.ts'

const FIELDS = new Set(['name', 'idNumber', 'phone', 'address', 'account', 'contractNo'])
/** Keys whose texts are made by the program; a digest may look like anything. */
const OURS = new Set([
  'digest',
  'sha256',
  'hash',
  'prev',
  'head',
  'id',
  'schema',
  'version',
  'at',
  'on',
  'due',
  'entered',
])

/** The lender is no person. */
export function masked(of: Plain, who: Personal, key = '', within = ''): Plain {
  if (typeof of === 'string') {
    return within !== 'lender' && FIELDS.has(key)
      ? maskField(key, of)
      : OURS.has(key)
        ? of
        : maskText(of, who.names, who.others)
  }
  if (typeof of !== 'object' || of === null) return of
  if (Array.isArray(of)) return (of as readonly Plain[]).map((item) => masked(item, who, key, key))
  const inside = within === 'tool' || key === 'tool'
  const map = of as { readonly [key: string]: Plain }
  const { path, value: said } = map
  // An answer in a session tells by its path what it is.
  if (typeof path === 'string' && typeof said === 'string')
    return { ...map, value: path.startsWith('parties.lender') ? said : maskField(path, said) }
  return Object.fromEntries(
    Object.entries(map).map(([own, value]) => [own, inside ? value : masked(value, who, own, key)]),
  )
}
