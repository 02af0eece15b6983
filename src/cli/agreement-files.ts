// Agreement files (协议文件的写出): an agreement in every format asked for, under one id, in one folder; all of them are made before
// any is written. Used by parley agree and at the end of a call.
import { join } from 'node:path'
import about from '../../package.json' with { type: 'json' }
import type { Agreement } from '../core/agreement.ts'
import { type AgreementFormat, ENDINGS, renderAgreement } from '../render/agreement.ts'
import { shownClauses } from '../render/agreement-words.ts'
import { writtenAgreement } from '../schema/agreement-written.ts'
import { agreementText, fileNameOf } from '../store/agreement-file.ts'
import { digest } from '../store/digest.ts'
import { makeFolder } from '../store/folder.ts'
import { writeNew } from '../store/write-file.ts'
import type { Context } from './context.ts'
import { printing } from './printing.ts'

/** The languages of a document: both where both were asked for. */
export const langsOf = ({ both, lang }: Context) => (both ? (['zh', 'en'] as const) : ([lang] as const))

/** So many digits of the digest stand at the foot of a printed page. */
const SHOWN = 16

/** An agreement as its JSON file has it. */
export const agreementFileText = (made: Agreement): string =>
  agreementText(writtenAgreement(made, shownClauses(made), about.version))

/** Says each file it wrote. */
export async function writeAgreement(
  context: Context,
  made: Agreement,
  formats: readonly AgreementFormat[],
  folder: string,
  font?: string,
): Promise<void> {
  const { io, words } = context
  const files: [ending: string, data: string | Uint8Array][] = []
  const data = writtenAgreement(made, shownClauses(made), about.version)
  const mark = `sha256:${digest(data).slice(0, SHOWN)}`
  const { situation } = made
  const printed = { situation, ...(font === undefined ? {} : { font }) }
  for (const format of formats) {
    const name = `${fileNameOf(made.id)}.${ENDINGS[format]}`
    files.push([
      ENDINGS[format],
      format === 'json'
        ? agreementText(data)
        : await printing(context, printed, name, (fonts) =>
            renderAgreement(format, made, langsOf(context), { fonts, digest: mark }),
          ),
    ])
  }
  makeFolder(folder)
  for (const [ending, data] of files) {
    const file = join(folder, `${fileNameOf(made.id)}.${ending}`)
    writeNew(file, data)
    io.err.write(`${words.cli.wrote.replace('{file}', () => file)}\n`)
  }
}
