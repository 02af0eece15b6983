// Made-up records for the trials, as a file: `node test/trials/records.js COUNT FILE [csv]`; the same for the same count.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { build } from 'esbuild'
import { join } from 'node:path'

/** The generator of the tests, which is TypeScript. */
async function generator() {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../support/records.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

export async function writeRecords(count, file, csv = false) {
  const { records, csvRecords } = await generator()
  const out = createWriteStream(file)
  for (const line of csv ? csvRecords(count) : records(count)) if (!out.write(line)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

if (process.argv[1] === import.meta.filename) {
  const [, , count, file, csv] = process.argv
  await writeRecords(Number(count), file, csv === 'csv')
}
