// A trial of the journal: processes that write a session are killed at random moments; nothing they had shown is lost, and
// every session opens again. `node test/trials/kill.js` kills 200, races 40 times for the lock of a dead process, fills a
// disk, flips bytes and cuts files; `node test/trials/kill.js 10 5` does less. The ordinary tests run a short version.
import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chances } from './chances.js'

const self = fileURLToPath(import.meta.url)
const src = join(import.meta.dirname, '../../src/store/journal.ts')
const clock = () => new Date()
const HEAD = {
  case: { asOf: '2026-11-22', currency: 'CNY', debt: { principal: '48732.55', annualRate: '18%' } },
  policy: { id: 'generic', version: '1', digest: 'f'.repeat(64) },
  lang: 'zh',
}
const DAY = 20_779
const TEXTS = ['今晚回电', 'x'.repeat(10_000), '\u001b[2J\u202e', '{"seq":1}\n', '万'.repeat(3_000)]

function moveOf(n, chance) {
  const side = { by: 'creditor', on: DAY }
  const text = `${n} ${TEXTS[Math.floor(chance() * TEXTS.length)]}`.slice(0, 10_000)
  if (n === 0) return { ...side, do: 'open' }
  const plan = { kind: 'equal-instalment', reliefs: [], stages: [{ months: 1 + (n % 60), pay: 'level' }] }
  switch (n % 4) {
    case 0:
      return { ...side, do: 'note', text }
    case 1:
      return { ...side, do: 'answer', path: `household.spending[${n}].what`, value: text }
    case 2:
      return { ...side, by: 'borrower', do: 'ask', wish: { maxPayment: 83_000 + n, maxMonths: 24 } }
    default:
      return { ...side, do: 'offer', id: `equal-instalment-${n}`, plan, until: DAY + 7, round: 0, asks: [] }
  }
}

const fail = (what) => {
  throw new Error(what)
}
const sure = (of) => ('refused' in of ? fail(`${of.refused.rule} ${JSON.stringify(of.refused.args)}`) : of)
const say = (text) => writeSync(1, `${text}\n`)

/** The journal as one plain module, for processes that read no TypeScript. */
async function built(folder) {
  const { build } = await import('esbuild')
  const outfile = join(folder, 'journal.mjs')
  await build({
    entryPoints: [src],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  })
  return outfile
}
const moduleAt = (file) => import(/* @vite-ignore */ pathToFileURL(file).href)

// ---- What the children do.

const roles = {
  /** Writes for ever; says each move once it is on disk. */
  async write(journalFile, path, seed) {
    const { create, open } = await moduleAt(journalFile)
    const chance = chances(Number(seed))
    const journal = sure(existsSync(path) ? open(path, clock) : create(path, HEAD, clock))
    for (const { rule } of journal.told) say(`told ${rule}`)
    for (let n = journal.entries().length; ; n += 1) {
      const { seq, hash } = sure(journal.append(moveOf(n, chance)))
      say(`${seq} ${hash}`)
    }
  },
  /** Wants to write; says whether it may. Holds on until it is told to end. */
  async race(journalFile, path) {
    const { open } = await moduleAt(journalFile)
    say('ready')
    await new Promise((go) => process.stdin.once('data', go))
    const journal = open(path, clock)
    if ('refused' in journal) {
      say(`${journal.refused.rule} ${journal.refused.args.pid?.count}`)
      process.exit(0)
    }
    const { seq, hash } = sure(journal.append(moveOf(journal.entries().length, () => 0)))
    say(`writes ${seq} ${hash}`)
    await new Promise((end) => process.stdin.once('data', end))
    process.exit(0)
  },
  /** Writes until the disk is full, then says how far it came and what it was told. */
  async fill(journalFile, path, after) {
    const { open, read } = await moduleAt(journalFile)
    const journal = sure(open(path, clock))
    const texts = () => 0.9
    let full
    while (full === undefined)
      try {
        sure(journal.append({ by: 'creditor', on: DAY, do: 'note', text: moveOf(4, texts).text }))
      } catch (error) {
        full = error.troubles?.[0] ?? fail(String(error))
      }
    const size = statSync(path).size
    if (after) {
      unlinkSync(after)
      sure(journal.append({ by: 'creditor', on: DAY, do: 'note', text: 'room again' }))
    }
    journal.close()
    const session = read(path)
    const entries = session.entries.length
    say(JSON.stringify({ full, entries, size, damage: session.damage, torn: session.torn }))
  },
}

