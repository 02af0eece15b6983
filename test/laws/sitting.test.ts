// A call whatever is pressed: random keys and lines in the real loop never throw, every move on disk is a legal one, no offer is worth
// less than no agreement or takes an earlier one back, and a shared screen has nothing of the lender's.
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Role, appraise, expectedOf } from '../../src/app/appraise.ts'
import { DEMOS, demoText, demoTree } from '../../src/app/demo.ts'
import * as moves from '../../src/app/moves.ts'
import { type Sitting, sit } from '../../src/app/sitting.ts'
import { context } from '../../src/cli/context.ts'
import type { Io } from '../../src/cli/io.ts'
import { negotiate } from '../../src/cli/negotiate/start.ts'
import type { Prompter } from '../../src/cli/prompter.ts'
import { isRefusal } from '../../src/core/finding.ts'
import { money } from '../../src/core/money.ts'
import { type Move, fold, steps } from '../../src/core/negotiation.ts'
import type { Wish } from '../../src/core/situation.ts'
import { LANGS } from '../../src/i18n/lang.ts'
import { messages } from '../../src/i18n/messages.ts'
import { desk } from '../../src/render/desk.ts'
import { read } from '../../src/store/journal.ts'
import { writeNew } from '../../src/store/write-file.ts'
import { on } from '../support/build.ts'
import { type Secret, leaks, ownFigures, secretsOf, tellable } from '../support/leaks.ts'
import { HOSTILE } from '../support/moves.ts'
import { shelved } from '../support/standing.ts'

const RUNS = Number(process.env['CASES'] ?? 12)
const TODAY = on('2026-11-22')
const policies = fc.constantFrom('cn', 'example', 'generic')
const LINES = [
  '',
  '-',
  '1',
  '2',
  '3',
  '24',
  '800',
  '1,500',
  '3-5',
  '2.5万',
  '100000000',
  '2027-02-15',
  '下月15日',
  'pay 800 n 24',
  't 18',
  'o 1',
  'a 1',
  'c',
  'y equal-instalment-24',
  'r 1 2 300',
  'w household.savings=9000',
  'w debt.fees=10',
  'v 1',
  'json',
  '月供1200 期限 60',
  ...HOSTILE.map((text) => text.slice(0, 60)),
]

/** Presses what a list of numbers says; when they are used up, Ctrl-C. */
function pressing(numbers: readonly number[]): Prompter {
  let at = 0
  const next = (): number => {
    const n = numbers[at]
    at += 1
    if (n === undefined) throw Object.assign(new Error('stop'), { name: 'ExitPromptError' })
    return n
  }
  const of = <T>(list: readonly T[]): T => list[next() % list.length] as T
  return {
    key: async ({ keys }) => of(keys),
    choose: async ({ choices }) => of(choices).value,
    line: async ({ initial, check }) => {
      for (let tries = 0; tries < 6; tries += 1) {
        const typed = of(LINES)
        const text = typed === '' && initial !== undefined ? initial : typed
        if (check(text) === undefined) return text
      }
      throw Object.assign(new Error('stop'), { name: 'ExitPromptError' })
    },
    close: () => {},
  }
}

/** What only the private screen says, in both languages. */
const PRIVATE = LANGS.flatMap((lang) => {
  const { screen: w } = messages(lang).call
  return [w.lender, w.next, w.first, w.noNext, w.columns.room, w.within, w.nothingWorth].map(
    (text) => text.split('{')[0]?.trim() ?? '',
  )
}).filter((text) => text.length > 1)

it('any keys: never a throw, every move legal, the shared screen clean', async () => {
  const seen = { calls: 0, moves: 0, offers: 0, accepted: 0, shared: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...DEMOS),
      policies,
      fc.constantFrom<Role>('collector', 'collector', 'manager', 'analyst', 'borrower'),
      fc.constantFrom(...LANGS),
      fc.array(fc.nat({ max: 997 }), { minLength: 10, maxLength: 45 }),
      async (demo, policy, role, lang, numbers) => {
        const folder = mkdtempSync(join(tmpdir(), 'parley-'))
        try {
          const [path, session] = [join(folder, 'case.yaml'), join(folder, 'call.jsonl')]
          writeNew(path, demoText(demo))
          let screen = ''
          const err: Io['out'] = {
            write: (text) => (screen += text),
            isTerminal: true,
            columns: 80,
            rows: 40,
          }
          const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, LANG: 'C.UTF-8', NO_COLOR: '1' }
          const io: Io = {
            out: err,
            err,
            stdin: (async function* () {})(),
            stdinIsTerminal: true,
            env,
            cwd: folder,
          }
          const code = await negotiate(
            context(['--lang', lang], io),
            path,
            { policy, role, session, lang, out: join(folder, 'out') },
            { prompter: pressing(numbers), clock: () => new Date(0), today: TODAY },
          )
          expect([0, 3, 4, 130]).toContain(code)
          const found = read(session)
          if (isRefusal(found)) throw new Error(found.refused.rule)
          const said = found.entries.map(({ move }) => move)
          const standing = fold(said)
          expect(standing.illegal).toEqual([])
          for (const part of screen.split('\u001b[?1049h').slice(1)) {
            const shared = part.split('\u001b[?1049l')[0] ?? ''
            seen.shared += 1
            for (const word of PRIVATE) expect(shared).not.toContain(word)
          }
          if (role === 'borrower') for (const word of PRIVATE) expect(screen).not.toContain(word)
          seen.calls += 1
          seen.moves += said.length
          seen.offers += standing.offers.length
          seen.accepted += standing.accepted ? 1 : 0
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      },
    ),
    { numRuns: RUNS * 2 },
  )
  console.log(`any keys: ${JSON.stringify(seen)}`)
  expect(seen.moves).toBeGreaterThan(seen.calls)
}, 600_000)

