// Agreements as files (协议的各种输出): both languages, what is not known as a blank line, nothing of a case doing anything, and
// nothing of the lender alone, in any of them.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { agree } from '../../src/app/agree.ts'
import { compare } from '../../src/app/compare.ts'
import { LANGS, type Lang } from '../../src/i18n/lang.ts'
import { TEXT_FORMATS as TEXTS, renderAgreement } from '../../src/render/agreement.ts'
import { shownClauses } from '../../src/render/agreement-words.ts'
import { render } from '../../src/render/index.ts'
import { jsonSchema } from '../../src/schema/json-schema.ts'
import { AGREEMENT_OUTPUTS } from '../../src/schema/output-agreement.ts'
import { agreementData, agreementText, fileNameOf } from '../../src/store/agreement-file.ts'
import { canonical } from '../../src/store/canonical.ts'
import { digest } from '../../src/store/digest.ts'
import { PLANS, agreed, checked, dataOf, demo, planNamed, textOf } from '../support/agreements.ts'
import { leaks, ownFigures, secretsOf, tellable } from '../support/leaks.ts'
import { ownBook } from '../support/standing.ts'
import { HOSTILE, UNSEEN } from './cases.ts'

const SETS: readonly (readonly Lang[])[] = [['en'], ['zh'], ['zh', 'en']]
const card = agreed('card')
const who = (text: string) => ({
  borrower: { name: text, idNumber: text, phone: text, address: text, account: text },
  lender: { name: text, account: text },
  guarantors: [{ name: text }],
})
const withoutTags = (page: string): string =>
  page.replace(/<style>[^]*?<\/style>/, '').replace(/<[^>]+>/g, ' ')

describe('every clause in words', () => {
  test.each(Object.keys(PLANS) as (keyof typeof PLANS)[])(
    '%s: no brace is left, no language is missing',
    (name) => {
      for (const { id, title, text } of shownClauses(agreed(name)))
        for (const lang of LANGS)
          for (const said of [title[lang], ...text.map((one) => one[lang])]) {
            expect(said, id).not.toMatch(/[{}]|undefined|NaN/)
            expect(said.trim(), id).not.toBe('')
            if (lang === 'zh') expect(said, id).toMatch(/[\u4e00-\u9fff]/)
          }
    },
  )
  test('a card agreement says the debt in figures and capitals, the terms of breach, the hours', async () => {
    const zh = await renderAgreement('markdown', card, ['zh'])
    for (const said of [
      '¥31,239.70（人民币大写：叁万壹仟贰佰叁拾玖元柒角）',
      '贰万捌仟陆佰元整',
      '连续2期未还',
      '超过15天',
      '08:00至22:00',
      '不再向任何银行申领信用卡',
      '不计收利息',
      '以人民币分48期还款，合计¥28,600.00',
      '全部剩余欠款立即到期',
      '综合融资成本明示表',
      '商业银行信用卡业务监督管理办法',
    ])
      expect(zh.replaceAll('\\', '')).toContain(said)
    const en = await renderAgreement('markdown', card, ['en'])
    for (const said of [
      '48 payments',
      '¥28,600.00 in all',
      '2 payments in a row stay unpaid for 15 days',
      'between 08:00 and 22:00',
      'No interest accrues.',
    ])
      expect(en.replaceAll('\\', '')).toContain(said)
  })
  test('another currency has no capitals', async () => {
    const place = demo('card')
    const of = {
      ...card,
      situation: { ...place.situation, debt: { ...place.situation.debt, currency: 'EUR' } },
    }
    expect(await renderAgreement('markdown', of, ['zh'])).not.toMatch(/大写|人民币/)
  })
  test('what is not known is a blank line', () => {
    const [parties] = shownClauses(card).filter(({ id }) => id === 'account')
    expect(parties?.text[0]?.zh).toContain('____')
    const known = agreed('card', who('张三'))
    expect(shownClauses(known).find(({ id }) => id === 'account')?.text[0]?.zh).toContain('张三')
  })
})

