// Every kind of plan has a recipe and a test of its own; ids that are no recipe say so.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PLAN_KINDS } from '../../src/core/plan.ts'
import { recipes } from '../../src/plans/index.ts'
import { looksLikeId, parseId } from '../../src/plans/id.ts'
import { ordinaryDebt } from '../support/build.ts'
import { proposed } from '../support/plans.ts'

const tested = readdirSync(import.meta.dirname).map((file) => file.replace('.test.ts', ''))

describe('the registry', () => {
  test('every kind has a recipe of its name, and a test', () => {
    expect(Object.keys(recipes).toSorted()).toEqual([...PLAN_KINDS].toSorted())
    for (const kind of PLAN_KINDS) expect(recipes[kind].kind).toBe(kind)
    expect(PLAN_KINDS.filter((kind) => !tested.includes(kind))).toEqual([])
  })
  test.each(PLAN_KINDS)('%s is proposed in an ordinary case', (kind) => {
    const ids = proposed(kind)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => looksLikeId(id) && /^[a-z0-9.+-]+$/i.test(id))).toBe(true)
  })
  test.each([
    ['plan-unknown', 'loan-24'],
    ['plan-unknown', ''],
    ['plan-numbers', 'equal-instalment-x'],
    ['plan-numbers', 'equal-instalment--1'],
    ['plan-numbers', 'balloon-12+12.over-60'],
    ['plan-part', 'equal-instalment-24.fees-150'],
    ['plan-part', 'equal-instalment-24.fees-50-later'],
    ['plan-part', 'equal-instalment-24.pay-800'],
    ['plan-part', 'equal-instalment-24.rate--5'],
    ['plan-part', 'equal-instalment-24.first-20260230'],
    ['plan-part', 'equal-instalment-24.capitalise-principal'],
    ['plan-part', 'equal-instalment-24.down-1.234'],
    ['plan-part', 'equal-instalment-24.colour-red'],
  ])('%s: "%s"', (rule, id) => {
    const read = parseId(id, ordinaryDebt())
    expect('refused' in read && read.refused.rule).toBe(rule)
  })
})
