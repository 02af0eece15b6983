// JSON: the shapes of the public contract, amounts to the digit, nothing of the lender for a borrower.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { rate } from '../../src/app/rate.ts'
import type { Money } from '../../src/core/money.ts'
import { type Context, type Document, render } from '../../src/render/index.ts'
import { jsonText, literal } from '../../src/render/json-text.ts'
import { jsonSchema } from '../../src/schema/json-schema.ts'
import { jsonTree } from '../../src/schema/json.ts'
import { OUTPUTS } from '../../src/schema/outputs.ts'
import { readPlan } from '../../src/schema/plan.ts'
import {
  FEW,
  HOSTILE,
  UNSEEN,
  bare,
  comparison,
  context,
  flat,
  hostile,
  loss,
  poor,
  scheduleOf,
  situation,
} from './cases.ts'

const json = async (
  document: Extract<Document, { is: keyof typeof OUTPUTS }>,
  more: Partial<Context> = {},
) => {
  const text = await render('json', document, context(more))
  const found = v.safeParse(OUTPUTS[document.is].shape(), JSON.parse(text))
  expect(found.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined()
  return { text, value: JSON.parse(text) }
}
type Told = { id: string; kind: string; measures: Record<string, unknown> }

test('JSON text keeps digits and order, and escapes what a terminal would obey', () => {
  const of = { b: literal('2474.50'), a: ['x\u202e\u009b', null], c: {}, d: NaN, e: undefined }
  expect(jsonText(of, true)).toBe('{"b":2474.50,"a":["x\\u202e\\u009b",null],"c":{},"d":null}')
  expect(jsonText({ a: [1, { b: true }] })).toBe('{\n  "a": [\n    1,\n    {\n      "b": true\n    }\n  ]\n}')
})

describe('comparison@1', () => {
  test.each([
    ['flat', flat],
    ['loss', loss],
    ['bare', bare],
    ['poor', poor],
  ])('%s', async (_, of) => {
    const compared = comparison(of)
    const { text, value } = await json({ is: 'comparison', of: compared })
    expect(value.plans).toHaveLength(compared.plans.length + (compared.contract ? 1 : 0))
    expect(value.recommended).toBe(compared.recommended)
    expect(text).toMatch(/"totalPaid": \d+\.\d\d,/)
    expect(text.endsWith('}\n')).toBe(true)
  })

  test('the contract comes first, every plan is a plan file and is the same plan again', async () => {
    const compared = comparison(loss, 'collector', {
      all: true,
      kinds: ['step-up', 'settlement', 'grace', 'balloon'],
    })
    const { value } = await json({
      is: 'comparison',
      of: { ...compared, plans: compared.plans.slice(0, 400), refused: compared.refused.slice(0, 50) },
    })
    const [contract, ...plans] = value.plans as Told[]
    expect(contract).toMatchObject({ id: 'contract', family: 'contract', rank: null })
    for (const [i, plan] of plans.entries()) {
      const read = readPlan(jsonTree(JSON.stringify(plan)), 2)
      const { capitalise, ...rest } = read
      expect(capitalise ?? []).toEqual(compared.plans[i]?.plan.capitalise ?? [])
      expect(rest).toEqual({ ...compared.plans[i]?.plan })
    }
  })

  test('a borrower sees nothing of the lender, and neither does a shared screen', async () => {
    const hidden = ['presentValue', 'expectedValue', 'recovery']
    for (const [role, more] of [
      ['borrower', {}],
      ['collector', { shared: true }],
    ] as const) {
      const { value } = await json({ is: 'comparison', of: comparison(flat, role) }, more)
      for (const plan of value.plans as Told[]) {
        expect(plan).not.toHaveProperty('authority')
        for (const key of hidden) expect(plan.measures).not.toHaveProperty(key)
      }
    }
    const { value } = await json({ is: 'comparison', of: comparison(flat) })
    for (const plan of value.plans as Told[])
      for (const key of hidden) expect(plan.measures).toHaveProperty(key)
  })

  test('digits of the currency', async () => {
    const yen = situation({
      asOf: '2026-11-22',
      currency: 'JPY',
      debt: { principal: '500000', annualRate: '0.05%/day', dayCount: 'act/365', dueDay: 31 },
    })
    const { text } = await json({ is: 'comparison', of: comparison(yen) })
    expect(text).toMatch(/"totalPaid": \d+,/)
  })

  test('compact is one line', async () => {
    const { text } = await json({ is: 'comparison', of: comparison(flat) }, { compact: true })
    expect(text.split('\n')).toHaveLength(2)
  })

  test.each(HOSTILE)('%j', async (text) => {
    const said = await json({ is: 'comparison', of: comparison(hostile(text), 'collector', FEW) })
    expect(said.value.id).toBe(text)
    expect(said.text).not.toMatch(UNSEEN)
  })
})

test('schedule@1: rows, sums, and the same amounts as the ledger', async () => {
  const of = scheduleOf(comparison(loss))
  const { value, text } = await json({ is: 'schedule', of })
  expect(value.rows).toHaveLength(of.schedule.rows.length)
  expect(value.totals.payment).toBe((of.measures?.totalPaid as Money) / 100)
  expect(value.rows.at(-1).balance).toBe(0)
  expect(text).toMatch(/"balance": 0\.00/)
})

test('rate@1: with one rate, with none, with several', async () => {
  const at = (month: number) => ({ at: { month } })
  const paid = Array.from({ length: 12 }, (_, i) => ({ ...at(i + 1), amount: 536 }))
  const request = { advances: [{ ...at(0), amount: 6000 }], payments: paid }
  const answer = rate(request, 'irr')
  if ('refused' in answer) throw new Error('refused')
  const { value } = await json({ is: 'rate', of: { request, answer } })
  expect(value).toMatchObject({ method: 'irr', percent: '13.03', unitPeriod: 'month' })
  const none = rate({ advances: [{ ...at(0), amount: 6000 }], payments: [] }, 'irr')
  if ('refused' in none) throw new Error('refused')
  expect((await json({ is: 'rate', of: { answer: none } })).value).toMatchObject({
    annualRate: null,
    roots: [],
  })
})

test.each(Object.keys(OUTPUTS))('%s has a JSON Schema', async (name) => {
  const schema = (await jsonSchema(name, OUTPUTS)) as { $id: string; additionalProperties: boolean }
  expect(schema.$id).toBe(`parley/${name}@1`)
  expect(schema.additionalProperties).toBe(false)
})
