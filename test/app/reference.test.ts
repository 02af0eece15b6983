// Names in a reference: whole words, the longest first.
import { expect, test } from 'vitest'
import { namesIn } from '../../src/app/reference.ts'

const NAMES = new Set(['demo-card', 'demo-card-9bbcd208', 'c-2024-77', '合同77', '12'])
test.each<[string, string[]]>([
  ['还款 demo-card-9bbcd208', ['demo-card-9bbcd208']],
  ['DEMO-CARD 2026-12', ['demo-card', '12']],
  ['x-demo-card, demo-card-9bbcd208', ['demo-card', 'demo-card-9bbcd208']],
  ['demo-cards', []],
  ['112 120 1 2', []],
  ['112 12', ['12']],
  ['Ｃ－２０２４－７７ 谢谢', ['c-2024-77']],
  ['付合同77款', ['合同77']],
  ['', []],
])('%s', (ref, expected) => expect(namesIn(ref, (name) => NAMES.has(name), 18)).toEqual(expected))
