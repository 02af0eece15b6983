// A policy file to begin with, in the reader's language (政策文件模板): it says nothing yet and passes the check as it is.
// Prose has "# " before it; what can be put into force a "#" without a space: #limits:
import type { PolicyStart, StartInput } from '../app/policy-start.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { parameterWords } from '../i18n/value-words.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'

const COLUMNS = 110
const prose = (text: string, indent = ''): string[] =>
  wrap(text, COLUMNS - indent.length - 2).map((line) => `${indent}# ${line}`)
/** The sign stands right before the text, so that what is left of it is in its place. */
const off = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/^ */, '$&#'))

/** Examples for what the policy below says nothing of; their figures are nobody's. */
const EXAMPLES: Readonly<Record<'authority' | 'tiers', readonly string[]>> = {
  authority: [
    'authority:',
    '  collector: { waive: { fees: 50%, penalty: 50% }, months: 24, holiday: 1 }',
    '  supervisor: { waive: { fees: 100%, penalty: 100% }, months: 36, holiday: 3 }',
    '  manager: { waive: { interest: 50% }, months: 60, rate: 8% }',
    '  committee: all',
  ],
  tiers: [
    'tiers:',
    '  - { id: early, when: { daysPastDue: { to: 90 } } }',
    '  - { id: late, when: { daysPastDue: { from: 91 } }, limits: { mostMonths: 36 } }',
  ],
}

export function policyStarter(of: PolicyStart, file: string, { lang }: Pick<Context, 'lang'>): string {
  const voice = voiceOf(lang)
  const { say, words } = voice
  const { starter } = words.policy
  const [id, base] = [visible(of.id), visible(of.base)]
  const sections = [...of.sections, ...of.without.map((name) => ({ name, lines: EXAMPLES[name] }))]
  return [
    [...prose(say(starter.about, { id, base })), ...prose(say(starter.check, { file: visible(file) }))],
    [
      ...of.head,
      ...prose(starter.source),
      ...off([`source: ${JSON.stringify(say(starter.sourceText, { id }))}`]),
    ],
    ...sections.map(({ name, lines }) => [...prose(titleOf(name, of, voice)), ...off(lines)]),
    [
      ...prose(starter.inputs),
      ...off(['inputs:', ...of.filled.map((line) => `  ${line}`)]),
      ...inputLines(
        of.inputs.filter(({ why }) => why.length > 0),
        say(starter.left, { base }),
        voice,
      ),
      ...inputLines(
        of.inputs.filter(({ why }) => why.length === 0),
        say(starter.unknown, { base }),
        voice,
      ),
    ],
    [...prose(starter.values), ...off(valueLines(of, voice))],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n')
}

function titleOf(name: string, { without, base }: PolicyStart, { words, say }: Voice): string {
  const { starter, sections } = words.policy
  const missing = without.find((one) => one === name)
  if (missing) return say(starter[missing], { base: visible(base) })
  return Object.hasOwn(sections, name) ? sections[name as keyof typeof sections] : sections.others
}

function inputLines(inputs: readonly StartInput[], title: string, voice: Voice): string[] {
  const { words, say, lang } = voice
  const { starter, units } = words.policy
  if (inputs.length === 0) return []
  return [
    ...prose(title, '  '),
    ...inputs.flatMap(({ name, unit, example, why }) => [
      ...prose(say(starter.line, { label: parameterWords(name, voice), unit: units[unit] }), '  '),
      ...why.flatMap((one) => prose(visible(one[lang]), '  ')),
      ...off([`  ${name}: ${example}`]),
    ]),
  ]
}

/** One value of the institution's own, with all that a value must have. */
const valueLines = ({ id, version }: PolicyStart, { words: { policy } }: Voice): string[] => [
  'values:',
  `  - id: ${id}.self-cure`,
  '    sets: self-cure',
  `    label: ${JSON.stringify(policy.parameters['self-cure'])}`,
  '    unit: share',
  '    value: 12%',
  `    from: ${version}`,
  `    instrument: ${JSON.stringify(policy.starter.instrument)}`,
  `    source: ${JSON.stringify(policy.starter.read)}`,
  `    checked: ${version}`,
  '    confidence: medium',
]