describe('files', () => {
  test('in two languages each clause has both, in HTML side by side', async () => {
    const html = await renderAgreement('html', card, ['zh', 'en'])
    const sections = [...html.matchAll(/<section[^]*?<\/section>/g)].map(([text]) => text)
    expect(sections).toHaveLength(card.clauses.length)
    for (const [i, { title, text }] of card.clauses.entries()) {
      expect(sections[i]).toContain(title.zh)
      expect(sections[i]).toContain(title.en)
      if (text.length > 0) expect(sections[i]).toMatch(/sides two"><div lang="zh-CN">.*<div lang="en">/)
    }
    const markdown = await renderAgreement('markdown', card, ['zh', 'en'])
    expect(markdown.indexOf('截至2026年11月22日')).toBeLessThan(markdown.indexOf('On 2026-11-22'))
  })
  test('HTML loads nothing, runs nothing and has the two curves', async () => {
    const html = await renderAgreement('html', agreed('job-loss'), ['zh'])
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|@import|url\(/)
    expect(html).toMatch(/<path class="pay"[^]*<path class="can"/)
    expect(html).toContain('@page{size:A4')
  })
  test('CSV has a line a row, with what a breach there comes to', async () => {
    const [head = '', ...rows] = (await renderAgreement('csv', card, ['en']))
      .replace('\ufeff', '')
      .trimEnd()
      .split('\n')
    expect(head).toBe(
      'agreement,plan,n,due,currency,payment,principal,interest,penalty,fees,charged,capitalised,balance,brokenOn,owedIfBroken,returnedIfBroken',
    )
    expect(rows).toHaveLength(48)
    expect(rows[0]).toMatch(
      /,1,2026-12-15,CNY,595.83,595.83,0.00,0.00,0.00,0.00,0.00,28004.17,2027-01-30,30381.70,1781.70$/,
    )
  })
  test('the calendar: an event a payment, folded, with a reminder, the same bytes every time', async () => {
    const ics = await renderAgreement('ics', card, ['zh', 'en'])
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(48)
    expect(ics.match(/TRIGGER:-P2DT15H/g)).toHaveLength(48)
    expect(ics).toContain('DTSTART;VALUE=DATE:20261215\r\nDTEND;VALUE=DATE:20261216\r\n')
    expect(new Set([...ics.matchAll(/UID:(.*)/g)].map(([, id]) => id)).size).toBe(48)
    for (const line of ics.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/[\n\r]/)
    }
    expect(ics.replaceAll('\r\n ', '')).toContain('第1／48期还款：¥595.83 / Repayment 1 of 48: ¥595.83')
    expect(await renderAgreement('ics', agreed('card'), ['zh', 'en'])).toBe(ics)
  })
  test('a month of no payment is in no calendar', async () => {
    const place = demo('job-loss')
    const made = agree(place.situation, place.policy, planNamed('payment-holiday-3+36.during-0', place), {
      role: 'committee',
      digest,
    })
    if ('against' in made) throw new Error(JSON.stringify(made.against))
    expect((await renderAgreement('ics', made, ['en'])).match(/BEGIN:VEVENT/g)).toHaveLength(36)
  })
  test('JSON is canonical, as its schema says, and its parts are files', async () => {
    const text = textOf(card)
    const data = dataOf(card)
    expect(text).toBe(`${canonical(data)}\n`)
    expect(v.safeParse(AGREEMENT_OUTPUTS.agreement.shape(), data)).toMatchObject({ success: true })
    const { digest: stated, ...rest } = data
    expect(stated).toBe(`sha256:${digest(rest)}`)
    expect(agreementText(rest)).toBe(text)
    for (const name of Object.keys(AGREEMENT_OUTPUTS))
      expect(await jsonSchema(name, AGREEMENT_OUTPUTS)).toMatchObject({ additionalProperties: false })
  })
  test('a key given twice is refused', () => {
    const text = textOf(card)
    expect(() => agreementData(text.replace('{"allocation"', '{"allocation":[],"allocation"'))).toThrow()
    expect(() => agreementData('{')).toThrow()
    expect(agreementData(JSON.stringify(JSON.parse(text), null, 4))).toEqual(dataOf(card))
  })
})

describe('a verification', () => {
  test('says which figure of which row, in both languages and in JSON as its schema says', async () => {
    const data = dataOf(card)
    const rows = structuredClone(data['rows']) as { payment: string }[]
    if (rows[2]) rows[2].payment = '595.82'
    for (const [of, lang, said] of [
      [{ ...data, rows }, 'en', 'row 3, Payment: 595.82 stands there, 595.83 is right'],
      [{ ...data, rows }, 'zh', '第3期，还款额：文件中为595.82，应为595.83'],
      [data, 'en', 'every figure holds'],
      [data, 'zh', '全部数字一致'],
    ] as const) {
      const found = checked(of)
      if ('against' in found) throw new Error('against')
      expect(await render('table', { is: 'verification', of: found }, { lang, colour: 0 })).toContain(said)
      const json = JSON.parse(
        await render('json', { is: 'verification', of: found }, { lang, colour: 0 }),
      ) as object
      expect(v.safeParse(AGREEMENT_OUTPUTS.verification.shape(), json)).toMatchObject({ success: true })
      expect(json).toMatchObject({ holds: of === data, policyKnown: true })
    }
  })
})

