// The interview with answers written beforehand: the collector's quick line, the borrower's own words, back, change, review;
// every line fits the terminal, and what is recorded makes the same case again.
import { describe, expect, it, test } from 'vitest'
import { demoTree } from '../../src/app/demo.ts'
import { ALL } from '../../src/app/questions.ts'
import { changeAnswer, interview, type Interviewing } from '../../src/cli/interview.ts'
import { table } from '../../src/cli/interview-review.ts'
import { missingFlags } from '../../src/cli/missing-flags.ts'
import { CASE_FLAGS } from '../../src/cli/options.ts'
import type { Context } from '../../src/cli/context.ts'
import { type Day, parseDay } from '../../src/core/day.ts'
import { messages } from '../../src/i18n/messages.ts'
import { width } from '../../src/i18n/width.ts'
import { readCase } from '../../src/schema/case.ts'
import { applySets } from '../../src/schema/sets.ts'
import { type Tree, treeOf } from '../../src/schema/tree.ts'
import { run } from '../support/run.ts'
import { scripted, type Scripted } from '../support/scripted-prompter.ts'
import { DEFAULTS } from '../schema/defaults.ts'

const today = parseDay('2026-11-22') as Day
const NOTHING: Tree = { root: {}, place: () => ({}) }

type Screen = { readonly context: Context; readonly text: () => string }
function screen(lang: 'en' | 'zh', columns = 80): Screen {
  let text = ''
  const err = { write: (more: string) => void (text += more), isTerminal: true, columns }
  const io = { out: err, err, stdin: (async function* () {})(), stdinIsTerminal: true, env: {}, cwd: '/' }
  return { context: { io, lang, words: messages(lang), color: 'never', noInput: false }, text: () => text }
}

type Held = {
  readonly tree: Tree
  readonly text: string
  readonly sets: string[]
  readonly prompter: Scripted
}
async function hold(
  answers: readonly string[],
  {
    lang = 'en',
    columns = 80,
    tree = NOTHING,
    ...more
  }: Partial<Interviewing> & {
    lang?: 'en' | 'zh'
    columns?: number
    tree?: Tree
  } = {},
): Promise<Held> {
  const { context, text } = screen(lang, columns)
  const prompter = scripted(answers)
  const sets: string[] = []
  const record = (path: string, value: string): void => void sets.push(`${path}=${value}`)
  const held = await interview(context, prompter, tree, { role: 'collector', today, record, ...more }).catch(
    (error: unknown) => {
      throw new Error(`${text()}\n${prompter.asked.join('\n')}\n${prompter.told.join('\n')}`, {
        cause: error,
      })
    },
  )
  expect(prompter.left(), prompter.asked.at(-1)).toEqual([])
  for (const line of text().split('\n')) expect(width(line), line).toBeLessThanOrEqual(Math.min(columns, 76))
  for (const message of prompter.asked)
    expect(width(message) + 2, message).toBeLessThanOrEqual(Math.min(columns, 76))
  for (const told of prompter.told)
    for (const line of told.split('\n'))
      expect(width(line) + 2, line).toBeLessThanOrEqual(Math.min(columns, 76))
  // What was recorded, set by set, is the case.
  expect(JSON.stringify(applySets(tree, sets).root)).toBe(JSON.stringify(held.root))
  return { tree: held, text: text(), sets, prompter }
}
const skip = (n: number): string[] => Array.from({ length: n }, () => '')

/** By parts: a principal at a rate, due on a day. */
const BASE = ['', '', '', '', '', '', '10000', '', '', '', '18%', '', '', '', '15', '']

