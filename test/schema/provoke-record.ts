// One input for every trouble a file of many cases can have: what docs/errors.md shows and the tests provoke.
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError, inputError } from '../../src/schema/input-error.ts'
import { readMapping } from '../../src/schema/mapping.ts'
import type { RECORD_TROUBLES } from '../../src/schema/record-trouble.ts'
import { mappingOf, rowReader } from '../../src/schema/row-case.ts'
import { treeOf } from '../../src/schema/tree.ts'
import { partFile } from '../../src/store/part-file.ts'
import { decoder } from '../../src/store/portfolio/encoding.ts'
import { lines } from '../../src/store/portfolio/lines.ts'
import { open } from '../../src/store/portfolio/open.ts'
import { run } from '../support/run.ts'
import type { Provocation } from './provocation.ts'

/** Reads a whole portfolio; the first record that cannot be read is thrown. */
async function read(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, content)
  const { blocks } = await open(path, {})
  for await (const block of blocks)
    for (const raw of block)
      if ('fault' in raw) throw new InputError([{ path: '', file: path, line: raw.line, ...raw.fault }])
}
const file = (name: string, content: () => string | Uint8Array): Provocation => ({
  disk: (folder) => read(folder, name, content()),
  shown: `${name}:\n${String(content()).trimEnd()}`,
})

const mapped = (field: string, cells: readonly string[]): Provocation => ({
  shown: `fields: { debt.principal: ${field} }, columns A, B, a line ${JSON.stringify(cells)}`,
  disk: () => {
    const reader = rowReader(readMapping(treeOf({ fields: { 'debt.principal': field } })), ['A', 'B'])
    return reader.tree({ cells })
  },
})

/** A finished part of a run that never ended. */
const begun = (folder: string): string => {
  const path = join(folder, 'out.csv')
  const part = partFile<number>(path, { settings: 'a' })
  part.write('line\n')
  part.mark(1)
  part.leave()
  return path
}

export const RECORD_PROVOKE: Readonly<Record<(typeof RECORD_TROUBLES)[number], Provocation>> = {
  ragged: file('a.csv', () => 'A,B\n1,2\n1,2,3\n'),
  'bad-quote': file('a.csv', () => 'A,B\n"1"2,3\n'),
  'open-quote': file('a.csv', () => 'A,B\n"1,2\n3,4\n'),
  'line-too-long': {
    shown: 'a line of more than 64 MB (here: 64 bytes)',
    disk: async () => {
      async function* bytes() {
        yield Buffer.from(`A,B\n${'x'.repeat(100)}\n`)
      }
      for await (const block of lines(bytes(), decoder(), 'a.csv', 64))
        for (const { said, line } of block)
          if (typeof said !== 'string')
            throw new InputError([{ path: '', file: 'a.csv', line, ...said.fault }])
    },
  },
  'blank-line': file('a.ndjson', () => '{}\n\n'),
  'lone-cr': file('a.csv', () => 'A,B\r1,2\r3,4\r'),
  'damaged-rows': {
    shown: 'a Parquet file with a spoilt row group',
    disk: () => {
      // Files with one spoilt group are made in test/store/portfolio.test.ts.
      throw new InputError([{ key: 'damaged-rows', args: { code: 'DATA' }, path: '', line: 1 }])
    },
  },
  'not-a-number': mapped('A * 30', ['many', '']),
  'divided-by-zero': mapped('A / B', ['1', '0']),
  'mixed-currencies': {
    shown: 'parley backtest two.ndjson --policy generic, a case in CNY and then one in USD',
    disk: async (folder) => {
      const path = join(folder, 'two.ndjson')
      const one = (currency: string): string =>
        `{"asOf":"2026-11-22","currency":"${currency}","debt":{"principal":"10000","annualRate":"18%","dayCount":"act/365","dueDay":15}}\n`
      writeFileSync(path, one('CNY') + one('USD'))
      const argv = ['backtest', path, '--policy', 'generic', '--kinds', 'equal-instalment', '--json']
      const { out } = await run([...argv, '--simulations', '1'])
      const [reason] = JSON.parse(out).rejected.reasons
      if (reason?.key === 'mixed-currencies')
        throw inputError(
          'mixed-currencies',
          { want: 'CNY' },
          { path: reason.path, read: 'USD', line: reason.line },
        )
    },
  },
  'duplicate-column': file('a.csv', () => 'A,B,A\n'),
  'no-column': mapped('C', ['', '']),
  'no-case-column': {
    shown: 'a.csv without a mapping:\nAGE,SEX',
    disk: () => mappingOf(['AGE', 'SEX']),
  },
  'not-parquet': file('a.parquet', () => 'PAR1 and no more'),
  'not-xlsx': file('a.xlsx', () => 'PK and no more'),
  'bad-expression': mapped('A * (B', ['', '']),
  'same-file': {
    shown: 'parley batch a.csv -o a.csv',
    disk: async (folder) => {
      const path = join(folder, 'a.csv')
      writeFileSync(path, 'principal\n1\n')
      const { askedOf } = await import('../../src/cli/batch/asked.ts')
      const { context } = await import('../../src/cli/context.ts')
      const { processIo } = await import('../../src/cli/io.ts')
      return askedOf(context([], processIo()), path, { output: path })
    },
  },
  'in-use': {
    shown: 'parley batch a.csv -o out.csv, twice at the same time',
    disk: (folder) => {
      const path = join(folder, 'out.csv')
      const first = partFile(path)
      try {
        return partFile(path)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        // Who writes it is another process every time.
        throw new InputError(
          error.troubles.map((one) => ({ ...one, args: { by: 'till-2 4711' } }) as typeof one),
        )
      } finally {
        first.leave()
      }
    },
  },
  'nothing-to-resume': {
    shown: 'parley batch a.csv -o out.csv --resume, without a run before',
    disk: (folder) => partFile(join(folder, 'out.csv'), { settings: 'a' }, true),
  },
  'resume-differs': {
    shown: 'parley batch a.csv -o out.csv --resume, with other options than before',
    disk: (folder) => partFile(begun(folder), { settings: 'b' }, true),
  },
  'cannot-resume': {
    shown: 'parley batch a.csv -o out.parquet --resume',
    disk: async (folder) => {
      const path = join(folder, 'a.csv')
      writeFileSync(path, 'asOf,currency,principal,rate,basis,dueDay\n')
      copyFileSync(path, join(folder, 'b.csv'))
      const { err, code } = await run(['batch', path, '-o', join(folder, 'out.parquet'), '--resume'])
      if (code !== 2 || err === '') return undefined
      throw new InputError([{ key: 'cannot-resume', args: {}, path: '', file: join(folder, 'out.parquet') }])
    },
  },
}
