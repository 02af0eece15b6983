// The book: 50,000 agreements in one. What listing all of them and opening one take beyond start-up, medians of 9 runs; and what it
// takes to put one more in. Fails above the limits: 2 s for all, 50 ms for one.
// BOOK=folder keeps the book and uses it again; else it is made in memory or the temporary folder and removed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const COUNT = Number(process.env['COUNT'] ?? 50_000)
const RUNS = 9
const LINES = 1_000
const root = join(import.meta.dirname, '../..')
const parley = join(root, 'bin/parley.js')
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'parley-book-'))
const dir = process.env['BOOK'] ?? join(folder, 'book')
const ms = (since) => performance.now() - since
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]

/** One agreement as the program writes it; the others are the same with other ids and names. */
function sample() {
  const cases = join(folder, 'cases')
  const run = (...args) => spawnSync(process.execPath, [parley, ...args], { encoding: 'utf8' })
  run('demo', '--write', cases)
  const parties =
    'parties={"borrower":{"name":"王小明","idNumber":"310101199001011234","phone":"13812345678"}}'
  const plan = 'term-extension-9.penalty-100-done.interest-50-done'
  const made = run(
    'agree',
    join(cases, 'job-loss.yaml'),
    '--set',
    parties,
    '--plan',
    plan,
    '--out',
    folder,
    '--to',
    'json',
  )
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.json'))
  if (name === undefined) throw new Error(made.stderr)
  return readFileSync(join(folder, name), 'utf8')
}

async function store() {
  const outfile = join(folder, 'book.mjs')
  await build({
    stdin: {
      contents: ['book/book', 'book/write', 'book/layout', 'book/check', 'digest', 'canonical']
        .map((name) => `export * from './${name}.ts'`)
        .join('\n'),
      resolveDir: join(root, 'src/store'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}

const clock = () => new Date()
const idOf = (n) => `case-${n}-${n.toString(16).padStart(8, '0')}`

function fill({ made, writing, canonical, digest }, text) {
  const { id } = JSON.parse(text)
  const start = performance.now()
  const no = made(dir, clock)
  if (no) throw new Error(no.refused.rule)
  const of = (n) =>
    text
      .replaceAll(id, idOf(n))
      .replaceAll('"demo-job-loss"', `"job-loss-${n}"`)
      .replaceAll('王小明', `王${n}`)
      .replaceAll('13812345678', `138${String(n).padStart(8, '0')}`)
      .replaceAll('310101199001011234', `3101011990${String(n).padStart(8, '0')}`)
  /** With the digest that its own words have. */
  const signed = (said) => {
    const { digest: _, ...rest } = JSON.parse(said)
    return `${canonical({ ...rest, digest: `sha256:${digest(rest)}` })}\n`
  }
  for (let from = 0; from < COUNT; from += 5_000) {
    const some = Array.from({ length: Math.min(5_000, COUNT - from) }, (_, i) => ({
      kind: 'agreement',
      id: idOf(from + i),
      text: signed(of(from + i)),
    }))
    writing(dir, clock, (book) => book.add(some))
  }
  return ms(start)
}

const times = (run) => {
  const all = []
  for (let n = 0; n < RUNS; n += 1) {
    const start = performance.now()
    run(n)
    all.push(ms(start))
  }
  return median(all)
}
const command =
  (args, at = dir) =>
  () => {
    const { status, stderr } = spawnSync(process.execPath, [parley, ...args, '--book', at], {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 28,
    })
    if (status !== 0 && status !== 3) throw new Error(stderr.toString())
  }

const tell = (name, value, limit) => {
  const over = limit !== undefined && value > limit ? '  over' : ''
  console.log(
    `${name.padEnd(56)}${value.toFixed(1).padStart(10)} ms${limit === undefined ? '' : `  limit ${limit}`}${over}`,
  )
  if (over) process.exitCode = 1
}

try {
  const book = await store()
  if (!existsSync(dir))
    console.log(`${COUNT} agreements put in: ${(fill(book, sample()) / 1000).toFixed(1)} s`)
  const some = (n) => idOf((n * 7919) % COUNT)
  const paid = (n) => ({ id: `p${Date.now()}${n}`, is: 'payment', on: '2026-12-15', amount: '820.00' })
  const startUp = times(() => spawnSync(process.execPath, [parley, '--version']))
  tell('parley --version', startUp)
  const bare = times(() => spawnSync(process.execPath, ['-e', '0']))
  console.log(`${'  as a multiple of node -e 0'.padEnd(56)}${(startUp / bare).toFixed(2).padStart(10)}`)
  tell(
    'all rows, read in this process',
    times(() => book.listed(dir)),
    2_000,
  )
  tell(
    'one agreement, opened in this process',
    times((n) => book.sound(dir, some(n))),
    50,
  )
  tell(
    'a payment entered, confirmed, in this process',
    times((n) => book.writing(dir, clock, (w) => w.append(some(n), 'events', paid(n)))),
  )
  const beyond = (name, run, limit) => tell(`${name}, beyond start-up`, times(run) - startUp, limit)
  beyond('parley book find (all rows looked through)', command(['book', 'find', 'nobody']), 2_000)
  beyond('parley book list --format json', command(['book', 'list', '--format', 'json']))
  const due = (on, ...more) => command(['due', '--on', on, ...more])
  beyond('parley due, a day on which nothing is due', due('2026-12-01'), 2_000)
  beyond('parley due, a day on which all are due', due('2026-12-15'), 2_000)
  beyond('parley due --format json, all late', due('2026-12-20', '--format', 'json'), 2_000)
  beyond('parley due --format ics, all late', due('2026-12-20', '--format', 'ics'), 2_000)
  beyond('parley log AGREEMENT', command(['log', some(3)]))
  beyond('parley track status AGREEMENT', command(['track', 'status', some(3)]))
  // The same command on a book of this agreement alone: what is left is what the other 49,999 cost.
  const alone = join(folder, 'alone')
  const one = readFileSync(join(book.placeOf(dir, 'agreement', some(3)), 'agreement.json'), 'utf8')
  book.made(alone, clock)
  book.writing(alone, clock, (writer) => writer.add([{ kind: 'agreement', id: some(3), text: one }]))
  beyond('parley log AGREEMENT, alone in its book', command(['log', some(3)], alone))
  beyond('parley track status AGREEMENT, alone in its book', command(['track', 'status', some(3)], alone))
  const list = join(folder, 'bank.csv')
  const line = (n) =>
    `2026-12-16,${(n % 900) + 1}.${String(Date.now() % 100).padStart(2, '0')},x ${some(n)} y`
  writeFileSync(
    list,
    ['date,amount,reference', ...Array.from({ length: LINES }, (_, n) => line(n))].join('\n'),
  )
  const once = (name) => {
    const start = performance.now()
    command(['track', 'import', list])()
    tell(name, ms(start) - startUp)
  }
  once(`parley track import, ${LINES} lines, once`)
  once(`parley track import, the same again: nothing new`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
