// From bytes to a tree (读入): encoding first, then JSON or YAML, whichever it is; nothing is guessed and nothing repaired.
// A GB18030 file is refused with its name for the encoding, not read as garbage.
import { InputError, inputError, type Place } from '../schema/input-error.ts'
import { jsonTree } from '../schema/json.ts'
import { lineAndColumn, MOST_BYTES, placer, type Tree } from '../schema/tree.ts'
import { plainYaml } from './plain-yaml.ts'

const named = (file: string | undefined): Place => (file === undefined ? {} : { file })

/** UTF-8 bytes as text, a byte order mark taken off; anything else is refused. */
export function decode(bytes: Uint8Array, file?: string): string {
  if (bytes.length > MOST_BYTES) throw inputError('too-big', { mostBytes: MOST_BYTES }, named(file))
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw inputError('utf16', {}, named(file))
  const nul = bytes.indexOf(0)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (nul !== -1)
      throw inputError('nul-byte', {}, { ...named(file), ...lineAndColumn(text, text.indexOf('\0')) })
    return text
  } catch (error) {
    if (error instanceof InputError) throw error
  }
  const loose = new TextDecoder().decode(bytes)
  const where = { ...named(file), ...lineAndColumn(loose, loose.indexOf('\uFFFD')) }
  if (!isChinese(bytes)) throw inputError('not-utf8', {}, where)
  throw inputError('not-utf8', { encoding: 'GB18030' }, { ...where, suggestion: 'iconv -f GB18030 -t UTF-8' })
}

function isChinese(bytes: Uint8Array): boolean {
  try {
    return /[\u4e00-\u9fff]/.test(new TextDecoder('gb18030', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** YAML or JSON text as a tree. Throws an InputError with the place of what is wrong. */
export async function readTree(text: string, file?: string): Promise<Tree> {
  const said = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (said.includes('\0'))
    throw inputError('nul-byte', {}, { ...named(file), ...lineAndColumn(said, said.indexOf('\0')) })
  const content = said.trimStart()
  if (content === '') throw inputError('empty-file', {}, named(file))
  const json = file?.toLowerCase().endsWith('.json') === true
  if (json || content[0] === '{' || content[0] === '[') {
    try {
      return jsonTree(said, file)
    } catch (error) {
      // What is no JSON may still be YAML in braces.
      if (json || !(error instanceof InputError) || error.troubles[0]?.key !== 'bad-syntax') throw error
    }
  }
  const read = plainYaml(said) ?? (await (await import('./full-yaml.ts')).fullYaml(said, file))
  if (read.root === null) throw inputError('empty-file', {}, named(file))
  return { root: read.root, place: placer(said, () => read, file) }
}
