// The questions of an interview: every one is reached, answers make a case that is read, each is checked as the file would be,
// and any of them can be changed, left open or taken back.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  answer,
  type Answered,
  type Draft,
  fitting,
  isAnswered,
  isOptional,
  leaveOut,
  mendedBy,
  missing,
  next,
  troublesOf,
  usual,
} from '../../src/app/interview.ts'
import { quickEntry } from '../../src/app/quick-entry.ts'
import { ALL, EVIDENCE, HARDSHIPS, LENDERS, question, type QuestionId } from '../../src/app/questions.ts'
import { type Day, parseDay } from '../../src/core/day.ts'
import { CASE_FLAGS } from '../../src/cli/options.ts'
import { en } from '../../src/i18n/en.ts'
import { voice } from '../../src/i18n/say.ts'
import { sayTyped } from '../../src/i18n/say-typed.ts'
import { width } from '../../src/i18n/width.ts'
import { zh } from '../../src/i18n/zh.ts'
import { readCase } from '../../src/schema/case.ts'
import { applySets } from '../../src/schema/sets.ts'
import { type Tree, treeOf } from '../../src/schema/tree.ts'
import { demoTree } from '../../src/app/demo.ts'
import { DEFAULTS } from '../schema/defaults.ts'

const today = parseDay('2026-11-22') as Day
const on = { today, lang: 'en' as const }
const LENDER = { lender: true }
const EMPTY: Draft = { tree: { root: {}, place: () => ({}) } }

const put = (draft: Draft, id: QuestionId, text: string): Answered => {
  const read = answer(draft, question(id), text, on)
  if ('trouble' in read) throw new Error(`${id} ${text}: ${sayTyped(read.trouble, voice('en'))}`)
  return read
}
const after = (answers: Readonly<Partial<Record<QuestionId, string>>>, from = EMPTY): Draft =>
  Object.entries(answers).reduce((draft, [id, text]) => put(draft, id as QuestionId, text).draft, from)
const why = (draft: Draft, id: QuestionId, text: string): string => {
  const read = answer(draft, question(id), text, on)
  return 'trouble' in read ? read.trouble.key : 'holds'
}

/** What a person might type at each. */
const TYPED: Readonly<Record<QuestionId, string>> = {
  'as-of': 'today',
  currency: 'RMB',
  product: '2',
  lender: 'consumer finance',
  'contract-date': '15 Jul 2025',
  total: '4万+746.88',
  principal: '39668.81',
  interest: '1000+35.16',
  penalty: '42.91',
  fees: 'none',
  rate: '年化14.4%',
  'penalty-rate': '+50%',
  'overdue-since': '15 Oct',
  'overdue-principal': '3191.64',
  instalment: '2062.33',
  'months-left': '20期',
  'due-day': '15th',
  'day-count': 'equal months',
  'times-overdue': '1',
  grade: 'B',
  people: '3人',
  region: '310000',
  income: 'wage 4600; allowance 2100 until 1 Mar 2027',
  essentials: 'rent 2000, food 1700',
  'other-debts': '300',
  savings: '600',
  hardship: 'job loss',
  'hardship-since': '5 Sep',
  'hardship-until': '1 Mar',
  evidence: '1, 14',
  'max-payment': '1850',
  'pay-now': '500',
  'max-months': '3 years',
  'first-due': '20/12',
}
const names = (id: QuestionId): Readonly<Record<string, string>> => {
  const { kind } = question(id)
  return 'names' in kind ? en[kind.names] : {}
}
/** Everything answered in the order in which it is asked. */
function wholeCall(
  lender: boolean,
  leaveOpen: readonly QuestionId[] = [],
): { draft: Draft; asked: QuestionId[] } {
  let draft = EMPTY
  const asked: QuestionId[] = []
  const skipped = new Set<string>()
  for (let one = next(draft, { lender, skipped }); one; one = next(draft, { lender, skipped })) {
    asked.push(one.id)
    if (leaveOpen.includes(one.id)) {
      skipped.add(one.id)
      continue
    }
    const read = answer(draft, one, TYPED[one.id], { ...on, names: names(one.id) })
    if ('trouble' in read) throw new Error(`${one.id}: ${sayTyped(read.trouble, voice('en'))}`)
    draft = read.draft
  }
  return { draft, asked }
}

