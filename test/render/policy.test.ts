// Policies in every format: no line over the width, one record a line in a pipe, nothing of a file does anything, the shapes of
// the public contract, and in Chinese no Latin word but ids, paths and codes.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { policyDiff } from '../../src/app/policy-diff.ts'
import { policyList } from '../../src/app/policy-list.ts'
import { type Asked, policyDocument } from '../../src/app/policy-view.ts'
import { type Day, parseDay } from '../../src/core/day.ts'
import { width } from '../../src/i18n/width.ts'
import { POLICIES } from '../../src/policy/load.ts'
import { type Context, type Document, type Format, formatsOf, render } from '../../src/render/index.ts'
import { jsonSchema } from '../../src/schema/json-schema.ts'
import { POLICY_OUTPUTS } from '../../src/schema/output-policy.ts'
import { own, sample, shipped, value } from '../support/books.ts'
import { HOSTILE, UNSEEN, context, plain } from './cases.ts'

const TODAY = parseDay('2026-11-22') as Day
const LANGS = ['en', 'zh'] as const
const lines = (text: string): string[] => text.trimEnd().split('\n')
const show = (of: Format, document: Document, more: Partial<Context> = {}): Promise<string> =>
  render(of, document, context(more))

const page = (of = sample(), asked: Partial<Asked> = {}): Document => ({
  is: 'policy',
  of: policyDocument(of, { on: TODAY, ...asked }),
})
const CASE = { product: 'credit-card', region: '310115', daysPastDue: 95, contractDate: TODAY }
const books = [...POLICIES.map(shipped), sample()]
const list: Document = { is: 'policies', of: policyList(books.map((book) => ({ book, file: 'a/b.yaml' }))) }
const diff: Document = { is: 'policy-diff', of: policyDiff(sample(), shipped('us')) }
const documents: readonly Document[] = [page(), page(sample(), { case: CASE }), list, diff]

test('what can be had, and no page', () => {
  expect(formatsOf('policy')).toEqual(['table', 'json', 'csv', 'markdown'])
  expect(formatsOf('policies')).toEqual(['table', 'json', 'csv'])
  expect(formatsOf('policy-diff')).toEqual(['table', 'json', 'csv', 'markdown'])
})

describe('no line is wider than the terminal', () => {
  const narrow = async (document: Document, lang: 'en' | 'zh', columns: number): Promise<void> => {
    const text = await show('table', document, { lang, width: columns })
    for (const line of lines(text)) expect(width(line), line).toBeLessThanOrEqual(columns)
    expect(plain(text)).toBe(text)
    if (columns === 80)
      expect(plain(await show('table', document, { lang, width: 80, colour: 1 }))).toBe(text)
  }
  test.each(LANGS)('%s', async (lang) => {
    for (const document of documents)
      for (const columns of [40, 60, 80, 132]) await narrow(document, lang, columns)
    for (const name of POLICIES) await narrow(page(shipped(name)), lang, 80)
  })
})

describe('a pipe', () => {
  test.each(LANGS)('%s: every part, value, policy and difference is one line', async (lang) => {
    const { is, of } = page()
    if (is !== 'policy') throw new Error(is)
    const text = lines(await show('table', { is, of }, { lang }))
    const first = text.map((line) => line.split('  ')[0])
    const named = [...of.parts.map(({ path }) => path), ...of.values.map(({ id }) => id)]
    for (const name of named)
      expect([name, first.filter((one) => one === name).length]).toEqual([
        name,
        named.filter((one) => one === name).length,
      ])
    expect(text.join('\n')).not.toMatch(/\d,\d{3}\.\d/)
    const listed = lines(await show('table', list, { lang }))
    expect(listed).toHaveLength(books.length + 1)
    const told = lines(await show('table', diff, { lang }))
    if (diff.is === 'policy-diff')
      for (const { path } of diff.of.differences)
        expect(told.filter((line) => line.startsWith(`${path}  `))).toHaveLength(1)
  })
})

