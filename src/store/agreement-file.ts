// An agreement on disk (协议文件): its canonical text with its digest, and a file name that is only a name whatever its id.
// "../../etc/张三 <b>-1f0c22ab" is "etc-张三-b-1f0c22ab": no folder, no ending of its own, no hidden file.
import { inputError } from '../schema/input-error.ts'
import type { Plain } from '../schema/plain.ts'
import { canonical, unseenEscaped } from './canonical.ts'
import { digest } from './digest.ts'

type Map = { readonly [key: string]: Plain | undefined }

/** The text of a file: canonical, one line, its digest among the keys. */
export const agreementText = (of: Map): string =>
  `${unseenEscaped(canonical({ ...of, digest: `sha256:${digest(of)}` }))}\n`

/** What a text of ours holds. A key given twice would be read in two ways: it is refused. */
export function agreementData(text: string, file?: string): Plain {
  const place = file === undefined ? {} : { file }
  let of: Plain
  try {
    of = JSON.parse(text.replace(/^\uFEFF/, '')) as Plain
  } catch {
    throw inputError('bad-syntax', { code: 'JSON' }, place)
  }
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|\s+|\uFEFF/g, (part) =>
    part.startsWith('"') ? JSON.stringify(JSON.parse(part)) : '',
  )
  if (bare.length > canonical(of).length) throw inputError('duplicate-key', { name: '?' }, place)
  return of
}

const MOST = 50
const CODE = /-[0-9a-f]{8}$/
/** Windows takes these for devices, whatever stands after the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The letters, digits, dots and hyphens of an id, and the code it ends in. */
export function fileNameOf(id: string): string {
  const code = CODE.exec(id)?.[0] ?? ''
  const words = id
    .slice(0, id.length - code.length)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-{2,}/g, '-')
  const name = [...words]
    .slice(0, MOST)
    .join('')
    .replace(/^[.-]+|[.-]+$/g, '')
  return `${name === '' ? 'agreement' : name.replace(DEVICE, '$1-')}${code}`
}
