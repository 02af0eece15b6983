// Hostile texts (恶意文本): whatever stands in any field of a case, nothing of it moves a terminal, runs in a spreadsheet or a
// page, breaks a table or a calendar, or leaves the folder that was named; and nothing of it is an error of the program.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { AGREEMENT_FORMATS } from '../../src/render/agreement.ts'
import { FORMATS, formatsOf } from '../../src/render/index.ts'
import { fileNameOf } from '../../src/store/agreement-file.ts'
import { harmless } from '../support/harmless.ts'
import { run } from '../support/run.ts'

const LONG = 10_000
const TEXTS: Readonly<Record<string, string>> = {
  'clears the screen': '\u001b[2J\u001b]0;title\u0007\u001b[31m\u009b31m',
  'rings, backs up, returns': 'a\u0007\b\b\rb\u000b\u000c\u007f\u0085',
  'turns the line round': '\u202egnp.exe\u2066\u061c\u200f',
  'hides between': 'a\u200bb\u00ad\u2060\ufeffc\u{e0041}\u180e',
  'ends a string': 'a\0b',
  'half a pair': 'a\ud800b\udc00c',
  'runs a command': "=cmd|'/C calc'!A0",
  adds: '+1+1',
  subtracts: '-2+3+cmd|x',
  calls: '@SUM(A1:A9)',
  'a wide formula': '＝1＋1',
  'a formula on the second line': 'a\n=1+1\r\n@x\t=2',
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'leaves an attribute': '"\'><svg onload=alert(1)> x="',
  'an entity': '&lt;script&gt; &amp;#60; &#x3c;b&#x3e; ]]> --> </style></title>',
  'a link and a picture': '![x](http://x/y.png) [a](javascript:alert(1)) <http://x> [r]: http://x',
  'a table in a table': 'a | b |\n|---|---|\n| c | d `e` **f** ~~g~~',
  'a heading': '# x\n## y\n- z\n1. w\n> v\n***\n---',
  'quotes and commas': 'a,"b",,""c\r\n"d',
  YAML: '&a [*a, {b: !!js/function "x"}] # : |\n- <<: *a',
  'a calendar': 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL;X=1,2\\n',
  'a way up': '../../../../etc/passwd',
  'a Windows path': '..\\..\\C:\\Windows\\NUL.txt:stream',
  'a device': 'NUL.txt',
  'a template': '{owed} {rows|row|rows} ${x} {{y}} %s {id}',
  'very long': '长x'.repeat(LONG / 2),
  'long and hidden': '\u200b='.repeat(LONG / 2),
  'long with no space': '='.repeat(LONG),
}

/** One language a text, each in turn; `ALL=1` takes every text in all of them. */
const turn = <T>(all: readonly T[], name: string): readonly T[] =>
  process.env['ALL'] === '1' ? all : all.filter((_, i) => i === Object.keys(TEXTS).indexOf(name) % all.length)

