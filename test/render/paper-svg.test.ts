// The curves for print: shapes with their colours in them, words apart from them.
import { expect, test } from 'vitest'
import { voice } from '../../src/i18n/say.ts'
import { agreementPaper } from '../../src/render/agreement-paper.ts'
import { printedCurves } from '../../src/render/paper-svg.ts'
import { agreed } from '../support/agreements.ts'

test('shapes have colours of their own, and no class, no text, no style', () => {
  const curves = agreementPaper(agreed('job-loss'), ['zh']).sections.find((one) => one.curves)?.curves
  if (!curves) throw new Error('no curves')
  const { svg, labels, width, height } = printedCurves(curves, voice('zh'))
  expect(svg).not.toMatch(/class=|<text|<title|<style|aria|currentColor/)
  expect(svg.match(/stroke="#1d5a9e"/g)).toHaveLength(2)
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2)
  expect([width, height]).toEqual([720, 250])
  expect(labels.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['还款额', '可还款额', '0.00', '2026-12-15']),
  )
  for (const { x, y, text } of labels) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(width)
    expect(y).toBeLessThanOrEqual(height)
    expect(text).not.toContain('&')
  }
})