describe('a call', () => {
  const LINES = {
    en: '48732.55 18% since 2026-08-15 pay 2500 left 22',
    zh: '48732.55 18% 逾期2026-08-15 月还2500 剩22期',
  }
  test.each(['en', 'zh'] as const)(
    'begins with one line of figures (%s), and asks only the rest',
    async (lang) => {
      const { tree, text, prompter } = await hold(
        [
          LINES[lang],
          ...skip(8),
          '15',
          '',
          '2',
          '',
          '3',
          '',
          '6500',
          '',
          '4200',
          ...skip(2),
          '失业',
          ...skip(8),
        ],
        { lang },
      )
      const { debt, household, hardship } = readCase(tree, DEFAULTS)
      expect(debt).toMatchObject({ dueDay: 15, dayCount: 'equal-months', timesOverdue: 2, asOf: today })
      expect(debt.owed.principal).toBe(4_873_255)
      expect(debt.contract).toHaveLength(22)
      expect(household?.income).toEqual([{ what: 'income', amount: 650_000, every: 'month' }])
      expect(hardship?.what).toBe(lang === 'zh' ? 'job-loss' : '失业')
      expect(text).toContain(lang === 'zh' ? '本金：¥48,732.55' : 'principal: ¥48,732.55')
      // One line, some 25 keys of Enter, a dozen figures: under a minute.
      expect(prompter.asked.length).toBeLessThan(30)
    },
  )

  it('tells how the total is split, and what remains', async () => {
    const { tree, text, prompter } = await hold(
      [
        '',
        '',
        '',
        '',
        '',
        '5万',
        '1000+35.16',
        '99999',
        '42.91',
        '',
        '18%',
        '',
        '未逾期',
        '',
        '15',
        '',
        ...skip(8),
      ],
      { lang: 'zh' },
    )
    expect(readCase(tree, DEFAULTS).debt.owed).toMatchObject({ principal: 4_892_193, interest: 103_516 })
    expect(text).toContain('本金：¥48,921.93')
    expect(prompter.told.join()).toContain('比总额50000.00多出')
  })

  it('hears a household item by item, in the second person', async () => {
    const { tree, text, prompter } = await hold(
      [
        ...BASE,
        '3',
        '',
        'wage 4600',
        'uncertain until 1 Mar',
        'allowance',
        'allowance 2100 from 1 Mar',
        '',
        'rent 2000, food 1700',
        '',
        'none',
        '600',
        ...skip(6),
      ],
      { role: 'borrower' },
    )
    expect(prompter.asked.join()).toContain('Your income a month: what and how much?')
    expect(prompter.asked.join()).not.toContain('grade')
    expect(text).toContain('wage ¥4,600.00 a month until 2027-03-01, uncertain')
    const { household } = readCase(tree, DEFAULTS)
    expect(household?.income).toMatchObject([
      { what: 'wage', until: parseDay('2027-03-01'), certainty: 'uncertain' },
      { what: 'allowance', from: parseDay('2027-03-01') },
    ])
    expect(household?.spending.map(({ what }) => what)).toEqual(['rent', 'food'])
    expect(household?.otherDebts).toEqual([])
    expect(prompter.told).toHaveLength(1)
  })

  it.each([
    ['en', 60],
    ['zh', 60],
    ['zh', 80],
    ['en', 200],
  ] as const)('fits its terminal: every question explained, in %s at %i columns', async (lang, columns) => {
    const typed = {
      'as-of': '',
      currency: '',
      product: '3',
      lender: '1',
      'contract-date': '2025-07-15',
      total: '48732.55',
      interest: '1000',
      penalty: '100',
      fees: '10',
      rate: '月息1.5%',
      'penalty-rate': '+50%',
      'overdue-since': '99',
      'overdue-principal': '5000',
      instalment: '2500',
      'months-left': '22',
      'due-day': '15',
      'day-count': '',
      'times-overdue': '2',
      grade: 'B',
      people: '3',
      region: '310000',
      income: '6500 until 2027-03-01',
      essentials: '4200',
      'other-debts': '300',
      savings: '600',
      hardship: '1',
      'hardship-since': '2026-09-05',
      'hardship-until': '3/4',
      evidence: '1、4',
      'max-payment': '800',
      'pay-now': '2000',
      'max-months': '36',
      'first-due': '2026-12-20',
    }
    const { text, prompter } = await hold([...Object.values(typed).flatMap((answer) => ['?', answer]), ''], {
      lang,
      columns,
    })
    const words = messages(lang).interview
    for (const { id } of ALL)
      if (id !== 'principal')
        expect(text.replace(/\s/g, '')).toContain(words.questions[id].why.replace(/\s/g, ''))
    expect(text).toContain('--first-due')
    expect(text).toContain(lang === 'zh' ? '理解为' : 'read as')
    // Two columns where there is room for them.
    expect(/^ 1 \S.*\s1\d \S/m.test(text)).toBe(columns >= 76)
    expect(prompter.asked).toHaveLength(2 * 33 + 1)
  })

  it('does not ask what the case tells, nor anything where it tells all', async () => {
    const { prompter } = await hold(skip(8), { tree: demoTree('job-loss') })
    expect(prompter.asked.map((text) => text.split('?')[0])).toEqual([
      'Fees owed',
      'Risk grade',
      'Region code',
      'Savings',
      'What can be paid today',
      'Most months the borrower wants',
      'First payment on which day',
      'Enter to go on, or a number to change',
    ])
    const required = await hold([], { tree: demoTree('job-loss'), requiredOnly: true })
    expect(required.text).toBe('')
  })

  it('has what cannot stand in the case told and asked again', async () => {
    const tree = treeOf({
      asOf: '2026-11-22',
      currency: 'CNY',
      debt: { principal: 'much', annualRate: '18%', dayCount: 'act/365', dueDay: 15 },
    })
    const held = await hold(['2.5万'], { tree, requiredOnly: true })
    expect(readCase(held.tree, DEFAULTS).debt.owed.principal).toBe(2_500_000)
    expect(held.text).toContain('much')
  })
})

