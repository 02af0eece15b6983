// Settings (个人设置): language and colour, found by the XDG rules; they never change a figure.
// ~/.config/parley/settings.json: { "lang": "zh", "color": "never" }
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { inputError } from '../schema/input-error.ts'

export type Settings = { readonly lang?: 'en' | 'zh'; readonly color?: 'auto' | 'always' | 'never' }

const KEYS: Readonly<Record<string, readonly string[]>> = {
  lang: ['en', 'zh'],
  color: ['auto', 'always', 'never'],
}

export function settings(env: Readonly<Record<string, string | undefined>>): Settings {
  const base = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config')
  const file = join(base, 'parley', 'settings.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw inputError('bad-syntax', { code: 'JSON' }, { file })
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw inputError('not-a-map', {}, { file })
  for (const [key, value] of Object.entries(read)) {
    const words = KEYS[key]
    if (!words) throw inputError('unknown-key', { name: key }, { file, path: key })
    if (!words.includes(String(value)))
      throw inputError(
        'not-one-of',
        {},
        { file, path: key, read: String(value), expected: { key: 'word', args: { words } } },
      )
  }
  return read as Settings
}