// ---- What is expected of them.

function child(role, args) {
  const of = spawn(process.execPath, [self, role, ...args.map(String)], { stdio: ['pipe', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  of.stdout.on('data', (data) => (out += data))
  of.stderr.on('data', (data) => (err += data))
  of.stdin.on('error', () => {})
  const ended = new Promise((done) => of.on('close', (code, signal) => done({ code, signal, out, err })))
  return {
    pid: of.pid,
    kill: () => of.kill('SIGKILL'),
    send: () => of.stdin.write('x'),
    ended,
    said: () => out,
  }
}
const until = async (what, holds) => {
  for (let tries = 0; tries < 3_000; tries += 1) {
    if (holds()) return
    await pause(10)
  }
  fail(`waited in vain for ${what}`)
}
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function killSessions(count, seed, { journalFile, folder }) {
  const { open, read } = await moduleAt(journalFile)
  const chance = chances(seed)
  const seen = { kills: 0, moves: 0, early: 0, torn: 0, unshown: 0, takenOver: 0 }
  for (let session = 0; session < count; session += 1) {
    const path = join(folder, 'killed', `${session}.jsonl`)
    const shown = new Map()
    for (let life = 1 + Math.floor(chance() * 3); life > 0; life -= 1) {
      const writer = child('write', [journalFile, path, Math.floor(chance() * 2 ** 31)])
      // Some die while they start, or begin the session; most while they write.
      if (chance() < 0.3) await pause(20 + chance() * 120)
      else {
        await until('the first move', () => /^\d/m.test(writer.said()))
        await pause(chance() * 40)
      }
      writer.kill()
      const { signal, out, err } = await writer.ended
      if (signal !== 'SIGKILL') fail(`ended by itself: ${err}`)
      seen.kills += 1
      const lines = out.split('\n').slice(0, -1)
      for (const line of lines) {
        if (line.startsWith('told')) continue
        const [seq, hash] = line.split(' ')
        shown.set(Number(seq), hash)
      }
      if (/session-taken-over/.test(out)) seen.takenOver += 1
      if (/session-torn/.test(out)) seen.torn += 1
    }
    if (!existsSync(path)) {
      if (shown.size > 0) fail(`${path} is gone`)
      seen.early += 1
      continue
    }
    const journal = sure(open(path, clock))
    const entries = journal.entries()
    for (const [seq, hash] of shown)
      if (entries[seq - 1]?.hash !== hash) fail(`${path}: move ${seq} was shown and is lost`)
    seen.moves += shown.size
    seen.unshown += entries.length - shown.size
    sure(journal.append(moveOf(entries.length, chance)))
    journal.close()
    const again = read(path)
    if (again.damage || again.torn || again.entries.length !== entries.length + 1)
      fail(`${path} does not go on`)
    if ((statSync(path).mode & 0o777) !== 0o600 && process.platform !== 'win32')
      fail(`${path} can be read by others`)
  }
  const killed = join(folder, 'killed')
  const left = existsSync(killed)
    ? readdirSync(killed).filter((name) => !/\.jsonl(\.torn-\d+)?$/.test(name))
    : []
  return { ...seen, left: left.length }
}

/** Several processes find the lock of a dead one at once: one writes, and the others are told which. */
async function races(count, { journalFile, folder }) {
  const { read } = await moduleAt(journalFile)
  const path = join(folder, 'raced.jsonl')
  const first = child('write', [journalFile, path, 1])
  await until('the first move', () => first.said().includes('\n'))
  first.kill()
  await first.ended
  let told = 0
  for (let race = 0; race < count; race += 1) {
    const runners = Array.from({ length: 5 }, () => child('race', [journalFile, path]))
    const by = new Map(runners.map((one) => [one.pid, one]))
    await until('five at the start', () => runners.every((one) => one.said().includes('ready')))
    for (const one of runners) one.send()
    await until('an answer from each', () => runners.every((one) => one.said().split('\n').length > 2))
    const answers = new Map([...by].map(([pid, one]) => [pid, one.said().split('\n')[1]]))
    const writers = [...answers].filter(([, answer]) => answer.startsWith('writes'))
    if (writers.length !== 1) fail(`${writers.length} processes write one session`)
    const [pid, answer] = writers[0]
    for (const [other, said] of answers)
      if (other !== pid && said !== `session-locked ${pid}`)
        fail(`${other} was told ${said}, and ${pid} writes`)
    told += answers.size - 1
    by.get(pid).kill()
    await Promise.all(runners.map((one) => one.ended))
    const { entries, damage, torn } = read(path)
    const [, seq, hash] = answer.split(' ')
    if (damage || torn || entries[seq - 1]?.hash !== hash || entries.length !== Number(seq))
      fail('a move of the writer is lost')
  }
  return { races: count, told }
}

/** A session of one move in a folder. */
async function oneMove(path, journalFile) {
  const { create, read } = await moduleAt(journalFile)
  const journal = sure(create(path, HEAD, clock))
  sure(journal.append(moveOf(0, () => 0)))
  journal.close()
  return read(path)
}

/** A limit on the size of files, which any system with a shell has. */
async function limited({ journalFile, folder }) {
  const path = join(folder, 'limited.jsonl')
  await oneMove(path, journalFile)
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', 'ulimit -f 100; exec "$@"', 'bash', process.execPath, self, 'fill', journalFile, path],
    { encoding: 'utf8' },
  )
  const said = stdout === '' ? fail(stderr) : JSON.parse(stdout)
  const { full, entries, damage, torn } = said
  if (full.key !== 'cannot-write' || full.args.code !== 'EFBIG') fail(`told ${JSON.stringify(full)}`)
  if (damage || torn || entries < 5) fail(`left ${stdout}`)
  return { moves: entries, told: full.args.code }
}

/** A disk of 256 kB: a full one is told, keeps what it has, and is written on once there is room. */
async function fullDisk({ journalFile, folder }) {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const shell = (line) => spawnSync('bash', ['-c', line, 'bash', disk], { encoding: 'utf8' })
  const mounted = shell('mount -t tmpfs -o size=256k tmpfs "$1"')
  if (mounted.status !== 0)
    return `skipped: it needs the right to mount (${(mounted.stderr ?? 'no mount').trim()})`
  try {
    const path = join(disk, 'full.jsonl')
    await oneMove(path, journalFile)
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, Buffer.alloc(64 * 1024))
    const { stdout, stderr } = spawnSync(process.execPath, [self, 'fill', journalFile, path, ballast], {
      encoding: 'utf8',
    })
    const { full, entries, damage, torn } = stdout === '' ? fail(stderr) : JSON.parse(stdout)
    if (full.key !== 'cannot-write' || full.args.code !== 'ENOSPC') fail(`told ${JSON.stringify(full)}`)
    if (damage || torn || entries < 5) fail(`left ${stdout}`)
    return { moves: entries, told: full.args.code }
  } finally {
    shell('umount "$1"')
  }
}

/** One bit turned, or the file cut: told in its line, the lines before it used, the file left as it was. */
async function spoiled(count, seed, { journalFile, folder }) {
  const { create, open, read } = await moduleAt(journalFile)
  const chance = chances(seed)
  const path = join(folder, 'whole.jsonl')
  const journal = sure(create(path, HEAD, clock))
  for (let n = 0; n < 12; n += 1) sure(journal.append(moveOf(n, chance)))
  journal.close()
  const whole = readFileSync(path)
  const spoilt = join(folder, 'spoilt.jsonl')
  const lineAt = (offset) => whole.subarray(0, offset).filter((byte) => byte === 10).length + 1
  const seen = { damaged: 0, torn: 0, cut: 0 }
  for (let n = 0; n < count; n += 1) {
    const at = Math.floor(chance() * whole.length)
    const bytes = Buffer.from(whole)
    bytes[at] ^= 1 << Math.floor(chance() * 8)
    writeFileSync(spoilt, bytes)
    const line = lineAt(at)
    let told
    try {
      const found = read(spoilt)
      told = found.damage?.line ?? found.torn?.line
      if (line > 1 && found.entries.length !== line - 2)
        fail(`line ${line} spoilt, ${found.entries.length} moves used`)
      if (found.damage && !('refused' in open(spoilt, clock)))
        fail(`damage in line ${line} and still written`)
      if (found.damage && !readFileSync(spoilt).equals(bytes)) fail('a damaged file was changed')
      seen[found.damage ? 'damaged' : 'torn'] += 1
    } catch (error) {
      told = error.troubles?.[0]?.line ?? fail(String(error.stack))
      seen.damaged += 1
    }
    if (told !== line) fail(`byte ${at} in line ${line} was told as line ${told}`)

    const first = whole.indexOf(10) + 1
    const size = first + Math.floor(chance() * (whole.length - first + 1))
    copyFileSync(path, spoilt)
    truncateSync(spoilt, size)
    const kept = lineAt(size) - 2
    const resumed = sure(open(spoilt, clock))
    const moves = resumed.entries().length
    // A line that only lacks its end is whole.
    if (moves !== kept && !(moves === kept + 1 && whole[size] === 10))
      fail(`cut at ${size}: ${moves} moves, ${kept} lines`)
    const torn = resumed.told.some(({ rule }) => rule === 'session-torn')
    if (torn !== (whole[size - 1] !== 10 && whole[size] !== 10)) fail(`cut at ${size}: torn ${torn}`)
    sure(resumed.append(moveOf(moves === 0 ? 0 : 4, chance)))
    resumed.close()
    seen.cut += 1
    for (const name of readdirSync(folder)) if (name.startsWith('spoilt')) rmSync(join(folder, name))
  }
  return seen
}

/** The whole trial; says what each part did. Only a trial asked for mounts a disk. */
export async function trial(sessions, rounds, seed, tell, mounts = true) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-kill-'))
  try {
    const of = { folder, journalFile: await built(folder) }
    const parts = {
      'killed sessions': () => killSessions(sessions, seed, of),
      'races for a lock': () => races(rounds, of),
      'limit on files': () => limited(of),
      ...(mounts ? { 'full disk': () => fullDisk(of) } : {}),
      'spoilt files': () => spoiled(sessions * 3, seed, of),
    }
    for (const [name, run] of Object.entries(parts)) {
      const start = performance.now()
      const said = await run()
      tell(name, said, (performance.now() - start) / 1000)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === self) {
  const [first = '200', second = '40', ...rest] = process.argv.slice(2)
  if (Object.hasOwn(roles, first)) await roles[first](second, ...rest)
  else {
    const seed = Number(rest[0] ?? Date.now() % 1e9)
    console.log(`seed ${seed}`)
    const tell = (name, said, seconds) => {
      const text =
        typeof said === 'string'
          ? said
          : Object.entries(said)
              .map((pair) => pair.join(' '))
              .join(', ')
      console.log(`${name}: ${text} (${seconds.toFixed(1)} s)`)
    }
    await trial(Number(first), Number(second), seed, tell)
  }
}