describe('questions', () => {
  it('are all reached on some call, in the order in which they stand', () => {
    const byTotal = wholeCall(true).asked
    const byParts = wholeCall(true, ['total']).asked
    expect(new Set([...byTotal, ...byParts])).toEqual(new Set(ALL.map(({ id }) => id)))
    for (const asked of [byTotal, byParts]) {
      const places = asked.map((id) => ALL.findIndex((one) => one.id === id))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
  })
  it('of the lender’s own affairs are not asked of a borrower', () => {
    const asked = wholeCall(false).asked
    expect(asked).not.toContain('grade')
    expect(asked).not.toContain('times-overdue')
  })
  it('have the flag of the field they fill, and only those have none that no flag fills', () => {
    const flags: Readonly<Record<string, string>> = CASE_FLAGS
    for (const { id, path, flag } of ALL)
      if (flag === undefined) expect(Object.values(flags), id).not.toContain(path)
      else expect(flags[flag], id).toBe(path)
  })
  it('leave only these fields of the command line unasked', () => {
    const asked = ALL.flatMap(({ flag, or = [] }) => [flag, ...or])
    const rest = Object.entries(CASE_FLAGS).filter(
      ([flag, path]) => !asked.includes(flag) && !asked.includes(path),
    )
    expect(rest.map(([flag]) => flag)).toEqual(['done-by'])
  })
  it('have words in both languages that fit 60 columns, and a name that fits a list', () => {
    for (const words of [en.interview, zh.interview]) {
      expect(Object.keys(words.questions)).toEqual(ALL.map(({ id }) => id))
      for (const [id, of] of Object.entries(words.questions)) {
        for (const text of [of.ask, of.you]) expect(width(text), `${id}: ${text}`).toBeLessThanOrEqual(46)
        expect(width(of.label), id).toBeLessThanOrEqual(18)
      }
    }
  })
  it('with choices have names for all of them in both languages', () => {
    for (const words of [en, zh])
      for (const { kind } of ALL)
        if ('names' in kind) expect(kind.of.filter((id) => !Object.hasOwn(words[kind.names], id))).toEqual([])
    expect(LENDERS.filter((id) => !Object.hasOwn(en.lenders, id))).toEqual([])
    expect([HARDSHIPS, EVIDENCE].map((list) => new Set(list).size)).toEqual([
      HARDSHIPS.length,
      EVIDENCE.length,
    ])
  })
  it('are not asked of what a case file tells', () => {
    const draft = { tree: demoTree('job-loss') }
    const open = fitting(draft, LENDER).filter((one) => !isAnswered(draft, one))
    expect(open.map(({ id }) => id)).toEqual([
      'fees',
      'grade',
      'region',
      'savings',
      'pay-now',
      'max-months',
      'first-due',
    ])
    expect(missing(draft, LENDER)).toEqual([])
  })
})

describe('answers', () => {
  it.each([
    ['by the total', []],
    ['by parts', ['total']],
    ['without a household', ['total', 'people', 'hardship']],
    ['with nothing but what is required', ALL.filter(({ required }) => !required).map(({ id }) => id)],
  ] as const)('make a case that is read: %s', (_, leaveOpen) => {
    const { draft } = wholeCall(true, leaveOpen)
    expect(troublesOf(draft.tree)).toEqual([])
    const { debt } = readCase(draft.tree, DEFAULTS)
    expect(debt.owed.principal).toBe(3_966_881)
    expect(debt.dueDay).toBe(15)
  })
  it('are the very case that was told', () => {
    const { draft } = wholeCall(true)
    const read = readCase(draft.tree, DEFAULTS)
    const file = readCase(demoTree('job-loss'), DEFAULTS)
    expect(read.debt).toEqual({ ...file.debt, originalPrincipal: undefined, grade: 'B' })
    expect(read.household?.income.map(({ until }) => until)).toEqual([undefined, parseDay('2027-03-01')])
    expect(read.hardship).toMatchObject({
      what: 'job-loss',
      evidence: ['unemployment-certificate', 'job-offer'],
    })
    expect(read.wish).toMatchObject({ maxPayment: 185_000, maxMonths: 36 })
  })
  it('hold one by one in any order, checked by the schema of the file', () => {
    const puts = wholeCall(true).draft
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ALL.filter(({ id }) => id !== 'total' && id !== 'evidence')),
        (order) => {
          const draft = order.reduce<Draft>((now, one) => {
            const read = answer(now, one, TYPED[one.id], { ...on, names: names(one.id) })
            return 'trouble' in read ? now : read.draft
          }, EMPTY)
          const rest = missing(draft, LENDER)
          expect(
            troublesOf(draft.tree).filter(({ key }) => key !== 'missing' && key !== 'needs-also'),
          ).toEqual([])
          if (order.length === ALL.length - 2) expect(rest).toEqual([])
          expect(puts.total).toBe('40746.88')
        },
      ),
      { numRuns: 60 },
    )
  })
  test.each<[QuestionId, string, string]>([
    ['principal', '100/3', 'not-exact'],
    ['principal', '-5', 'negative'],
    ['rate', '18', 'bare-rate'],
    ['rate', '0.12345678901%', 'rate-too-fine'],
    ['as-of', '31 Feb', 'no-such-day'],
    ['currency', 'CYN', 'unknown-currency'],
    ['due-day', '32', 'out-of-range'],
    ['people', '0', 'out-of-range'],
    ['max-months', '9999', 'out-of-range'],
    ['product', '9', 'not-a-choice'],
    ['product', 'mortgage on Mars', 'not-a-choice'],
    ['day-count', 'every day', 'not-a-choice'],
    ['first-due', 'yesterday', 'not-after-as-of'],
    ['contract-date', 'in 3 days', 'after-as-of'],
    ['overdue-since', 'tomorrow', 'after-as-of'],
    ['grade', 'x'.repeat(65), 'text-too-long'],
    ['grade', 'a\0b', 'nul-byte'],
    ['region', '[310000', 'holds'],
    ['lender', 'my uncle', 'holds'],
    ['evidence', '99', 'not-a-choice'],
    ['income', 'wage', 'no-amount'],
  ])('%s: %s — %s', (id, text, key) => expect(why(EMPTY, id, text)).toBe(key))

  it('are checked against each other', () => {
    const draft = after({ 'as-of': '2026-11-22', principal: '1000', rate: '0.05%/day' })
    expect(why(draft, 'overdue-principal', '1000.01')).toBe('above-principal')
    expect(why(draft, 'day-count', '5')).toBe('day-rate')
    expect(why(draft, 'day-count', 'act/365')).toBe('holds')
    const hit = after({ hardship: 'illness', 'hardship-since': '5 Sep' }, draft)
    expect(why(hit, 'hardship-until', '1 Sep 2026')).toBe('until-before-from')
  })
  it('a principal of nothing holds as long as something else may be owed', () => {
    const draft = after({ principal: '0' })
    expect(why(draft, 'interest', '5')).toBe('holds')
    expect(why(after({ interest: '0', penalty: '0' }, draft), 'fees', '0')).toBe('nothing-owed')
  })
})