describe('a policy says', () => {
  const bare = (text: string): string => text.replace(/\n +/g, ' ')
  const say = async (document: Document, lang: 'en' | 'zh' = 'en'): Promise<string> =>
    bare(await show('table', document, { lang, width: 100 }))
  test('what it is and rests on, and how much of it there is', async () => {
    const text = await say(page())
    expect(text).toContain('Policy own: Own policy')
    expect(text).toContain('Version 1 (01234567). Country: CN. Amounts in CNY. Rests on generic.')
    expect(text).toMatch(
      /On 2026-11-22: \d+ values, \d+ of them advisory and 1 perhaps out of date; 1 input left empty\./,
    )
  })
  test('its parts with their lines', async () => {
    const text = await say(page())
    expect(text).toContain('Longest plan             48 months (own.yaml:9)')
    expect(text).toContain(
      'waives up to 50% of fees, 50% of penalty; plans of up to 24 months; no month without payment (own.yaml:12)',
    )
    expect(text).toContain('everything')
    expect(text).toMatch(
      /early +credit card, at most 30 days past due, at most ¥50,000\.00 owed: the menu \(own\.yaml:21\)/,
    )
    expect(text).toMatch(/late +at least 31 days past due: the menu \(late\)/)
    expect(text).toMatch(/ +Terms +3, 6 months/)
    expect(text).toMatch(/rest +every case: nothing is offered/)
    expect(text).toContain('{ offer: letter.md }')
    expect(text).toMatch(/credit card +bank/)
  })
  test('a series with the step that holds, and what is no longer in force', async () => {
    const text = await say(page())
    expect(text).toContain('2024-01-01 4%; 2025-01-01 3.5%; 2026-01-01 to before 2027-01-01 3% (holds)')
    expect(text).toContain('5% from 2000-01-01 to before 2010-01-01 (not in force on 2026-11-22)')
    expect(text).toContain('5 × reference rate, that is 15% since 2020-01-01')
    expect(text).toContain('perhaps out of date since 2026-02-01')
  })
  test('whom a value binds, where it stands, how sure it is', async () => {
    const text = await say(page())
    expect(text).toContain('cap.card (cost.cap); rate; applies to credit card from bank')
    expect(text).toContain('the day of the contract decides')
    expect(text).toMatch(/instrument of cap\.bank 4 \(own\.yaml:\d+\); checked 2026-11-22; sure/)
    expect(text).toMatch(/gone; share; applies to all .*not sure; advisory/)
    expect(text).toContain(
      'duty; text; applies to past due; where the debt is overdue'.replace('duty', 'overdue (duty)'),
    )
    expect(text).toContain('Advisory: known only second-hand')
  })
  test('what is empty and why, how it is written, and that the policy fills it', async () => {
    const text = await say(page())
    expect(text).toContain('label of cure left empty. nobody told To be written as share: 70%')
    expect(text).toContain('label of collect [filled in by the policy]')
    expect(text).toContain(
      'what litigation collects 35% inputs.litigation.collect (litigation.collect); share',
    )
  })
  test('of a case: what binds it, what decides, and how many are left out', async () => {
    const text = await say(page(sample(), { case: CASE }))
    expect(text).toContain(
      'For this case: credit card, bank, region 310115, 95 days past due, contract of 2026-11-22.',
    )
    expect(text).toContain('label of cap.card [decides here]')
    expect(text).toContain('label of cap.bank [applies, another decides]')
    expect(text).not.toContain('floor.all')
    expect(text).toMatch(/2 values do not apply to it and are left out here\./)
  })
  test('in Chinese', async () => {
    const text = await say(page(sample(), { case: CASE }), 'zh')
    for (const said of [
      '政策 own：中文 Own policy',
      '适用于以下情形：信用卡，银行，地区 310115，逾期 95 天，合同日 2026年11月22日。',
      '中文 label of cap.card【以此为准】',
      '参考利率的 5 倍，即 15%（自 2020-01-01 起）',
      '适用于银行的信用卡',
      '最长期限',
      '48 个月 (own.yaml:9)',
      '信用卡，逾期至多 30 天，欠款至多 ¥50,000.00：提供方案',
    ])
      expect(text).toContain(said)
  })
  test('what differs', async () => {
    const text = await say(diff)
    expect(text).toMatch(/^What differs between own and us\n/)
    expect(text).toContain(
      'limits.mostMonths Longest plan own: 48 months us: 60 months'.replace('mostMonths ', 'mostMonths  '),
    )
    expect(text).toContain('Only in own')
    expect(text).toContain('Only in us')
    expect(await say({ is: 'policy-diff', of: policyDiff(sample(), sample()) })).toContain('Nothing differs.')
  })
})

describe('in Chinese no Latin word stands but ids, paths and codes', () => {
  test.each(['generic', 'example'])('%s', async (name) => {
    const { is, of } = page(shipped(name), { only: 'parts' })
    if (is !== 'policy') throw new Error(is)
    for (const columns of [undefined, 80, 60]) {
      let text = await show(
        'table',
        { is, of },
        { lang: 'zh', ...(columns === undefined ? {} : { width: columns }) },
      )
      text = text.replace(/\n +/g, '').replaceAll(/[a-z]+\/[a-z]+\.yaml:\d+/g, '')
      for (const word of [
        ...of.parts.map(({ path }) => path),
        ...of.parts.flatMap(({ path }) => (path.startsWith('tiers.') ? (path.split('.')[1] ?? '') : [])),
        name,
        ...of.head.rests,
        'CNY',
        'CN',
        of.head.digest.slice(7, 15),
      ].toSorted((a, b) => b.length - a.length))
        text = text.replaceAll(word, '')
      expect(text.match(/[A-Za-z]{2,}/g)).toBeNull()
    }
  })
})

