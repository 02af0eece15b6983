// Papers (文书): after the borrower's yes the agreement, by the very code of `parley agree`; for a borrower alone the request to the
// lender, with a plan to fall back on. Both are written into a folder, whole or not at all.
import { join } from 'node:path'
import { agree } from '../../app/agree.ts'
import { isGranting } from '../../app/granting.ts'
import { note } from '../../app/moves.ts'
import { requestOf } from '../../app/request.ts'
import { situationNow } from '../../app/sitting.ts'
import { AGREEMENT_FORMATS, type AgreementFormat } from '../../render/agreement.ts'
import { PAPER_FORMATS, type PaperFormat } from '../../render/paper-formats.ts'
import { renderRequest } from '../../render/request.ts'
import { fileNameOf } from '../../store/agreement-file.ts'
import { digest } from '../../store/digest.ts'
import { makeFolder } from '../../store/folder.ts'
import { writeNew } from '../../store/write-file.ts'
import { langsOf, writeAgreement } from '../agreement-files.ts'
import { printing } from '../printing.ts'
import { askChoice, askText } from './asking.ts'
import { keepAgreement } from './in-book.ts'
import { type Action, type Call, put, reading, roleOf, tell, tellWhy, voiceOf } from './call.ts'

/** A list of formats, each known; what is not is told while it is typed. */
async function formatsFor<F extends string>(
  call: Call,
  said: string,
  known: readonly F[],
  wanted: readonly string[],
): Promise<F[]> {
  const { questions } = call.context.words.call
  const { usage } = call.context.words.cli
  const split = (text: string): string[] => text.split(/[,，、\s]+/).filter((one) => one !== '')
  const wrong = (text: string): string | undefined => {
    const bad = split(text).find((one) => !known.some((name) => name === one))
    if (split(text).length === 0) return call.context.words.call.said.needed
    const speak = voiceOf(call)
    return bad === undefined
      ? undefined
      : speak.say(usage['no-format'], { format: { text: bad }, known: known.join(', ') })
  }
  const initial = wanted.filter((one) => known.some((name) => name === one)).join(',')
  const text =
    said !== '' && wrong(said) === undefined
      ? said
      : await call.prompter.line({
          message: `${questions.formats} (${known.join(', ')})`,
          initial,
          check: wrong,
        })
  return [...new Set(split(text))].flatMap((one) => known.find((name) => name === one) ?? [])
}

const folderFor = async (call: Call): Promise<string> =>
  call.out ?? (await askText(call, call.context.words.call.questions.folder, '', '.'))

export const agreement: Action = async (call, said) => {
  const { sitting } = call
  const { accepted, approvals } = sitting.standing
  const role = roleOf(call)
  if (!accepted || !isGranting(role)) return undefined
  const { id, plan } = accepted
  const approved = approvals.findLast((one) => one.id === id && !one.outdated)
  const made = agree(
    situationNow(sitting),
    sitting.now.policy,
    { id, plan },
    {
      role,
      on: accepted.on,
      digest,
      ...(approved
        ? { approved: { role: approved.role, name: approved.name, reason: approved.reason } }
        : {}),
    },
  )
  if ('against' in made) {
    call.barred = true
    tellWhy(call, made.against)
    return undefined
  }
  call.barred = false
  const formats: AgreementFormat[] = await formatsFor(call, said, AGREEMENT_FORMATS, ['pdf', 'json'])
  const folder = await folderFor(call)
  await readingAsync(call, () => writeAgreement(call.context, made, formats, folder))
  const speak = voiceOf(call)
  tell(call, speak.say(speak.words.call.said.agreed, { id: { text: made.id }, folder: { text: folder } }))
  keepAgreement(call, made, sitting.now.policy)
  return undefined
}

/** What cannot be written is told, and nothing else is lost. */
async function readingAsync(call: Call, run: () => Promise<void>): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    reading(call, () => {
      throw error
    })
    return false
  }
}

export const request: Action = async (call, said) => {
  const { sitting } = call
  const speak = voiceOf(call)
  const { questions, said: w } = speak.words.call
  const choice = await askChoice(call, said)
  if (!choice) {
    if (sitting.choices.length === 0) tell(call, w.noRequest)
    return undefined
  }
  const others = sitting.choices.filter(({ id }) => id !== choice.id)
  const second =
    others.length === 0
      ? ''
      : await call.prompter.line({
          message: `${questions.fallback} (${others.map(({ n }) => n).join(', ')})`,
          check: (text) =>
            text.trim() === '' || others.some(({ n }) => String(n) === text.trim())
              ? undefined
              : speak.say(w.noNumber, { text: { text: text.trim() } }),
        })
  const fallback = others.find(({ n }) => String(n) === second.trim())
  const made = requestOf(situationNow(sitting), sitting.now.policy, choice, fallback)
  if ('against' in made) {
    tellWhy(call, made.against)
    return undefined
  }
  const formats: PaperFormat[] = await formatsFor(call, '', PAPER_FORMATS, ['pdf', 'html'])
  const folder = await folderFor(call)
  const name = fileNameOf(`request-${sitting.now.situation.id ?? choice.id}`)
  const wrote = await readingAsync(call, async () => {
    const files: [string, string | Uint8Array][] = []
    for (const format of formats)
      files.push([
        join(folder, `${name}.${format === 'markdown' ? 'md' : format}`),
        await printing(call.context, made, `${name}.${format}`, (fonts) =>
          renderRequest(format, made, langsOf(call.context), fonts),
        ),
      ])
    makeFolder(folder)
    for (const [file, data] of files) {
      writeNew(file, data)
      tell(call, speak.say(w.wrote, { file: { text: file } }))
    }
  })
  if (wrote) put(call, note(call.sitting, speak.say(w.askedFor, { id: { text: choice.id } })))
  return undefined
}
