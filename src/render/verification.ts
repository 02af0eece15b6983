// What a verification found (核验结果): every figure holds, or which one does not, what stands there and what is right.
// "row 3, payment: 916.81 stands there, 916.80 is right"
import type { Difference, Verification } from '../app/verify.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { jsonText } from './json-text.ts'

/** So many differences are told one by one; one wrong figure of the debt moves all that follow from it. */
const MOST = 20
const LONG = 60

export function verificationText(of: Verification, { lang, width }: Context): string {
  const voice = voiceOf(lang)
  const w = voice.words.agreement.verify
  const { say } = voice
  const { id, policy, differences } = of
  const figures = {
    id: { text: id },
    version: { text: policy.version },
    digest: { text: policy.digest },
    compared: of.compared,
    count: differences.length,
  }
  const lines = [
    say(differences.length === 0 ? w.holds : w.differs, figures),
    ...differences.slice(0, MOST).map((one) => `  ${oneDifference(one, voice)}`),
    ...(differences.length > MOST ? [`  ${say(w.more, { count: differences.length - MOST })}`] : []),
    ...of.notes.map((note) =>
      say(w.notes[note], {
        ...figures,
        id: { text: policy.id },
        ...(note === 'program-other' ? { version: { text: of.version } } : {}),
      }),
    ),
  ]
  return `${lines.flatMap((line) => (width === undefined ? [line] : wrap(line, width))).join('\n')}\n`
}

function oneDifference({ path, stated, recomputed }: Difference, { words, say }: Voice): string {
  const w = words.agreement.verify
  const shown = (text: string | null): string =>
    text === null ? w.nothing : [...text].length > LONG ? `${[...text].slice(0, LONG).join('')}…` : text
  return say(w.one, {
    path: placeOf(path, { words, say }),
    stated: { text: shown(stated) },
    recomputed: { text: shown(recomputed) },
  })
}

/** rows[2].payment is told as row 3, payment. */
function placeOf(path: string, { words, say }: Pick<Voice, 'words' | 'say'>): string {
  const w = words.agreement.verify
  const { columns } = words.report
  const match = /^(rows|breaches)\[(\d+)\](?:\.(.+))?$/.exec(path)
  if (!match) return path === 'digest' ? w.digest : say('{path}', { path: { text: path } })
  const [, of, index, key = ''] = match
  const field = Object.hasOwn(columns, key) ? columns[key as keyof typeof columns] : key
  return say(of === 'rows' ? w.row : w.breachRow, {
    row: Number(index) + 1,
    field: { text: field === '' ? path : field },
  })
}

export const verificationJson = (of: Verification, { compact = false }: Context): string =>
  `${jsonText(
    {
      schema: 'parley/verification@1',
      id: of.id,
      on: of.on,
      holds: of.differences.length === 0,
      policy: { ...of.policy },
      policyKnown: !of.notes.includes('policy-unknown') && !of.notes.includes('policy-other'),
      version: of.version,
      digest: { ...of.digest },
      compared: of.compared,
      differences: of.differences.map((one) => ({ ...one })),
      notes: [...of.notes],
    },
    compact,
  )}\n`