describe('the guided split', () => {
  it('leaves the principal what the other parts do not take', () => {
    const draft = after({ total: '50,000', interest: '1000', penalty: '200.5' })
    expect(draft.tree.root).toMatchObject({
      debt: { principal: '48799.50', interest: '1000.00', penalty: '200.50' },
    })
    expect(next(draft, { ...LENDER, skipped: new Set(ALL.map(({ id }) => id)) })).toBeUndefined()
    expect(why(draft, 'fees', '48799.51')).toBe('above-total')
    expect(after({ fees: '48799.50' }, draft).tree.root).toMatchObject({ debt: { principal: '0.00' } })
  })
  it('follows a part that is changed, and a new total', () => {
    const draft = after({ total: '50000', interest: '1000' })
    expect(after({ interest: '2000' }, draft).tree.root).toMatchObject({ debt: { principal: '48000.00' } })
    expect(after({ total: '60000' }, draft).tree.root).toMatchObject({ debt: { principal: '59000.00' } })
  })
  it('ends where the principal itself is told', () => {
    const draft = after({ total: '50000', interest: '1000', principal: '40000' })
    expect(draft.total).toBeUndefined()
    expect(after({ interest: '2000' }, draft).tree.root).toMatchObject({ debt: { principal: '40000.00' } })
  })
})

