// The pack of the United States (美国政策包): that a country is a folder of YAML, every value labelled in both
// languages, cited and dated, and what no federal text gives left empty with the reason. 839 a month for one
// person, as the IRS printed it.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { vectors } from '../support/vectors.ts'

type Label = { readonly en: string; readonly zh: string }
type Entry = {
  readonly id: string
  readonly sets?: string
  readonly label: Label
  readonly unit: string
  readonly value?: unknown
  readonly steps?: readonly { readonly from: string; readonly until?: string; readonly value: unknown }[]
  readonly from?: string
  readonly applies?: Readonly<Record<string, readonly string[]>>
  readonly instrument?: string | Label
  readonly source?: string | readonly string[]
  readonly checked: string
  readonly confidence?: string
  readonly advisory?: boolean
  readonly empty?: Label
  readonly note?: Label
}

const folder = fileURLToPath(new URL('../../src/packs/us/', import.meta.url))
const read = (file: string) => parse(readFileSync(`${folder}${file}`, 'utf8'))
const files = readdirSync(folder).filter(
  (file) => file.endsWith('.yaml') && !['policy.yaml', 'letters.yaml', 'wordings.yaml'].includes(file),
)
const entries: readonly Entry[] = files.flatMap((file) => read(file).values)
const filled = entries.filter(({ empty }) => !empty)

const CHINESE = /\p{Script=Han}/u
const DAY = /^\d{4}-\d{2}-\d{2}$/
const isLabel = (label: Label | undefined): boolean =>
  !!label && label.en.trim() !== '' && !CHINESE.test(label.en) && CHINESE.test(label.zh)
const entry = (id: string): Entry => {
  const found = entries.find((one) => one.id === id)
  if (!found) throw new Error(`no entry ${id}`)
  return found
}
const setting = (name: string) => entries.filter(({ sets }) => sets === name)
/** The ids of the entries of which it does not hold. */
const without = (holds: (one: Entry) => boolean, of: readonly Entry[] = entries) =>
  of.filter((one) => !holds(one)).map(({ id }) => id)

describe('the folder', () => {
  test('a policy on the generic one, for the country and its currency', () => {
    const policy = read('policy.yaml')
    expect(policy).toMatchObject({ schema: 'parley/policy@1', id: 'us', extends: 'generic' })
    expect(policy).toMatchObject({ version: '2026-11-22', country: 'US', currency: 'USD' })
    expect([isLabel(policy.label), isLabel(policy.source)]).toEqual([true, true])
  })
  test('value files, each with its schema and a comment first', () => {
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      expect(read(file).schema, file).toBe('parley/values@1')
      expect(readFileSync(`${folder}${file}`, 'utf8'), file).toMatch(/^# /)
    }
  })
  test('no fewer than fifteen values besides what is left empty, no id twice', () => {
    expect(filled.length).toBeGreaterThanOrEqual(15)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })
})

describe('every entry', () => {
  test('is labelled in English and Chinese and says when it was checked', () => {
    expect(without(({ label }) => isLabel(label))).toEqual([])
    expect(without(({ note }) => note === undefined || isLabel(note))).toEqual([])
    expect(without(({ checked }) => DAY.test(checked))).toEqual([])
  })
  test('has a value from a day on, an instrument, a source and a confidence, or the reason why it is empty', () => {
    const dated = ({ value, from, steps }: Entry) =>
      steps ? steps.every((step) => DAY.test(step.from)) : value !== undefined && DAY.test(from ?? '')
    expect(without(dated, filled)).toEqual([])
    expect(
      without(({ instrument }) => typeof instrument === 'string' || isLabel(instrument), filled),
    ).toEqual([])
    const addresses = ({ source }: Entry) => [source ?? []].flat()
    const sourced = (one: Entry) =>
      addresses(one).length > 0 && addresses(one).every((address) => /^https?:\/\/\S+$/.test(address))
    expect(without(sourced, filled)).toEqual([])
    expect(without(({ confidence }) => /^(high|medium|low)$/.test(confidence ?? ''), filled)).toEqual([])
    const empty = entries.filter((one) => one.empty)
    expect(without((one) => isLabel(one.empty), empty)).toEqual([])
    expect(without(({ value, steps }) => value === undefined && steps === undefined, empty)).toEqual([])
  })
  test('of low or medium confidence only advises', () => {
    const unsure = filled.filter(({ confidence }) => confidence === 'low' || confidence === 'medium')
    expect(unsure.length).toBeGreaterThan(0)
    expect(without(({ advisory }) => advisory === true, unsure)).toEqual([])
  })
})

describe('what the program needs of a country', () => {
  test.each([
    'floor.household',
    'cost.cap',
    'allocation',
    'term.most',
    'limitation',
    'class',
    'contact.quiet',
    'contact.calls-a-week',
    'contact.after-talk',
    'records.retention',
    'credit.retention',
    'duty',
  ])('%s is there, as a value or as an input left empty', (name) => {
    expect(setting(name)).not.toEqual([])
  })
  test('the contact rules of Regulation F', () => {
    const valueOf = (name: string) => setting(name).map(({ value }) => value)
    expect(valueOf('contact.quiet')).toEqual(['21:00-08:00'])
    expect(valueOf('contact.calls-a-week')).toEqual([7])
    expect(valueOf('contact.after-talk')).toEqual([7])
  })
  test('no cap and no order of payment for every lender, no limitation: states and contracts decide', () => {
    for (const name of ['cost.cap', 'allocation', 'limitation']) {
      const general = setting(name).filter(({ applies }) => !applies)
      expect(
        general.map(({ empty }) => isLabel(empty)),
        name,
      ).toEqual([true])
    }
  })
  test('a cap or a term for some lenders only is advice', () => {
    const some = [...setting('cost.cap'), ...setting('term.most')].filter(({ applies }) => applies)
    expect(some.map(({ id }) => id)).toEqual(['cap.federal-credit-union', 'workout.months'])
    expect(without(({ advisory }) => advisory === true, some)).toEqual([])
  })
  test('a card is a loss at 180 days past due, an instalment loan at 120', () => {
    const loss = (id: string) =>
      (entry(id).value as { from: number; is: string }[]).find(({ is }) => is === 'loss')?.from
    expect([loss('charge-off.card'), loss('charge-off.closed-end')]).toEqual([180, 120])
  })
})

const published = vectors('misc-published.json')

describe.skipIf(!published)('as published', () => {
  test('the IRS National Standards: the total by people, the amount for each further one', () => {
    expect(entry('floor.irs').value).toEqual({
      people: published.irs_2025.total,
      extra: published.irs_2025.each_extra,
    })
    expect(entry('floor.irs').value).toEqual({ people: [839, 1481, 1753, 2129], extra: 394 })
  })
  const PARTS = ['food', 'housekeeping', 'apparel', 'personal', 'misc']
  test.each(PARTS)('the IRS National Standards: %s', (part) => {
    const { en, zh } = entry(`floor.irs.${part}`).value as Label
    const english = en.match(/[\d,]*\d/g)?.map((number) => Number(number.replace(',', '')))
    expect(english).toEqual(published.irs_2025[part])
    expect(zh.match(/\d+/g)?.slice(2).map(Number)).toEqual(published.irs_2025[part])
  })
  test('the poverty guidelines of 2026', () => {
    const { first, additional } = published.fpg_2026
    expect([entry('poverty.first').value, entry('poverty.additional').value]).toEqual([first, additional])
    expect([first, additional]).toEqual([15_960, 5680])
  })
})
console.log(`packs/us: ${published ? 7 : 0} published tables compared, ${published ? 0 : 7} skipped`)
