// Scripted prompter (预写答案): answers given beforehand to a program that asks: what it asked and what it told is kept.
// scripted(['2026-11-22', '', '2.85万']) answers three questions, the second with what it offers; a fourth throws.
import type { Prompter } from '../../src/cli/prompter.ts'

export type Scripted = Prompter & {
  /** Every question, in order; one whose answer would not do is there once. */
  readonly asked: readonly string[]
  /** What was said of answers that would not do. */
  readonly told: readonly string[]
  /** Answers nobody asked for. */
  readonly left: () => readonly string[]
  readonly closed: () => boolean
}

/** A line as typed, a choice by its value or name, a key by its name; empty takes what the question offers. */
export function scripted(answers: readonly string[]): Scripted {
  const waiting = [...answers]
  const asked: string[] = []
  const told: string[] = []
  let closed = false
  const next = (message: string): string => {
    const answer = waiting.shift()
    if (answer === undefined) throw new Error(`no answer left for: ${message}\n${told.slice(-1).join('')}`)
    return answer
  }
  return {
    asked,
    told,
    left: () => waiting,
    closed: () => closed,
    line: async ({ message, initial, check }) => {
      asked.push(message)
      for (;;) {
        const typed = next(message)
        const text = typed === '' && initial !== undefined ? initial : typed
        const wrong = check(text)
        if (wrong === undefined) return text
        told.push(wrong)
      }
    },
    choose: async ({ message, choices, initial }) => {
      asked.push(message)
      for (;;) {
        const typed = next(message)
        const found =
          typed === ''
            ? (choices.find(({ value }) => value === initial) ?? choices[0])
            : choices.find(({ value, name }) => value === typed || name === typed)
        if (found) return found.value
        told.push(`no choice ${typed}`)
      }
    },
    key: async ({ message, keys }) => {
      asked.push(message)
      for (;;) {
        const typed = next(message)
        if (keys.includes(typed)) return typed
        told.push(`no key ${typed}`)
      }
    },
    close: () => void (closed = true),
  }
}