describe('a change', () => {
  it('puts the other of two ways out: days overdue for a day, an increase for a rate', () => {
    const draft = after({ 'overdue-since': '99天', 'penalty-rate': '上浮50%' })
    expect(draft.tree.root).toMatchObject({ debt: { daysPastDue: '99', penaltyUplift: '50%' } })
    const changed = put(draft, 'overdue-since', '2026-08-15')
    expect(changed.puts).toEqual([
      { path: 'debt.daysPastDue', text: 'null' },
      { path: 'debt.overdueSince', text: '2026-08-15' },
    ])
    expect(troublesOf(after({ 'penalty-rate': '27%' }, changed.draft).tree, today)).toEqual([])
  })
  it('of the currency looks at every amount again', () => {
    const draft = after({
      currency: 'CNY',
      principal: '48732.55',
      'pay-now': '2000',
      people: '3',
      income: 'wage 6500.50',
    })
    const { again, draft: yen, puts } = put(draft, 'currency', 'JPY')
    expect(again).toEqual(['principal', 'income'])
    expect(puts.map(({ path, text }) => `${path} ${text}`)).toEqual([
      'currency JPY',
      'debt.principal null',
      'household.income null',
    ])
    expect(
      next(yen, { ...LENDER, skipped: new Set(['as-of', 'product', 'lender', 'contract-date', 'total']) })
        ?.id,
    ).toBe('principal')
    expect(after({ principal: '48733' }, yen).tree.root).toMatchObject({ debt: { principal: '48733' } })
  })
  it('of the day has what no longer goes with it asked again', () => {
    const draft = after({ 'as-of': 'today', 'first-due': 'tomorrow' })
    expect(put(draft, 'as-of', '2026-12-31').again).toEqual(['first-due'])
  })
  it('is one value after the other as --set takes them', () => {
    const call = wholeCall(true)
    const sets: string[] = []
    let draft = EMPTY
    for (const id of call.asked) {
      const read = answer(draft, question(id), TYPED[id], { ...on, names: names(id) })
      if ('trouble' in read) throw new Error(id)
      draft = read.draft
      sets.push(...read.puts.map(({ path, text }) => `${path}=${text}`))
    }
    expect(JSON.stringify(applySets(EMPTY.tree, sets).root)).toBe(JSON.stringify(call.draft.tree.root))
  })
  it('may leave out what is optional', () => {
    const draft = after({ 'penalty-rate': '+50%', savings: '600', people: '3' })
    const { draft: less, puts } = leaveOut(draft, question('penalty-rate'))
    expect(puts).toEqual([{ path: 'debt.penaltyUplift', text: 'null' }])
    expect(isAnswered(less, question('penalty-rate'))).toBe(false)
    expect(isOptional(less, question('rate'))).toBe(false)
    expect(isOptional(less, question('savings'))).toBe(true)
  })
})

describe('what is usual', () => {
  test.each<[Readonly<Partial<Record<QuestionId, string>>>, string | undefined]>([
    [{ currency: 'CNY', product: '2', rate: '18%' }, 'equal-months'],
    [{ currency: 'CNY', product: 'credit-card', rate: '18%' }, 'act/365'],
    [{ currency: 'CNY', rate: '万五' }, 'act/365'],
    [{ currency: 'USD', rate: '18%' }, undefined],
  ])('%j counts days by %s', (answers, want) =>
    expect(usual(after(answers), question('day-count'), today)).toBe(want),
  )
  it('is taken as typed', () => {
    for (const id of ['as-of', 'currency', 'product'] as const)
      expect(why(EMPTY, id, usual(EMPTY, question(id), today) ?? '')).toBe('holds')
  })
})