test('English has no Chinese in it', async () => {
  for (const name of POLICIES.filter((one) => one !== 'cn')) {
    const text = await show('table', page(shipped(name), { only: 'parts' }), { width: 80 })
    expect(text.match(/[\u3000-\u9fff]/)).toBeNull()
  }
})

describe('texts of a policy do nothing', () => {
  test.each(HOSTILE)('%j', async (text) => {
    const both = { en: text, zh: text }
    const book = {
      ...own({
        label: both,
        source: both,
        letters: { [text]: text },
        tiers: [{ id: text, when: { grades: [text] }, offers: 'nothing', reason: both }],
        lenders: { 'credit-card': text },
        values: [
          value(text, {
            label: both,
            unit: 'text',
            value: both,
            instrument: text,
            article: text,
            source: [text, text],
            note: both,
            applies: { regions: [text] },
            at: text,
          }),
          value('word', { label: both, unit: 'word', value: text }),
          value('odd', { label: both, unit: 'months', value: text }),
          value('items', { label: both, unit: 'items', value: [{ id: text, label: both }] }),
          value('empty', { label: both, unit: 'share', empty: both }),
        ],
      }),
      id: text,
      version: text,
    }
    const all: Document[] = [
      page(book),
      page(book, { only: 'parts' }),
      page(book, { case: { region: text } }),
      { is: 'policies', of: policyList([{ book, file: text }]) },
      { is: 'policy-diff', of: policyDiff(book, shipped('us')) },
    ]
    for (const document of all)
      for (const lang of LANGS) {
        for (const columns of [{ width: 80 }, {}])
          expect(await show('table', document, { lang, ...columns })).not.toMatch(UNSEEN)
        expect(await show('json', document, { lang })).not.toMatch(UNSEEN)
        const csv = await show('csv', document, { lang })
        expect(csv).not.toMatch(UNSEEN)
        for (const cell of csv.split(/[,\n]/))
          expect(cell.replace(/^"/, '')).not.toMatch(/^[=@\t\r]|^[-+](?!\d)/)
        expect(csv).not.toMatch(/(^|,)-1\+1/m)
        if (!formatsOf(document.is).includes('markdown')) continue
        const markdown = await show('markdown', document, { lang })
        expect(markdown).not.toMatch(UNSEEN)
        expect(markdown).not.toMatch(/<(?!!)[a-z]|(?<!\\)!\[|\]\(http|[^\\]`/i)
        let columns = 0
        for (const line of lines(markdown)) {
          const bars = line.startsWith('|') ? (line.match(/(?<!\\)\|/g)?.length ?? 0) : 0
          if (columns > 0 && bars > 0) expect(bars).toBe(columns)
          columns = bars
        }
      }
  })
})

describe('CSV', () => {
  test('the same keys in both languages, one line a value, a part or a policy', async () => {
    for (const [document, rows] of [
      [page(), policyDocument(sample(), { on: TODAY }).values.length],
      [page(sample(), { only: 'parts' }), policyDocument(sample(), { on: TODAY }).parts.length],
      [list, books.length],
    ] as const) {
      const [en, zh] = await Promise.all(LANGS.map((lang) => show('csv', document, { lang, width: 40 })))
      expect(lines(en ?? '')[0]).toBe(lines(zh ?? '')[0])
      expect(lines(en ?? '')).toHaveLength(rows + 1)
      expect(en).not.toMatch(/\d,\d{3}\.\d\d(?!\d)/)
    }
  })
  test('the value that holds, its days, whom it binds, and every step of a series', async () => {
    const csv = lines(await show('csv', page()))
    expect(csv[0]).toMatch(/^id,parameter,label,unit,value,from,until,steps,products,lenders,/)
    expect(csv.find((line) => line.startsWith('lpr,'))).toMatch(
      /^lpr,reference\.rate,label of lpr,rate,3%,2026-01-01,2027-01-01,2024-01-01 4%; .* 3%,,,,,,today,/,
    )
    expect(csv.find((line) => line.startsWith('cap.card,'))).toMatch(
      /^cap\.card,cost\.cap,label of cap\.card,rate,"5 × reference rate, that is 15%",2020-01-01,,,credit-card,bank,/,
    )
    expect(csv.find((line) => line.startsWith('cure,'))).toMatch(/,nobody told,false,false,/)
  })
})

describe('JSON', () => {
  const NAMES = { policy: 'policy-values', policies: 'policies', 'policy-diff': 'policy-diff' } as const
  type Policy = keyof typeof NAMES
  const json = async (document: Extract<Document, { is: Policy }>, more: Partial<Context> = {}) => {
    const text = await show('json', document, more)
    const found = v.safeParse(POLICY_OUTPUTS[NAMES[document.is]].shape(), JSON.parse(text))
    expect(found.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined()
    return JSON.parse(text)
  }
  test('keeps to its schema, whatever the policy and the language', async () => {
    for (const book of books)
      for (const asked of [{}, { case: CASE }, { only: 'parts' as const }])
        await json(page(book, asked) as Extract<Document, { is: 'policy' }>)
    await json(list)
    await json(diff)
    expect(await show('json', page(), { lang: 'zh' })).toBe(await show('json', page(), { lang: 'en' }))
    expect(lines(await show('json', page(), { compact: true }))).toHaveLength(1)
  })
  test('rates and shares are fractions, amounts have the digits of the currency', async () => {
    const { parts, values, counts, case: of } = await json(page(sample(), { case: CASE }) as never)
    const part = (path: string) => parts.find((one: { path: string }) => one.path === path)
    const found = (id: string) => values.find((one: { id: string }) => one.id === id)
    expect(part('limits.leastShare')).toEqual({
      path: 'limits.leastShare',
      value: 0.02,
      at: expect.any(String),
    })
    expect(part('menu.terms').value).toContain(36)
    expect(part('menu.reliefs').value[0]).toEqual({ when: 'now', penalty: 1 })
    expect(part('authority.committee').value).toBe('all')
    expect(part('tiers.early').value).toEqual({
      daysPastDue: { to: 30 },
      amount: { to: 50_000 },
      products: ['credit-card'],
      offers: 'menu',
    })
    expect(found('cap.card')).toMatchObject({
      parameter: 'cost.cap',
      value: { times: 5, of: 'reference.rate' },
      comes: 0.15,
      applies: { lenders: ['bank'], products: ['credit-card'] },
      fits: true,
      decides: true,
    })
    expect(found('unit.rate').value).toBe('0.05%/day')
    expect(found('unit.by-people').value).toEqual({ people: [839, 1481], extra: 394 })
    expect(found('unit.by-term').value[1]).toEqual({ upTo: 60, total: 90 })
    expect(found('unit.brackets').value[1]).toEqual({ upTo: 20_000, fixed: 10, rate: 0.01 })
    expect(found('cure')).toMatchObject({
      value: null,
      steps: [],
      empty: { en: 'nobody told' },
      filled: false,
    })
    expect(found('gone')).toMatchObject({ value: null, advisory: true, fits: false })
    expect(counts).toMatchObject({ empty: 1, stale: 1 })
    expect(of).toEqual({
      product: 'credit-card',
      lender: 'bank',
      region: '310115',
      daysPastDue: 95,
      contractDate: '2026-11-22',
    })
    expect(await show('json', page())).toContain('"amount": {\n          "to": 50000.00')
  })
  test('a difference has both sides', async () => {
    const { a, b, differences } = await json(diff)
    expect([a.id, b.id]).toEqual(['own', 'us'])
    expect(differences).toContainEqual({ path: 'limits.mostMonths', change: 'changed', a: 48, b: 60 })
    expect(differences).toContainEqual({ path: 'limits.coolOff', change: 'only-a', a: 90, b: null })
  })
  test.each(Object.keys(POLICY_OUTPUTS))('%s has a JSON Schema', async (name) => {
    const schema = (await jsonSchema(name, POLICY_OUTPUTS)) as { $id: string; additionalProperties: boolean }
    expect(schema.$id).toBe(`parley/${name}@1`)
    expect(schema.additionalProperties).toBe(false)
  })
})

test('Markdown: the parts and values as tables under their headings', async () => {
  const text = await show('markdown', page())
  expect(text).toMatch(/^# Policy own: Own policy\n\n- Version 1/)
  expect(text).toContain('| Longest plan | 48 months | own.yaml:9 |')
  expect(text).toContain('## Inputs left empty')
  const told = await show('markdown', diff)
  expect(told).toContain('| Part | Part | own | us |')
  expect(told).toContain('| limits.mostMonths | Longest plan | 48 months | 60 months |')
})
