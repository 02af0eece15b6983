// docs/interview.md has every question, in order, with its flag and the forms it takes; every form it shows is really taken.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answer, type Draft } from '../../src/app/interview.ts'
import { ALL, type Asked, question } from '../../src/app/questions.ts'
import { type Day, parseDay } from '../../src/core/day.ts'
import { en } from '../../src/i18n/en.ts'
import { zh } from '../../src/i18n/zh.ts'

const at = join(import.meta.dirname, '../../docs/interview.md')
const MARK = '<!-- questions -->'

const needed = ({ required = false }: Asked): string =>
  typeof required === 'function' ? 'with others of its part' : required ? 'yes' : 'no'

function table(): string {
  const rows = ALL.map((one, i) => {
    const [e, z] = [en.interview.questions[one.id], zh.interview.questions[one.id]]
    const flag =
      one.flag === undefined ? (one.path === '' ? '' : `\`--set ${one.path}=…\``) : `\`--${one.flag}\``
    const fields = [one.path, ...(one.or ?? [])].filter((path) => path !== '').map((path) => `\`${path}\``)
    const forms = `${e.forms} · ${z.forms}`.replaceAll('|', '\\|')
    const asked = `${e.ask} ${z.ask}${one.lenderOnly ? ' (lender only)' : ''}`
    return `| ${i + 1} | ${asked} | ${flag} | ${fields.join(' or ')} | ${needed(one)} | ${forms} | ${e.why} |`
  })
  const head = '| | question | flag | field | required | forms | why |\n|---|---|---|---|---|---|---|'
  return `${MARK}\n\n${head}\n${rows.join('\n')}\n\n${MARK}`
}

describe('the page about the interview', () => {
  it('has every question with its flag and forms', () => {
    const page = readFileSync(at, 'utf8')
    const [before = '', , after = ''] = page.split(MARK)
    const made = `${before}${table()}${after}`
    if (process.env['UPDATE'] === 'interview') writeFileSync(at, made)
    expect(readFileSync(at, 'utf8')).toBe(made)
  })

  const today = parseDay('2026-11-22') as Day
  const forms = (['en', 'zh'] as const).flatMap((lang) =>
    ALL.flatMap((one) =>
      (lang === 'en' ? en : zh).interview.questions[one.id].forms
        .split(one.kind.is === 'flows' ? /; ?(?=[a-z\d])|；/ : /[、]|, (?=\S)/)
        .map((form) => [lang, one.id, form.replace(/[“”]/g, '')] as const),
    ),
  )
  // "a number or a name from the list" is no form to type.
  const typed = forms.filter(([, id]) => !['choice', 'choices'].includes(question(id).kind.is))
  it.each(typed)('%s: %s takes %s', (lang, id, form) => {
    const [text = ''] = form.split(/^(?:上海为|as the lender writes it: |按机构的写法，如)/).slice(-1)
    const draft: Draft = { tree: { root: {}, place: () => ({}) } }
    const said = text.replace(/ for Shanghai$/, '')
    expect(answer(draft, question(id), said, { today, lang }), said).not.toHaveProperty('trouble')
  })
  it('has seen forms of every question that is typed', () => expect(typed.length).toBeGreaterThan(100))
})