const folder = mkdtempSync(join(tmpdir(), 'parley-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A case with the text in every field that takes one. */
function caseOf(text: string): string {
  const short = text.slice(0, 64)
  const party = { name: text, idNumber: text, phone: text, address: text, account: text }
  return JSON.stringify({
    schema: 'parley/case@1',
    id: short,
    asOf: '2026-11-22',
    currency: 'CNY',
    country: 'CN',
    debt: {
      product: 'consumer-loan',
      lender: text,
      contractNo: text,
      contractDate: '2024-01-05',
      grade: short,
      principal: '48732.55',
      interest: '2379.22',
      penalty: '215.40',
      fees: '300.00',
      overduePrincipal: '9210.40',
      annualRate: '18%',
      dayCount: 'act/365',
      dueDay: '15',
      overdueSince: '2026-08-15',
      monthsLeft: '14',
      instalment: '3150.00',
      restructures: [{ on: '2025-03-01', kind: short }],
    },
    household: {
      people: '3',
      region: short,
      income: [{ what: text, amount: '7500' }],
      spending: [{ what: text, amount: '3200' }],
      otherDebts: [{ what: text, amount: '900' }],
    },
    hardship: { what: text, since: '2026-07-01', evidence: [text, text] },
    wish: { maxPayment: '800', maxMonths: '36' },
    parties: { borrower: party, lender: party, guarantors: [party, party] },
  })
}

const FEW = ['--kinds', 'equal-instalment,payment-holiday']
const PLAN = 'payment-holiday-3+36.during-0.fees-100-done.penalty-100'
const around = (text: string) => ({ stdin: caseOf(text) })
/** No terminal is moved, no output says it is a fault of the program. */
function sound({ code, err }: { code: number; err: string }, what: string): void {
  expect(code, `${what}: ${err}`).not.toBe(1)
  expect(harmless.table(err), what).toEqual([])
}

describe.each(Object.entries(TEXTS))('a text that is %s', (name, text) => {
  const at = join(folder, String(Object.keys(TEXTS).indexOf(name)))

  test.each(turn(['en', 'zh'], name))('compared, answered and explained in %s', async (lang) => {
    const said = [
      // Few kinds: it is not the search that is tried here.
      [['compare', '-', '--top', '1', ...FEW], FORMATS],
      [['counter', '-', '--top', '1'], FORMATS],
      [['explain', '-', '--plan', PLAN], formatsOf('explanation')],
      [['schedule', '-', '--plan', PLAN], FORMATS],
      [['sweep', '-', '--over', 'household.savings=0,9000', ...FEW], formatsOf('sweep')],
    ] as const
    // Every other command a text, unless all are asked for.
    const own = Object.keys(TEXTS).indexOf(name) >> 1
    const chosen = process.env['ALL'] === '1' ? said : said.filter((_, i) => (i + own) % 2 === 0)
    for (const [command, formats] of chosen)
      for (const format of formats)
        for (const columns of format === 'table' ? [undefined, 60] : [undefined]) {
          const what = `${command[0]} ${format}`
          const ran = await run(
            [...command, '--lang', lang, '--format', format, '--color', 'never'],
            columns === undefined ? around(text) : { ...around(text), columns },
          )
          sound(ran, what)
          // A file with a zero byte is no text and is refused as a whole.
          expect(ran.code === 2, `${what}: ${ran.err}`).toBe(text.includes('\0'))
          if (ran.code !== 2) expect(harmless[format](ran.out), what).toEqual([])
        }
  })

  test('agreed on in every format and verified', async () => {
    const made = join(at, 'made')
    mkdirSync(at, { recursive: true })
    for (const lang of turn(['en', 'zh', 'both'], name)) {
      const formats = AGREEMENT_FORMATS.filter((format: string) => format !== 'pdf')
      const out = join(made, lang)
      const ran = await run(
        [
          'agree',
          '-',
          '--plan',
          PLAN,
          '--out',
          out,
          '--to',
          formats.join(','),
          '--lang',
          lang,
          '--role',
          'committee',
        ],
        around(text),
      )
      sound(ran, lang)
      if (text.includes('\0')) {
        expect(ran.code).toBe(2)
        expect(readdirSync(at)).toEqual([])
        return
      }
      expect(ran.code, ran.err).toBe(0)
      const files = readdirSync(out)
      expect(files).toHaveLength(formats.length)
      for (const file of files) {
        expect(file).toMatch(
          /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*-[0-9a-f]{8}\.(json|md|html|csv|ics|xlsx|docx)$/u,
        )
        expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(Buffer.byteLength(file)).toBeLessThan(250)
        const bytes = readFileSync(join(out, file))
        const ending = file.slice(file.lastIndexOf('.') + 1)
        if (ending === 'xlsx' || ending === 'docx') expect(harmless[ending](bytes), file).toEqual([])
        else {
          const kind = ending === 'md' ? 'markdown' : (ending as 'json')
          expect(harmless[kind](bytes.toString('utf8')), `${lang} ${file}`).toEqual([])
        }
      }
      const json = join(out, files.find((file) => file.endsWith('.json')) ?? '')
      for (const format of ['table', 'json'] as const) {
        const found = await run(['verify', json, '--format', format, '--lang', lang === 'both' ? 'zh' : lang])
        sound(found, 'verify')
        expect(found.code, found.err + found.out).toBe(0)
        expect(harmless[format](found.out)).toEqual([])
      }
    }
    // A PDF has every glyph and is no book, or is refused in words.
    const ran = await run(
      ['agree', '-', '--plan', PLAN, '--out', join(made, 'pdf'), '--to', 'pdf', '--role', 'committee'],
      around(text),
    )
    sound(ran, 'pdf')
    expect(readdirSync(at)).toEqual(['made'])
  }, 600_000)

  test('as the name of a plan, a policy, a field, a file, an approver', async () => {
    const short = text.slice(0, 200)
    const plain = { stdin: caseOf('x') }
    const file = `${short.replace(/[/\0]|\p{Cs}/gu, '-').slice(0, 60)}.yaml`
    mkdirSync(at, { recursive: true })
    writeFileSync(join(at, file), `debt: ${short}\n`)
    for (const args of [
      ['schedule', '-', '--plan', short],
      ['compare', '-', '--policy', short],
      ['compare', '-', '--set', `debt.lender=${short}`],
      ['compare', '-', '--set', `${short}=1`],
      ['compare', '-', '--format', short],
      ['compare', '-', '--principal', short],
      ['compare', join(at, file)],
      ['verify', join(at, file)],
      ['agree', '-', '--plan', PLAN, '--out', join(at, 'approved'), '--to', short],
      [
        'agree',
        '-',
        '--plan',
        PLAN,
        '--out',
        join(at, 'approved'),
        '--approved-by',
        short,
        '--approved-role',
        'committee',
        '--reason',
        short,
      ],
      [short],
      ['compare', `--${short}`],
      ['schema', short],
      ['demo', short],
    ])
      for (const lang of turn(['en', 'zh'], name)) {
        const ran = await run([...args, '--lang', lang], plain)
        sound(ran, args.join(' ').slice(0, 120))
        expect(harmless.table(ran.out), args.join(' ').slice(0, 120)).toEqual([])
      }
    expect(readdirSync(at).filter((name) => !['made', 'approved', file].includes(name))).toEqual([])
  })

  test('in a case file that is no case, and in an agreement that is none', async () => {
    for (const stdin of [`id: ${text}\ndebt: {`, `{"id": "${text}", "${text}": 1}`, `"${text}"`, text])
      for (const command of [
        ['compare', '-'],
        ['verify', '-'],
      ]) {
        const ran = await run([...command, '--no-input'], { stdin })
        sound(ran, command.join(' '))
        expect(ran.code).not.toBe(0)
      }
  })
})

test('a name of a file is never a device, whatever follows it', () => {
  for (const name of ['NUL', 'nul.txt', 'CON.', 'com1.yaml', 'LPT9', 'aux', 'PRN.x.y'])
    expect(fileNameOf(`${name}-0123abcd`)).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i)
})