describe('hostile texts', () => {
  const LONG = '长'.repeat(10_000)
  test.each([...HOSTILE, LONG])('%j does nothing anywhere', async (text) => {
    const place = demo('card')
    const made = agree(
      {
        ...place.situation,
        id: text.slice(0, 64),
        parties: who(text),
        hardship: { what: text, evidence: [] },
        debt: { ...place.situation.debt, contractNo: text },
      },
      place.policy,
      planNamed(PLANS.card, place),
      { role: 'committee', digest },
    )
    if ('against' in made) throw new Error(JSON.stringify(made.against))
    for (const langs of SETS)
      for (const format of TEXTS) {
        const out = await renderAgreement(format, made, langs)
        expect(out.replace('\ufeff', '').replaceAll('\r\n', '\n'), format).not.toMatch(UNSEEN)
        if (format === 'html') {
          expect(out).not.toMatch(/<script|<img|onmouseover=alert\(1\) x="$/)
          expect(withoutTags(out)).not.toContain('<')
        }
        if (format === 'markdown') expect(out).not.toMatch(/<script|<img|!\[x\]/)
        if (format === 'csv') for (const line of out.split('\n')) expect(line).not.toMatch(/^[=+@-]/)
        if (format === 'ics') for (const line of out.split('\r\n')) expect(line).toMatch(/^$|^ |^[A-Z-]+[:;]/)
      }
    const json = textOf(made)
    expect(json.trimEnd()).not.toMatch(UNSEEN)
    expect(checked(agreementData(json))).toMatchObject({ differences: [] })
    expect(fileNameOf(made.id)).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*-[0-9a-f]{8}$/u)
  })
  test.each([
    ['../../etc/passwd-0123abcd', 'etc-passwd-0123abcd'],
    ['..-0123abcd', 'agreement-0123abcd'],
    ['.hidden-0123abcd', 'hidden-0123abcd'],
    ['C:\\x\\CON-0123abcd', 'C-x-CON-0123abcd'],
    ['a\0b\nc-0123abcd', 'a-b-c-0123abcd'],
    ['张三 <b>-0123abcd', '张三-b-0123abcd'],
    [`${'字'.repeat(500)}-0123abcd`, `${'字'.repeat(50)}-0123abcd`],
  ])('%j is filed as %s', (id, name) => {
    expect(fileNameOf(id)).toBe(name)
    expect(Buffer.byteLength(`${name}.html`)).toBeLessThan(250)
  })
})

test('no figure and no word of the lender alone, in any file and language', async () => {
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
  const named = planNamed(PLANS['job-loss'], place)
  const made = agree(place.situation, place.policy, named, {
    role: 'collector',
    digest,
    approved: { role: 'committee', name: '李娜', reason: '长期患病' },
  })
  if ('against' in made) throw new Error(JSON.stringify(made.against))
  const [lender, borrower] = (['collector', 'borrower'] as const).map((role) =>
    compare(place.situation, place.policy, { role, also: [named], top: 1 }),
  )
  if (!lender || !borrower) throw new Error('no comparison')
  const secrets = tellable(secretsOf(lender), ownFigures(borrower)).filter(
    ({ what }) => !/^(contract|hazard shape)/.test(what),
  )
  expect(secrets.length).toBeGreaterThan(10)
  const texts = [textOf(made)]
  for (const langs of SETS) for (const format of TEXTS) texts.push(await renderAgreement(format, made, langs))
  // The lender is a party here, and a clause of the pack may have a word of the lender's side: 须经借款人单独同意.
  const clauses = JSON.stringify(place.policy.agreement.clauses)
  const told = (leak: string): boolean => leak !== 'lender' && !clauses.includes(leak)
  expect(leaks(`${texts[0]} ${secrets[0]?.prints[0]}`, secrets).filter(told)).toHaveLength(1)
  for (const text of texts) {
    expect(leaks(text, secrets).filter(told)).toEqual([])
    expect(text).not.toMatch(/李娜|长期患病/)
  }
})
