// Leaves of policies and packs (政策字段): names, texts in both languages, plain numbers, true and false, short lists.
// `label: { en: My bank, zh: 某某银行 }`, or one text for both; a weight of 0.3 is a number, 30% is none.
import * as v from 'valibot'
import { expectedOf, expecting, fault, pack, value } from './fault.ts'
import { type Leaf, leaf, text } from './leaf.ts'
import { either, list, map, maybe } from './map.ts'
import { isMap } from './tree.ts'

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

/** What something is called wherever it is pointed at: my-bank, cap.judicial.private, 早期. */
export const name = (): Leaf<string> =>
  leaf<string>({ key: 'name', args: {} }, { type: 'string', pattern: NAME.source }, (written) =>
    NAME.test(written.trim()) ? value(written.trim()) : fault('not-a-name', {}),
  )

/** Words of other files that are not known here: a unit, a parameter. What they may be is checked where it is known. */
export const someWord = (): Leaf<string> => text(64)

const YES: Readonly<Record<string, string>> = { yes: 'true', on: 'true', 是: 'true' }
const NO: Readonly<Record<string, string>> = { no: 'false', off: 'false', 否: 'false' }

/** true or false, in these words: they are read again as they were written. */
export const truth = (): Leaf<boolean> =>
  leaf<boolean>(
    { key: 'yes-no', args: {} },
    { enum: [true, false, 'true', 'false'] },
    (written): { value: boolean } | ReturnType<typeof fault> => {
      const said = written.trim()
      if (said === 'true' || said === 'false') return value(said === 'true')
      const meant = { ...YES, ...NO }[said.toLowerCase()] ?? /^(?:true|false)$/.exec(said.toLowerCase())?.[0]
      return fault('not-yes-no', {}, meant === undefined ? {} : { suggestion: meant })
    },
  )

/** A plain number within bounds: 0.3, never 30%. */
export const decimal = (least: number, most: number): Leaf<number> =>
  leaf<number>(
    { key: 'weight', args: {} },
    { type: ['number', 'string'], minimum: least, maximum: most, pattern: '^[0-9]{1,6}(\\.[0-9]{1,6})?$' },
    (written) => {
      const said = written.trim()
      if (!/^-?\d{1,6}(\.\d{1,6})?$/.test(said)) return fault('not-a-share', {})
      const number = Number(said)
      return number < least || number > most ? fault('out-of-range', { least, most }) : value(number)
    },
  )

/** A text in both languages. */
export const both = () => map({ en: text(2000), zh: text(2000) })

/** A text in both languages, or one for both. */
export function label() {
  const [one, two] = [text(2000), both()]
  return expecting(
    either([one, two], (node) => (isMap(node) ? two : one)),
    { key: 'label', args: {} },
  )
}

/** One text or a list of them. */
export function texts(most = 20) {
  const [one, several] = [text(), few(text(), most, 1)]
  return either([one, several], (node) => (Array.isArray(node) ? several : one))
}

/** A list of so many items at most: no policy of a lender has more, and every item costs a search. */
export function few<S extends v.GenericSchema>(item: S, most = 100, least = 0): ReturnType<typeof list<S>> {
  const whole = list(item)
  const bounded = v.pipe(
    whole,
    v.minLength(least, pack({ key: 'too-few', args: { least } })),
    v.maxLength(most, pack({ key: 'too-many', args: { most } })),
  )
  const expected = expectedOf(whole)
  return (expected ? expecting(bounded, expected) : bounded) as unknown as typeof whole
}

/** From one to the other, both counted; either may be left open. */
export const span = <S extends v.GenericSchema>(one: S) => map({ from: maybe(one), to: maybe(one) })
