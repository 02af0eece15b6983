// Prompter (提问界面): the one place where a person is asked: a line, a choice, a single key. Questions go to stderr, so that data
// can still be piped; Ctrl-C at any of them ends the program with 130 and loses nothing that was answered.
import { createPrompt, useKeypress, useState } from '@inquirer/core'
import { input, select } from '@inquirer/prompts'
import { type Terminal, keysOf } from './keys.ts'

export type LineAsked = {
  readonly message: string
  /** Taken when nothing is typed. */
  readonly initial?: string
  /** What is wrong with a line, as a sentence; nothing where it will do. */
  readonly check: (text: string) => string | undefined
}
export type Choice<T extends string> = { readonly value: T; readonly name: string }
export type ChoiceAsked<T extends string> = {
  readonly message: string
  readonly choices: readonly Choice<T>[]
  readonly initial?: T
}
/** `keys`: characters as typed, or `left` `right` `up` `down` `enter` `escape`. */
export type KeyAsked = { readonly message: string; readonly keys: readonly string[] }

export type Prompter = {
  readonly line: (asked: LineAsked) => Promise<string>
  readonly choose: <T extends string>(asked: ChoiceAsked<T>) => Promise<T>
  /** The first of these keys that is pressed; others do nothing. */
  readonly key: (asked: KeyAsked) => Promise<string>
  /** Gives the terminal back; to be called whatever happened. */
  readonly close: () => void
}

const NAMES: Readonly<Record<string, string>> = { return: 'enter' }

const keyPrompt = createPrompt<string, KeyAsked>(({ message, keys }, done) => {
  const [pressed, press] = useState('')
  useKeypress((event) => {
    const { name, sequence } = event as { name?: string; sequence?: string }
    const named = NAMES[name ?? ''] ?? name ?? ''
    const key = keys.find((known) => known === sequence || known === named)
    if (key === undefined || pressed !== '') return
    press(key)
    done(key)
  })
  return pressed === '' ? message : `${message} ${pressed}`
})

/** A person at this terminal. */
export function prompterOf(terminal: Terminal, output: NodeJS.WritableStream): Prompter {
  const keys = keysOf(terminal)
  return {
    line: ({ message, initial, check }) =>
      keys.during((from) =>
        input(
          {
            message,
            ...(initial === undefined ? {} : { default: initial }),
            validate: (text) => check(text) ?? true,
          },
          { input: from, output },
        ),
      ),
    choose: ({ message, choices, initial }) =>
      keys.during((from) =>
        select(
          {
            message,
            choices: choices.map(({ value, name }) => ({ value, name, short: name })),
            loop: false,
            ...(initial === undefined ? {} : { default: initial }),
          },
          { input: from, output },
        ),
      ),
    key: (asked) => keys.during((from) => keyPrompt(asked, { input: from, output })),
    close: () => keys.close(),
  }
}
