// A record with masked data (脱敏导出): every field that says who somebody is by its kind, every other text by what it looks like.
// { name: '王小明', phone: '13812345678', note: '住院，13812345678' } is { name: '王**', phone: '138****5678', note: '**，138****5678' }
import { maskAccount, maskAddress, maskId, maskName, maskPhone, maskText } from '../i18n/mask.ts'
import type { Plain } from '../schema/plain.ts'

const FIELDS: Readonly<Record<string, (text: string) => string>> = {
  name: maskName,
  idNumber: maskId,
  phone: maskPhone,
  address: maskAddress,
  account: maskAccount,
  contractNo: maskAccount,
}
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
export function masked(of: Plain, names: readonly string[], key = '', within = ''): Plain {
  if (typeof of === 'string') {
    const field = within === 'lender' ? undefined : FIELDS[key]
    return field ? field(of) : OURS.has(key) ? of : maskText(of, names)
  }
  if (typeof of !== 'object' || of === null) return of
  if (Array.isArray(of)) return (of as readonly Plain[]).map((item) => masked(item, names, key, key))
  const inside = within === 'tool' || key === 'tool'
  return Object.fromEntries(
    Object.entries(of as { readonly [key: string]: Plain }).map(([own, value]) => [
      own,
      inside ? value : masked(value, names, own, key),
    ]),
  )
}
