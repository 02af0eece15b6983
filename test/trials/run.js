// Slow trials: `npm run trials`. Each says what it did; what cannot run here says what is missing and is skipped, not passed.
// `npm run trials -- search` runs those whose name contains the word.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const python = process.env['PYTHON'] ?? 'python3'
const vitest = (file, env) => () =>
  spawnSync('npx', ['vitest', 'run', '--config', 'test/vitest.config.ts', file, '--testTimeout=1200000'], {
    cwd: root,
    stdio: 'inherit',
    // A trial looks for cases that nobody has met: `SEED=…` in front repeats one.
    env: { SEED: 'random', ...process.env, ...env },
  }).status === 0

const trials = [
  {
    name: 'schedules: 100,000 random plans against the plain decimal ledger',
    needs: undefined,
    run: vitest('test/laws/plain.test.ts', { CASES: '100000' }),
  },
  {
    name: 'search: 1,000 random situations, every plan run',
    needs: undefined,
    run: vitest('test/laws/search.test.ts', { CASES: '1000' }),
  },
  {
    name: 'journal: 200 sessions killed, 40 races for a lock, a full disk, 600 spoilt files',
    needs: process.platform === 'win32' ? 'signals, which Windows has not' : undefined,
    run: () =>
      spawnSync(process.execPath, [join(root, 'test/trials/kill.js')], { cwd: root, stdio: 'inherit' })
        .status === 0,
  },
  {
    name: 'book: 500 times killed, written by several, full, cut, with a bit turned, put back from copies; nothing confirmed is lost, all damage told',
    needs: process.platform === 'win32' ? 'signals, which Windows has not' : undefined,
    run: () =>
      spawnSync(process.execPath, [join(root, 'test/trials/book.js')], { cwd: root, stdio: 'inherit' })
        .status === 0,
  },
  {
    name: 'explanations: 2,000 random plans, every printed formula evaluated',
    needs: undefined,
    run: vitest('test/laws/explain.test.ts', { CASES: '2000' }),
  },
  {
    name: 'leaks: 200 random situations under every policy, no figure of the lender in a borrower’s output',
    needs: undefined,
    run: vitest('test/laws/leak.test.ts', { CASES: '200' }),
  },
  {
    name: 'workbooks: 3,000 random plans, every formula reckoned anew',
    needs: undefined,
    run: vitest('test/laws/workbook.test.ts', { CASES: '3000' }),
  },
  {
    name: 'hostile texts: every text in every language and format',
    needs: undefined,
    run: vitest('test/laws/hostile.test.ts', { ALL: '1' }),
  },
  {
    name: 'documents: agreements of every kind in LibreOffice, Chromium and poppler',
    needs: undefined,
    run: () =>
      spawnSync(process.execPath, [join(root, 'test/trials/documents.js')], { cwd: root, stdio: 'inherit' })
        .status === 0,
  },
  {
    name: 'pack: the package in an empty project: the library’s example, strict types, npx parley demo, publint',
    needs: spawnSync('npm', ['ping'], { timeout: 20_000 }).status === 0 ? undefined : 'npm and its registry',
    run: () =>
      spawnSync(process.execPath, [join(root, 'test/trials/pack.js')], { cwd: root, stdio: 'inherit' })
        .status === 0,
  },
  {
    name: 'parallel: pieces of a file by GNU parallel, shards, killed processes: the bytes of one run',
    needs: spawnSync('parallel', ['--version']).status === 0 ? undefined : 'GNU parallel',
    run: () =>
      spawnSync(process.execPath, [join(root, 'test/trials/parallel.js')], { cwd: root, stdio: 'inherit' })
        .status === 0,
  },
  {
    name: 'spark: pipe and mapInPandas on a local cluster of two workers, one killed: the rows of one run',
    needs:
      spawnSync(python, ['-c', 'import pyspark, pandas, pyarrow']).status === 0
        ? undefined
        : 'Python with pyspark, pandas and pyarrow (PYTHON names it), and Java',
    run: () =>
      spawnSync(python, [join(root, 'test/trials/spark.py')], { cwd: root, stdio: 'inherit' }).status === 0,
  },
  {
    name: 'million: 1,000,000 records and a tenth of them, flat memory and no slower (RECORDS asks for less)',
    needs: existsSync('/proc/self/status')
      ? undefined
      : 'Linux, whose /proc tells what memory a process took',
    run: () =>
      spawnSync(process.execPath, [join(root, 'test/trials/million.js')], { cwd: root, stdio: 'inherit' })
        .status === 0,
  },
  {
    name: 'published figures: every vector',
    needs: existsSync(join(root, '../shared/vectors'))
      ? undefined
      : 'the folder of vectors beside the checkout',
    run: vitest('test/oracles'),
  },
]

const words = process.argv.slice(2)
let [passed, failed, skipped] = [0, 0, 0]
for (const { name, needs, run } of trials) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue
  console.log(`\n${name}`)
  if (needs) {
    console.log(`skipped: it needs ${needs}`)
    skipped += 1
  } else if (run()) passed += 1
  else failed += 1
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0
