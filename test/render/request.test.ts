// A borrower's request on paper: every section in both languages and every format, blanks where nobody is named, no figure of the
// lender's alone.
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import type { DEMOS } from '../../src/app/demo.ts'
import { type Request, requestOf } from '../../src/app/request.ts'
import type { Lang } from '../../src/i18n/lang.ts'
import { renderRequest } from '../../src/render/request.ts'
import { requestPaper } from '../../src/render/request-paper.ts'
import { demo, planNamed } from '../support/agreements.ts'
import { leaks, ownFigures, secretsOf, tellable } from '../support/leaks.ts'
import { bare, fonts, readPdf } from '../support/printed.ts'
import { ownBook } from '../support/standing.ts'
import { HOSTILE, UNSEEN } from './cases.ts'

const SETS: readonly (readonly Lang[])[] = [['en'], ['zh'], ['zh', 'en']]
const PERSONAL = 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'

function asked(name: (typeof DEMOS)[number], id: string, second?: string): Request {
  const place = demo(name)
  const of = requestOf(
    place.situation,
    place.policy,
    planNamed(id, place),
    second === undefined ? undefined : planNamed(second, place),
  )
  if ('against' in of) throw new Error(JSON.stringify(of.against))
  return of
}
const card = asked('card', PERSONAL, 'equal-instalment-60')

describe('the letter', () => {
  test('says the household, the plan, the fallback, what shows the hardship, rights and warnings', async () => {
    const zh = (await renderRequest('markdown', card, ['zh'])).replaceAll('\\', '')
    for (const said of [
      '# 还款安排申请书',
      '| 收入 | takings of a food stall |  | 3,300.00 |',
      '本人申请按以下方式还款：个性化分期：48 个月等额',
      '共48期，自2026年12月15日至2030年11月15日，合计¥28,600.00',
      '| 1 – 47 | 2026-12-15 – 2030-10-15 | 595.83 | 28,004.01 |',
      '上述安排不能同意的，恳请考虑：等额本息',
      '证明材料复印件附后：银行流水。',
      '持卡人履约期间，银行及其委托的催收机构须停止催收',
      '不得联系的时段：22:00 至 08:00',
      '3 年的诉讼时效重新起算',
      '恳请书面答复',
    ])
      expect(zh).toContain(said)
    const en = (await renderRequest('markdown', card, ['en'])).replaceAll('\\', '')
    for (const said of [
      'I ask to pay as follows: Personalised instalments: 48 equal months at 0%',
      'I ask that ¥858.00 be waived when it takes effect.',
      'Copies are enclosed: bank statement.',
      'Hours without contact: 22:00 to 08:00',
      'Please answer in writing',
    ])
      expect(en).toContain(said)
  })
  test('names nobody and leaves blanks; who is named is named', async () => {
    const blank = await renderRequest('markdown', card, ['zh'])
    expect(blank.replaceAll('\\', '')).toContain('致：________________')
    const parties = {
      borrower: { name: '张三', phone: '13800000000' },
      lender: { name: '某银行' },
      guarantors: [],
    }
    const named = await renderRequest('markdown', { ...card, situation: { ...card.situation, parties } }, [
      'zh',
    ])
    expect(named).toContain('致：某银行')
    expect(named).toContain('| 姓名／名称 | 张三 |')
  })
  test('a household or a hardship not told is a blank to fill in', async () => {
    const { household: _, hardship: __, ...rest } = card.situation
    const { means: ___, ...request } = card
    const text = (await renderRequest('markdown', { ...request, situation: rest }, ['en'])).replaceAll(
      '\\',
      '',
    )
    expect(text).toContain('| Income | ________________ |  | ________________ |')
    expect(text).toContain('I cannot pay as agreed at present: ________________.')
    expect(text).toContain('Papers that show this: ________________')
  })
})

test.each(SETS)('in %s %s: no brace is left, and each format says the same', async (...langs) => {
  const { sections } = requestPaper(card, langs)
  for (const { titles, sentences, table } of sections)
    for (const said of [
      ...titles,
      ...sentences.flat(),
      ...(table?.head ?? []),
      ...(table?.rows ?? []).flat(),
    ])
      expect(said).not.toMatch(/[{}]|undefined|NaN/)
  const html = await renderRequest('html', card, langs)
  expect(html).toMatch(/<path class="pay"[^]*<path class="can"/)
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  const { text } = await readPdf((await renderRequest('pdf', card, langs, () => fonts)) as Uint8Array)
  const docx = await renderRequest('docx', card, langs)
  expect(docx).toBeInstanceOf(Uint8Array)
  for (const { titles, sentences } of sections)
    for (const said of [...titles, ...sentences.flat()]) expect(text).toContain(bare(said))
})

test('a PDF without fonts is our own mistake', async () => {
  await expect(renderRequest('pdf', card, ['zh'])).rejects.toThrow('fonts')
})

test.each([...HOSTILE])('%j does nothing in the letter', async (text) => {
  const { situation } = card
  const parties = { borrower: { name: text, phone: text }, lender: { name: text }, guarantors: [] }
  const flow = { what: text, amount: situation.debt.owed.fees, every: 'month' as const }
  const household = { people: 1, income: [flow], spending: [flow], otherDebts: [flow] }
  const of = {
    ...card,
    situation: { ...situation, id: text, parties, household, hardship: { what: text, evidence: [text] } },
  }
  for (const langs of SETS) {
    const html = await renderRequest('html', of, langs)
    expect(html).not.toMatch(UNSEEN)
    expect(html).not.toMatch(/<script|<img/)
    expect(await renderRequest('markdown', of, langs)).not.toMatch(/<script|<img|!\[x\]/)
  }
})

test('no figure and no word of the lender alone', async () => {
  const own = ownBook('cn', {
    inputs: {
      'sale.price': [{ share: '11.9317%' }],
      'hazard.base': '61.3719%',
      'recovery.share': '13.3713%',
      'litigation.cost': '1313.71',
      'self-cure': '9.7391%',
    },
    economics: { discount: '7.3193%' },
    authority: { collector: { waive: { penalty: '31.37%' } }, committee: 'all' },
  })
  const place = demo('job-loss', own)
  const named = planNamed('term-extension-9.penalty-100-done.interest-50-done', place)
  const made = requestOf(place.situation, place.policy, named)
  if ('against' in made) throw new Error(JSON.stringify(made.against))
  const [lender, borrower] = (['collector', 'borrower'] as const).map((role) =>
    compare(place.situation, place.policy, { role, also: [named], top: 1 }),
  )
  if (!lender || !borrower) throw new Error('no comparison')
  const secrets = tellable(secretsOf(lender), ownFigures(borrower)).filter(
    ({ what }) => !/^(contract|hazard shape)/.test(what),
  )
  expect(secrets.length).toBeGreaterThan(10)
  const texts = [JSON.stringify(made)]
  for (const langs of SETS) texts.push(await renderRequest('markdown', made, langs))
  for (const text of texts) expect(leaks(text, secrets).filter((leak) => leak !== 'lender')).toEqual([])
})
