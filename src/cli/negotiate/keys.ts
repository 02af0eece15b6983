// The keys of the loop (按键): which there are where a sitting stands, and the word of each in the key line. What only the lender
// may know has no key on a shared screen, and a borrower has none for it at all.
import type { Choice } from '../../app/choices.ts'
import { grants } from '../../app/granting.ts'
import type { Messages } from '../../i18n/messages.ts'
import type { KeyLabel } from '../../render/desk.ts'
import type { Call } from './call.ts'

export type KeyName = keyof Messages['call']['keys']

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
/** What is pressed for each, where that is not its own name. */
const PRESSED: Partial<Readonly<Record<KeyName, string>>> = {
  help: '?',
  line: ':',
  H: 'h',
  leave: 's',
}

/** In the order of the key line. */
export function keysOf({ sitting, seat, shared }: Call): KeyName[] {
  const { standing, offers, choices } = sitting
  const borrower = seat.role === 'borrower'
  const granting = grants(seat.role)
  const ended = standing.accepted !== undefined || standing.refused !== undefined
  const some = choices.length > 0
  const list: readonly (readonly [KeyName, boolean])[] = [
    ['plans', some],
    ['p', !ended],
    ['t', !ended],
    ['f', !ended],
    ['n', !ended],
    ['d', !ended],
    ['c', !ended && granting && sitting.next !== null],
    ['o', !ended && granting && some],
    ['a', !ended && !borrower && offers.length > 0],
    ['g', !ended && borrower && some],
    ['e', standing.accepted !== undefined && !borrower],
    ['x', !ended && !borrower && !shared && sitting.exchange !== undefined],
    ['w', !ended],
    ['y', true],
    ['r', !ended && some],
    ['v', !ended && granting && !shared && some],
    ['m', true],
    ['u', !ended],
    ['h', !borrower && !shared],
    ['H', !borrower && shared],
    ['q', !ended],
    ['s', !ended],
    ['leave', ended],
    ['help', true],
    ['line', true],
  ]
  return list.flatMap(([name, here]) => (here ? [name] : []))
}

export const pressed = (name: KeyName): string => PRESSED[name] ?? name

/** Every character that does something here. */
export function pressable(call: Call): string[] {
  const names = keysOf(call)
  return [
    ...names.filter((name) => name !== 'plans').map(pressed),
    ...call.sitting.choices.map(({ n }) => String(n)),
  ]
}

export const keyNamed = (call: Call, key: string): KeyName | undefined =>
  (DIGITS as readonly string[]).includes(key) ? 'plans' : keysOf(call).find((name) => pressed(name) === key)

/** "1-5 plan  p can pay …" */
export function keyLabels(call: Call): KeyLabel[] {
  const { keys } = call.context.words.call
  return keysOf(call).map((name) => ({
    key: name === 'plans' ? numbersOf(call.sitting.choices) : pressed(name),
    label: keys[name],
  }))
}

export const numbersOf = (choices: readonly Choice[]): string =>
  choices.length === 1 ? '1' : `1-${choices.length}`
