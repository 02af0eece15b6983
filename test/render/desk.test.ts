// The screen as text: what stands on it, in what order, at 80 and 60 columns, in both languages, in colour and without, in ASCII.
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/app/appraise.ts'
import { type Demo, demoTree } from '../../src/app/demo.ts'
import * as moves from '../../src/app/moves.ts'
import { type Sitting, sit } from '../../src/app/sitting.ts'
import { money } from '../../src/core/money.ts'
import { type Move, fold } from '../../src/core/negotiation.ts'
import { width } from '../../src/i18n/width.ts'
import { type DeskContext, desk } from '../../src/render/desk.ts'
import { on } from '../support/build.ts'
import { shelved } from '../support/standing.ts'

const TODAY = on('2026-11-22')
const KEYS = [
  { key: '1-3', label: 'plan' },
  { key: 'p', label: 'can pay' },
]
function after(demo: Demo, policy: string, role: Role, ...acts: ((of: Sitting) => moves.Made)[]): Sitting {
  const seat = { tree: demoTree(demo), book: shelved(policy), role }
  const said: Move[] = [moves.open(role, TODAY)]
  let now = sit(seat, fold(said), TODAY)
  for (const act of acts) {
    const made = act(now)
    if ('against' in made) throw new Error(made.against[0]?.rule)
    said.push(made.move)
    now = sit(seat, fold(said), TODAY, [], now)
  }
  return now
}
const shown = (of: Sitting, more: Partial<DeskContext> = {}): string =>
  desk(of, { lang: 'en', width: 80, colour: 0, keys: KEYS, notice: ['Done.'], ...more })
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ')
const haggled = () =>
  after(
    'job-loss',
    'cn',
    'collector',
    moves.concede,
    (of) => moves.ask(of, { maxPayment: money(80_000), maxMonths: 24 }),
    moves.concede,
  )

describe('what stands on it', () => {
  const of = haggled()
  const text = squeezed(shown(of))
  test('from what is owed to the keys, the parts a hand needs last', () => {
    const order = [
      'Owed on 2026-11-22: ¥40,746.88 · overdue for 38 days',
      'Can pay ¥2,052.00 a month · ¥2,115.00 from 2027-03-01',
      '] plan 4: 66.1% of it at most, ¥1,356.80 a month',
      'First Highest Months Total Waived If kept Rate Last day',
      '1 Term extension: 29 equal months',
      '2 Equal instalments: 30 equal months · ✓ fits · offered until 2026-11-29',
      '1,620.51 1,620.51 30 48,615.16 0.00 0.00 14.15% 2029-05-15',
      'Lender only (without an agreement: ¥5,134.11)',
      '2 27,653.71 67.87% 22,519.60',
      'Recommended: 1. It takes at most 80.13%',
      'Asked for: at most ¥800.00 a month, at most 24 months. No plan that can be granted meets that. What would: [5] ¥1,652.87 a month',
      'Offered: 2 until 2026-11-29; 4 until 2026-11-29 (in return: fewer months).',
      'Next concession, round 2 of 5: Personalised instalments: 36 equal months at 0%',
      'gives up ¥2,255.36, takes ¥254.84 off the highest payment; in return: ',
      'From plan 4: 1 month more costs ¥314.44, takes ¥43.73 off a month',
      'Done. 1-3 plan p can pay',
    ]
    let at = 0
    for (const part of order) {
      const found = text.indexOf(part, at)
      expect(found, part).toBeGreaterThanOrEqual(at)
      at = found
    }
  })
  test('shared: the same without what is the lender’s', () => {
    const shared = squeezed(shown(of, { shared: true }))
    expect(shared).toMatch(/^SHARED SCREEN · Owed/)
    for (const part of ['Lender only', 'Next concession', 'From plan', 'to the lender', 'gives up'])
      expect(shared).not.toContain(part)
    for (const part of ['Recommended: 1', 'Offered: 2 until', 'What would: [5]', '1,620.51'])
      expect(shared).toContain(part)
  })
  test('a borrower’s own has never had it, and says the same of the plans', () => {
    const own = squeezed(shown(after('job-loss', 'cn', 'borrower')))
    expect(own).not.toMatch(/Lender|concession|From plan/)
    expect(own).toContain('✓ fits')
  })
  test('who may grant a plan, and that it was approved', () => {
    const needs = after('job-loss', 'example', 'collector')
    expect(squeezed(shown(needs))).toMatch(/1 Rate reduction[^·]*· ✓ fits · needs the supervisor/)
    const plan = needs.choices[0]
    if (!plan) throw new Error('no plan')
    const approved = after('job-loss', 'example', 'collector', (now) =>
      moves.approve(now, plan, { role: 'manager', name: 'Li Na', reason: 'illness' }),
    )
    expect(squeezed(shown(approved))).toContain('approved as manager')
    expect(squeezed(shown(after('job-loss', 'example', 'manager')))).toContain('you may grant it')
  })
  test('where nothing can be offered, why, and what would help', () => {
    const none = squeezed(shown(after('no-surplus', 'cn', 'collector')))
    expect(none).toContain('No plan of the menu can be granted')
    expect(none).toMatch(/Would pass with|No single change/)
    const worthless = shown(after('second-lien', 'cn', 'collector'))
    expect(squeezed(worthless)).toContain('No plan that can be granted is worth what the lender has without')
    expect(shown(after('second-lien', 'cn', 'collector'), { shared: true })).not.toContain(
      'worth what the lender',
    )
  })
  test('the end', () => {
    const yes = after('job-loss', 'cn', 'collector', moves.concede, (now) =>
      moves.accept(now, now.offers[0]?.id ?? ''),
    )
    expect(shown(yes)).toContain('Accepted on 2026-11-22: Equal instalments: 30 equal months.')
    expect(shown(yes)).not.toContain('Next concession')
    const no = after('job-loss', 'cn', 'collector', (now) =>
      moves.refuse(now, 'borrower', 'no \u001b[2J work'),
    )
    expect(shown(no)).toContain('Ended: no ␛[2J work.')
  })
})

describe('how it looks', () => {
  const of = haggled()
  for (const columns of [60, 80, 120])
    for (const lang of ['en', 'zh'] as const)
      test(`${columns} columns, ${lang}`, () => {
        for (const shared of [false, true])
          for (const colour of [0, 1] as const)
            for (const line of shown(of, { width: columns, lang, shared, colour }).split('\n'))
              expect(width(line), line).toBeLessThanOrEqual(columns)
      })
  test('colour changes no letter', () => {
    expect(shown(of, { colour: 1 }).replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(shown(of))
    expect(shown(of, { colour: 1 })).not.toBe(shown(of))
  })
  test('in ASCII nothing is drawn with other signs', () => {
    const drawn = /[─│█░▁-▇✓✗→]/
    expect(shown(of)).toMatch(drawn)
    expect(shown(of, { ascii: true })).not.toMatch(drawn)
    expect(shown(of, { ascii: true })).toContain('[################--------]')
  })
  test('at 60 columns what finds no column is told by its name', () => {
    expect(squeezed(shown(of, { width: 60 }))).toMatch(/rate a year 14\.15%/)
  })
})