describe('one line for several answers', () => {
  const told = (line: string): unknown => {
    const entry = quickEntry(EMPTY, line, on)
    if (!entry) return undefined
    return 'trouble' in entry ? entry.trouble.key : entry.draft.tree.root
  }
  const want = {
    debt: {
      principal: '48732.55',
      annualRate: '18%',
      overdueSince: '2026-08-15',
      instalment: '2500.00',
      monthsLeft: '22',
    },
  }
  test.each([
    '48732.55 18% 逾期2026-08-15 月还2500 剩22期',
    '48,732.55 18% since 2026-08-15 pay 2500 left 22',
    '18% 48732.55 since 15 Aug 2026 pay 2500 22 left',
    '本金48732.55，年化18%，逾期8月15日，月供2500，22期',
    '４８７３２．５５ １８％ 逾期 2026-08-15 每期 2500 剩余 22',
  ])('%s', (line) => expect(told(line)).toEqual(want))
  it('reads more than the debt', () =>
    expect(
      told('total 50000 interest 1000 万五 overdue 99 due 15 people 3 income 6500 essentials 4200 max 800'),
    ).toEqual({
      debt: {
        principal: '49000.00',
        interest: '1000.00',
        annualRate: '0.05%/day',
        daysPastDue: '99',
        dueDay: '15',
      },
      household: {
        people: '3',
        income: [{ what: 'income', amount: '6500.00' }],
        spending: [{ what: 'essentials', amount: '4200.00' }],
      },
      wish: { maxPayment: '800.00' },
    }))
  test.each([
    ['48732.55', undefined],
    ['what do you mean', undefined],
    ['2026-11-22', undefined],
    ['48732.55 18% twelve', 'not-understood'],
    ['48732.55 18% 500', 'twice'],
    ['48732.55 18% since 31 Feb', 'not-understood'],
    ['48732.55 18% left many', 'not-a-count'],
    ['total 100 interest 500', 'above-total'],
    ['48732.555 18%', 'not-understood'],
  ])('%s — %s', (line, key) => expect(told(line)).toBe(key))
})

describe('whatever is typed', () => {
  const HOSTILE = [
    '\u001b[2J',
    '\u0000',
    '\u202eevil',
    '=cmd()',
    '<script>',
    '__proto__',
    '[{"what":"x"}]',
    '{"a":1}',
    'null',
    '[',
    'x'.repeat(10_001),
    '../../etc/passwd',
    'a=b',
    '\ud800',
    '１'.repeat(300),
  ]
  it('holds as a case would, or is refused in words without anything hidden in them', () => {
    const drafts = [EMPTY, wholeCall(true).draft]
    fc.assert(
      fc.property(
        fc.constantFrom(...drafts),
        fc.constantFrom(...ALL),
        fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 30 })),
        (draft, one, text) => {
          const read = answer(draft, one, text, on)
          if ('trouble' in read)
            for (const lang of ['en', 'zh'] as const)
              expect(sayTyped(read.trouble, voice(lang))).not.toMatch(/[\p{Cc}\u202e]|undefined|^$/u)
          else expect(troublesOf(read.draft.tree, today)).toEqual([])
          quickEntry(draft, text, on)
        },
      ),
      { numRuns: 1000 },
    )
  })
  it('what a file tells wrongly is told by the question that mends it', () => {
    const tree = (value: object): Tree => treeOf(value)
    const bad = troublesOf(
      tree({
        asOf: '2026-11-22',
        currency: 'CNY',
        debt: { principal: 'much', annualRate: '18%', dayCount: 'act/365', dueDay: 15 },
      }),
    )
    expect(bad.map((trouble) => mendedBy(trouble)?.id)).toEqual(['principal'])
    const half = troublesOf(
      tree({
        asOf: '2026-11-22',
        currency: 'CNY',
        debt: { principal: 5, annualRate: '18%', dayCount: 'act/365', dueDay: 15, monthsLeft: 3 },
      }),
    )
    expect(half.map((trouble) => mendedBy(trouble)?.id)).toEqual(['instalment'])
  })
})