describe('an answer', () => {
  it('is taken back with “<”, one after the other, and the first has none before it', async () => {
    const { tree, text, prompter } = await hold([
      '<',
      '2026-11-20',
      '返回',
      '',
      'USD',
      '<',
      'CNY',
      ...BASE.slice(2),
      ...skip(8),
    ])
    expect(text).toContain('This is the first question.')
    expect(prompter.asked.slice(0, 6)).toEqual([
      'As of which day are the figures?',
      'As of which day are the figures?',
      'Currency?',
      'As of which day are the figures?',
      'Currency?',
      'What kind of loan is it?',
    ])
    expect(tree.root).toMatchObject({ asOf: '2026-11-20', currency: 'CNY' })
  })
  it('that is required cannot be left open; what is optional can, and be taken out again', async () => {
    const { tree, prompter } = await hold([
      ...BASE.slice(0, 10),
      '',
      '-',
      '18%',
      '27%',
      '<',
      '-',
      ...BASE.slice(12),
      ...skip(8),
    ])
    expect(prompter.told).toEqual([
      'This is needed. “?” explains it, “<” goes back.',
      'This is needed. “?” explains it, “<” goes back.',
    ])
    expect(tree.root).toMatchObject({ debt: { annualRate: '18%', penaltyRate: null } })
  })
  it('is changed by its number at the end; a new currency has amounts asked again', async () => {
    const { tree, text } = await hold([
      ...BASE.slice(0, 6),
      '10000.50',
      ...BASE.slice(7),
      ...skip(7),
      '99',
      '10',
      '12%',
      '2',
      'JPY',
      '20000',
      '',
    ])
    expect(text).toContain('No longer goes with this and is asked again: principal')
    expect(tree.root).toMatchObject({ currency: 'JPY', debt: { principal: '20000', annualRate: '12%' } })
    expect(text).toContain('JPY 20,000')
  })
  it('with anything hidden in it is shown and does nothing', async () => {
    const evil = '\u001b[2J\u202e<b>=1+1'
    const { text, prompter } = await hold([
      ...BASE.slice(0, 3),
      evil,
      '',
      '',
      evil,
      ...BASE.slice(6),
      evil,
      '2',
      evil,
      `${evil} 500`,
      ...skip(5),
      evil,
      '',
      '',
      `${evil},${evil}`,
      evil,
      ...skip(5),
    ])
    // eslint-disable-next-line no-control-regex
    expect(text + prompter.told.join() + prompter.asked.join()).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u202e]/,
    )
  })
})