const parts: fc.Arbitrary<{ readonly [K in keyof Wish]?: Wish[K] | undefined }> = fc.oneof(
  fc.integer({ min: 30_000, max: 400_000 }).map((n) => ({ maxPayment: money(n) })),
  fc.integer({ min: 1, max: 60 }).map((maxMonths) => ({ maxMonths })),
  fc.integer({ min: 0, max: 300_000 }).map((n) => ({ payNow: money(n) })),
  fc.constant({ payNow: undefined, maxMonths: undefined }),
)
const doing = fc.oneof(
  parts.map((part) => (of: Sitting) => moves.ask(of, part)),
  fc.constant((of: Sitting) => moves.concede(of)),
  fc.constant((of: Sitting) => moves.concede(of)),
  fc.nat({ max: 8 }).map((n) => (of: Sitting) => {
    const choice = of.choices[n % Math.max(1, of.choices.length)]
    return choice ? moves.offer(of, choice) : moves.note(of, 'nothing')
  }),
  fc
    .nat({ max: 900_000 })
    .map((n) => (of: Sitting) => moves.whatIf(of, 'household.savings', (n / 100).toFixed(2))),
)

/** The lender's figures of a sitting: of its plans, of the next concession, of the steps. */
function secrets({ comparison, choices, next, exchange }: Sitting): Secret[] {
  const entries = choices.map(({ entry }) => entry)
  const money2 = (what: string, of: number | null | undefined): Secret[] =>
    of === null || of === undefined || Math.abs(of) < 1000
      ? []
      : [{ what, prints: [(Math.abs(of) / 100).toFixed(2)] }]
  return [
    ...secretsOf({ ...comparison, plans: entries }),
    ...choices.flatMap(({ id, lender }) => money2(`${id} room`, lender?.room)),
    ...money2('target', next?.target),
    ...money2('gives', next?.gives?.value),
    ...(exchange?.rates ?? []).flatMap(({ per, value }) => money2(`${per} value`, value)),
  ]
}

it('offers: never below no agreement, never worse than an earlier one; shared, nothing of the lender’s', () => {
  const seen = { sittings: 0, offers: 0, secrets: 0 }
  fc.assert(
    fc.property(
      fc.constantFrom('job-loss', 'card', 'first-time' as const),
      policies,
      fc.array(doing, { minLength: 3, maxLength: 6 }),
      (demo, policy, list) => {
        const seat = { tree: demoTree(demo as 'card'), book: shelved(policy), role: 'committee' as const }
        const said: Move[] = [moves.open('committee', TODAY)]
        let now = sit(seat, fold(said), TODAY)
        for (const act of list) {
          const made = act(now)
          if ('against' in made) continue
          if (made.move.do === 'offer') {
            const { plan } = made.move
            const of = appraise(now.desk, plan)
            expect('quick' in of && of.against).toEqual([])
            if ('quick' in of)
              expect(Math.round(expectedOf(now.desk, plan) ?? of.quick.presentValue)).toBeGreaterThanOrEqual(
                now.desk.reservation,
              )
            seen.offers += 1
          }
          said.push(made.move)
          now = sit(seat, fold(said), TODAY, [], now)
          seen.sittings += 1
          const some = tellable(
            secrets(now),
            ownFigures({ ...now.comparison, plans: now.choices.map(({ entry }) => entry) }),
          )
          seen.secrets += some.length
          for (const lang of LANGS)
            for (const width of [80, 60]) {
              const text = desk(now, { lang, width, colour: 0, shared: true, keys: [] })
              expect(leaks(text, some)).toEqual([])
              for (const word of PRIVATE) expect(text).not.toContain(word)
            }
        }
        for (const { finding } of steps(said)) expect(finding).toBeUndefined()
      },
    ),
    { numRuns: RUNS },
  )
  console.log(`offers and shared screens: ${JSON.stringify(seen)}`)
  expect(seen.offers).toBeGreaterThan(0)
  expect(seen.secrets).toBeGreaterThan(0)
}, 600_000)
