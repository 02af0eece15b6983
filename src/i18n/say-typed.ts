// What is wrong with something typed, in words (输入问题的措辞): { key: 'not-exact', args: { below: '3.33', above: '3.34' } } is
// "This is no whole number of the smallest coin: 3.33 or 3.34?".
import { visible } from './neutral.ts'
import type { Voice } from './say.ts'
import { type Told, sayTrouble } from './say-trouble.ts'

/** A trouble as the reader of typed text hands it over. */
export type TypedTold = { readonly key: string; readonly args: Readonly<Record<string, string>> }

const LONGEST = 40
const brief = (text: string): string => {
  const shown = visible(text)
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}

/** One sentence, safe to print; a trouble with a path is the schema's own, which says it as it does of a file. */
export function sayTyped(trouble: TypedTold | Told, voice: Voice): string {
  if ('path' in trouble) return sayTrouble(trouble, voice)
  const templates: Readonly<Record<string, string>> = voice.words.interview.typed
  const args = Object.fromEntries(Object.entries(trouble.args).map(([name, text]) => [name, brief(text)]))
  return voice.say(templates[trouble.key] ?? trouble.key, args)
}