describe('a change on the call', () => {
  const change = async (
    answers: readonly string[],
    tree = demoTree('job-loss'),
    role = 'collector' as const,
  ) => {
    const { context, text } = screen('en')
    const prompter = scripted(answers)
    const made = await changeAnswer(context, prompter, tree, role)
    expect(prompter.left()).toEqual([])
    return { made, text: text(), prompter }
  }
  /** The number before a name in the list. */
  const numberOf = async (name: string): Promise<string> => {
    const { text } = await change([''])
    return new RegExp(`(\\d+) ${name}`).exec(text)?.[1] ?? `no ${name}`
  }
  it('is one value that goes into the case', async () => {
    const { made, text } = await change([await numberOf('most a month'), '1,500'])
    expect(text).toContain('= ¥1,500.00')
    expect(made).toEqual({ path: 'wish.maxPayment', text: '1500.00' })
  })
  it('is none where none is picked', async () => expect((await change([''])).made).toBeUndefined())
  it('takes an optional answer out', async () =>
    expect((await change([await numberOf('most a month'), '-'])).made).toEqual({
      path: 'wish.maxPayment',
      text: 'null',
    }))
  it('of an increase for a rate is one change of the debt', async () => {
    const { made } = await change([await numberOf('penalty rate'), '27%'])
    const tree = applySets(demoTree('job-loss'), [`${made?.path}=${made?.text}`])
    expect(made?.path).toBe('debt')
    expect(readCase(tree, DEFAULTS).debt.rates.penalty).toEqual({ units: 27, scale: 2, per: 'year' })
  })
  it('that does not go with another answer is not taken', async () => {
    const { made, text } = await change(['2', 'JPY', ''])
    expect(made).toBeUndefined()
    expect(text).toContain('That does not go with principal: ¥39,668.81')
  })
})

describe('where nobody can be asked', () => {
  it('every missing answer is named at once, with a command line that has them all', async () => {
    const { code, err, out } = await run(['compare', '--principal', "10'000", '--income', '6500'])
    expect([code, out]).toEqual([2, ''])
    for (const flag of ['--as-of', '--currency', '--rate', '--due-day', '--day-count', '--people'])
      expect(err.split('\n')[0]).toContain(flag)
    expect(err).toContain(`--principal '10'\\''000'`)
    expect(err.split('\n')[0]).not.toContain('--principal')
    expect(err).toContain('--income 6500')
  })
  it('the command line it gives works', async () => {
    const { err } = await run(['compare', '--principal', '10000'])
    const line = err.split('\n').find((text) => text.includes('parley compare')) ?? ''
    expect((await run(line.trim().split(' ').slice(1))).code).toBe(0)
  })
  it('and keeps everything that was told, whatever field it is', () => {
    const sets = ['country=CN', 'wish.doneBy=2028-06-30', 'household.income=[{"what":"wage","amount":6500}]']
    expect(missingFlags(applySets(NOTHING, sets), 'collector', 'negotiate')?.args['line']).toBe(
      'parley negotiate --set country=CN --done-by 2028-06-30 --set \'household.income=[{"what":"wage","amount":"6500"}]\'' +
        ' --as-of 2026-11-22 --currency CNY --principal 48732.55 --rate 18% --due-day 15 --day-count act/365 --people 3',
    )
  })
  it('nothing is missing from a whole case', () =>
    expect(missingFlags(demoTree('card'), 'collector')).toBeUndefined())
  it('every required question has a flag that the command line knows', () => {
    const flags = missingFlags(NOTHING, 'collector')?.args['flags']
    expect(flags).toBe('--as-of --currency --principal --rate --due-day --day-count')
    for (const flag of String(flags).split(' ')) expect(Object.keys(CASE_FLAGS)).toContain(flag.slice(2))
  })
  it('no case at all still says how to begin', async () => {
    const { code, err } = await run(['compare'])
    expect([code, err.includes('parley compare --as-of')]).toEqual([2, true])
  })
})

describe('the list of answers', () => {
  const rows = Array.from({ length: 8 }, (_, i) => [String(i + 1), `name ${i}`, '¥1,234.00'] as const)
  it('stands in two columns where they fit and in one where they do not', () => {
    expect(table(rows, 76)).toHaveLength(4)
    expect(table(rows, 60)).toHaveLength(8)
    expect(table(rows.slice(0, 3), 76)).toHaveLength(3)
  })
  it('gives a long answer a line of its own, cut where even that is too long', () => {
    const lines = table([...rows, ['9', 'income', '工资'.repeat(60)]], 76)
    expect(lines).toHaveLength(5)
    expect(width(lines.at(-1) ?? '')).toBeLessThanOrEqual(76)
    expect(lines.at(-1)).toMatch(/…$/)
  })
})
