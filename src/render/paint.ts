// Paint (着色): the colours a terminal gets, decided by the caller and never by a library.
// paint(0) leaves every text as it is; paint(1).good('✓') is green.
import { Chalk } from 'chalk'

export type Paint = Readonly<
  Record<'head' | 'dim' | 'good' | 'bad' | 'mind' | 'strong', (text: string) => string>
>

export function paint(level: 0 | 1 | 2 | 3): Paint {
  const { bold, dim, green, red, yellow } = new Chalk({ level })
  const { green: strong } = bold
  // Only the text is handed on: chalk joins whatever else a `map` would give it.
  return {
    head: (text) => bold(text),
    dim: (text) => dim(text),
    good: (text) => green(text),
    bad: (text) => red(text),
    mind: (text) => yellow(text),
    strong: (text) => strong(text),
  }
}
