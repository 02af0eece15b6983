// A trial of the book: processes that write it are killed at random moments, two write at once, the disk is full, clocks jump, files
// are cut, bytes turned and copies put back. Nothing that was confirmed is lost, and a check tells every damage, with its file.
// `node test/trials/book.js` runs 500 rounds; `node test/trials/book.js 20` fewer. The ordinary tests run a short version.
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { agreementOf, clock, eventOf, fail, moduleAt, refusedIn, sure } from './book-sample.js'
import { chances } from './chances.js'
import { putBack, spoiled } from './book-spoilt.js'

const self = fileURLToPath(import.meta.url)
const root = join(import.meta.dirname, '../..')

const say = (text) => writeSync(1, `${text}\n`)
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

/** The book as one plain module, for processes that read no TypeScript. */
async function built(folder) {
  const { build } = await import('esbuild')
  const outfile = join(folder, 'book.mjs')
  const store = join(root, 'src/store/book')
  await build({
    stdin: {
      contents: ['accept', 'book', 'check', 'files', 'write', 'layout']
        .map((name) => `export * from './${name}.ts'`)
        .join('\n'),
      resolveDir: store,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  })
  return outfile
}
// ---- What the children do: each says a change once it is confirmed.

const roles = {
  /**
   * Adds, appends and now and then forgets, until it is killed or has done enough. `jumps`: its clock goes wild; `hurts`: an
   * agreement is lost now and then, and put back.
   */
  async write(bookFile, dir, seed, rounds, jumps, hurts) {
    const { mainFile, writing } = await moduleAt(bookFile)
    const chance = chances(Number(seed))
    const time = jumps === 'jumps' ? () => new Date(chance() * 4e12) : clock
    for (let n = 0; n < Number(rounds); n += 1) {
      const of = agreementOf(Math.floor(chance() * 12))
      const id = `${seed}-${n}`
      // As a command does: what a process was about to do, it says first.
      say(`try ${id} ${of.id}`)
      const done = writing(dir, time, (book) => {
        const what = chance()
        if (what < 0.06) return ['forget', book.forget('agreement', of.id, { reason: 'trial' })]
        const [added] = book.add([of])
        if (refusedIn(added)) return ['add', added]
        if (what > 0.94 && hurts === 'hurts') {
          say(`hurt ${of.id}`)
          rmSync(mainFile(dir, 'agreement', of.id))
          sure(book.add([of])[0])
          say(`whole ${of.id}`)
        }
        const file = what < 0.5 ? 'contacts' : 'events'
        return [file, book.append(of.id, file, eventOf(id, chance))]
      })
      if (refusedIn(done)) {
        if (done.refused.rule !== 'book-locked') fail(done.refused.rule)
        say(`locked ${done.refused.args.pid.count}`)
        continue
      }
      const [what, of2] = done
      const no = refusedIn(of2)
      if (no && !['book-unknown', 'book-forgotten'].includes(no.rule)) fail(`${what} ${no.rule}`)
      say(no ? `none ${id}` : `done ${what} ${of.id} ${id}`)
    }
    say('end')
  },
  /** Writes until the disk is full, then makes room and goes on. */
  async fill(bookFile, dir, ballast) {
    const { checked, found, writing } = await moduleAt(bookFile)
    const of = agreementOf(1)
    let [n, full] = [0, undefined]
    const put = () =>
      sure(
        writing(
          dir,
          clock,
          (book) => (
            sure(book.add([of])[0]),
            sure(
              book.append(
                of.id,
                'events',
                eventOf(`f${n}`, () => 0.9),
              ),
            )
          ),
        ),
      )
    while (full === undefined)
      try {
        put()
        n += 1
      } catch (error) {
        full = error.troubles?.[0] ?? fail(String(error.stack))
      }
    const before = checked(dir)
    if (ballast) {
      unlinkSync(ballast)
      n += 1
      put()
    }
    const ids = sure(found(dir, of.id)).chains.events.lines.map(({ it }) => it.id)
    say(JSON.stringify({ full, n, before: before.damages, damages: checked(dir).damages, ids: ids.length }))
  },
}

// ---- What is expected of them.

function child(role, args) {
  const of = spawn(process.execPath, [self, role, ...args.map(String)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  of.stdout.on('data', (data) => (out += data))
  of.stderr.on('data', (data) => (err += data))
  const ended = new Promise((done) => of.on('close', (code, signal) => done({ code, signal, out, err })))
  return { kill: () => of.kill('SIGKILL'), ended, said: () => out }
}
const until = async (what, holds) => {
  for (let tries = 0; tries < 3_000; tries += 1) {
    if (holds()) return
    await pause(5)
  }
  fail(`waited in vain for ${what}`)
}

/** What was confirmed, in order: for each agreement the entries since it was last forgotten. `open`: what was tried last. */
function confirmed(texts) {
  const model = new Map()
  const open = new Set()
  for (const text of texts)
    for (const line of text.split('\n').slice(0, -1)) {
      const [word, a, b, c] = line.split(' ')
      if (word === 'try') open.add(b)
      if (word === 'done' && a === 'forget') model.delete(b)
      else if (word === 'done') model.set(b, [...(model.get(b) ?? []), c])
    }
  return { model, open }
}

/** Every confirmed entry stands in the book, but of an agreement whose forgetting may have been cut short. */
function holds({ found }, dir, { model }, maybeForgotten = new Set()) {
  let entries = 0
  for (const [id, wanted] of model) {
    const record = found(dir, id)
    if (refusedIn(record)) {
      if (maybeForgotten.has(id)) continue
      fail(`${id} is gone, with ${wanted.length} entries`)
    }
    if (record.flaws.length > 0) fail(`${id}: ${JSON.stringify(record.flaws)}`)
    const has = new Set(
      [...record.chains.events.lines, ...record.chains.contacts.lines].map(({ it }) => it.id),
    )
    for (const one of wanted)
      if (!has.has(one) && !maybeForgotten.has(id)) fail(`${id}: ${one} was confirmed and is lost`)
    entries += wanted.length
  }
  return entries
}

const lastTried = (text) => {
  const lines = text.split('\n').slice(0, -1)
  const at = lines.findLastIndex((line) => line.startsWith('try '))
  return at === -1 || lines.slice(at + 1).some((line) => /^(done|none|locked)/.test(line))
    ? undefined
    : lines[at].split(' ')[2]
}

/** The agreement that was lost and not yet put back. */
function lastHurt(text) {
  const line = text
    .split('\n')
    .slice(0, -1)
    .findLast((one) => /^(hurt|whole) /.test(one))
  return line?.startsWith('hurt') ? agreementOf(Number(line.split('-')[1])) : undefined
}

/** One life after another, each ended by a signal; clocks jump in half of them. */
async function kills(count, seed, { bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const chance = chances(seed)
  const seen = { kills: 0, confirmed: 0, early: 0, loose: 0, torn: 0, notGone: 0, putBack: 0 }
  for (let n = 0; n < count;) {
    const dir = join(folder, `killed-${n}`)
    sure(book.made(dir, clock) ?? {})
    const texts = []
    const maybe = new Set()
    for (let life = 0; life < 5 && n < count; life += 1, n += 1) {
      const writer = child('write', [
        bookFile,
        dir,
        Math.floor(chance() * 2 ** 31),
        100_000,
        chance() < 0.5 ? 'jumps' : '',
        'hurts',
      ])
      if (chance() < 0.2) await pause(30 + chance() * 100)
      else {
        await until('a first entry', () => writer.said().includes('done'))
        await pause(chance() * 400)
      }
      writer.kill()
      const { signal, out, err } = await writer.ended
      if (signal !== 'SIGKILL') fail(`ended by itself: ${err}`)
      seen.kills += 1
      if (out === '') seen.early += 1
      texts.push(out)
      const hurt = lastHurt(out)
      if (hurt !== undefined) {
        seen.putBack += 1
        sure(sure(book.writing(dir, clock, (writer) => writer.add([hurt])))[0])
      }
      const tried = lastTried(out)
      if (tried !== undefined) maybe.add(tried)
      const { damages, remarks } = book.checked(dir)
      for (const { what } of remarks) if (what in seen) seen[what] += 1
      const bad = damages.filter(({ what }) => what !== 'not-gone')
      if (bad.length > 0) fail(`after a kill: ${JSON.stringify(bad)}`)
      seen.notGone += damages.length
      holds(book, dir, confirmed(texts), maybe)
    }
    seen.confirmed += holds(book, dir, confirmed(texts), maybe)
    sure(
      book.writing(
        dir,
        clock,
        (writer) => book.DRAWERS.forEach((drawer) => sure(writer.settle(drawer) ?? {})) ?? {},
      ),
    )
    if (book.checked(dir).remarks.some(({ what }) => what === 'behind'))
      fail('an index that is not made again')
    rmSync(dir, { recursive: true })
  }
  return seen
}

/** Two or three at once: each waits for the others, and none undoes what another did. */
async function together(count, seed, { bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const chance = chances(seed + 1)
  const seen = { rounds: 0, confirmed: 0, locked: 0 }
  for (let n = 0; n < count; n += 1) {
    const dir = join(folder, `together-${n}`)
    sure(book.made(dir, clock) ?? {})
    const writers = Array.from({ length: 2 + (n % 2) }, () =>
      child('write', [bookFile, dir, Math.floor(chance() * 2 ** 31), 8, '']),
    )
    const ends = await Promise.all(writers.map(({ ended }) => ended))
    for (const { code, err } of ends) if (code !== 0) fail(err)
    const all = new Set()
    const forgotten = new Set()
    for (const { out } of ends)
      for (const line of out.split('\n')) {
        const [word, what, id, entry] = line.split(' ')
        if (word === 'locked') seen.locked += 1
        if (word !== 'done') continue
        if (what === 'forget') forgotten.add(id)
        else all.add(`${id} ${entry}`)
      }
    for (const one of all) {
      const [id, entry] = one.split(' ')
      // Who forgot it, before or after, cannot be known from outside.
      if (forgotten.has(id)) continue
      const record = sure(book.found(dir, id))
      const has = [...record.chains.events.lines, ...record.chains.contacts.lines].some(
        ({ it }) => it.id === entry,
      )
      if (!has) fail(`${one} was confirmed and is lost`)
      seen.confirmed += 1
    }
    const { damages, remarks } = book.checked(dir)
    if (damages.length + remarks.length > 0) fail(JSON.stringify({ damages, remarks }))
    seen.rounds += 1
    rmSync(dir, { recursive: true })
  }
  return seen
}

/** A limit on the size of files, which any system with a shell has. */
async function limited({ bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const dir = join(folder, 'limited')
  sure(book.made(dir, clock) ?? {})
  const line = 'ulimit -f 60; exec "$@"'
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', line, 'bash', process.execPath, self, 'fill', bookFile, dir],
    { encoding: 'utf8' },
  )
  const { full, n, damages, ids } = stdout === '' ? fail(stderr) : JSON.parse(stdout)
  if (full.key !== 'cannot-write' || full.args.code !== 'EFBIG') fail(`told ${JSON.stringify(full)}`)
  if (damages.length > 0 || ids !== n || n < 5) fail(`left ${stdout}`)
  return { entries: n, told: full.args.code }
}

/** Disks of several sizes, full at another moment each: what was confirmed stands, and is gone on with once there is room. */
async function fullDisk(count, seed, { bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const chance = chances(seed + 3)
  const shell = (line, disk) => spawnSync('bash', ['-c', line, 'bash', disk], { encoding: 'utf8' })
  const seen = { disks: 0, entries: 0 }
  for (let n = 0; n < count; n += 1) {
    const disk = join(folder, `disk-${n}`)
    mkdirSync(disk)
    const mounted = shell(`mount -t tmpfs -o size=${128 + Math.floor(chance() * 32) * 4}k tmpfs "$1"`, disk)
    if (mounted.status !== 0)
      return `skipped: it needs the right to mount (${(mounted.stderr ?? 'no mount').trim()})`
    try {
      const dir = join(disk, 'book')
      sure(book.made(dir, clock) ?? {})
      const ballast = join(disk, 'ballast')
      writeFileSync(ballast, Buffer.alloc(32 * 1024))
      const { stdout, stderr } = spawnSync(process.execPath, [self, 'fill', bookFile, dir, ballast], {
        encoding: 'utf8',
      })
      const { full, before, damages, ids, n: entries } = stdout === '' ? fail(stderr) : JSON.parse(stdout)
      if (full.key !== 'cannot-write' || full.args.code !== 'ENOSPC') fail(`told ${JSON.stringify(full)}`)
      if (before.length + damages.length > 0 || ids < entries) fail(`left ${stdout}`)
      seen.disks += 1
      seen.entries += entries
    } finally {
      shell('umount "$1"', disk)
    }
  }
  return seen
}

/** The whole trial; says what each part did. Only a trial asked for mounts disks. */
export async function trial(rounds, seed, tell, mounts = true) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-book-'))
  const share = (part) => Math.max(1, Math.round(rounds * part))
  try {
    const of = { folder, bookFile: await built(folder) }
    const parts = {
      killed: () => kills(share(0.4), seed, of),
      'several writers': () => together(share(0.1), seed, of),
      'limit on files': () => limited(of),
      ...(mounts ? { 'full disks': () => fullDisk(share(0.05), seed, of) } : {}),
      spoilt: () => spoiled(share(0.35), seed, of),
      'put back': () => putBack(Math.max(9, share(0.1)), seed, of),
    }
    for (const [name, run] of Object.entries(parts)) {
      const start = performance.now()
      const said = await run()
      tell(name, said, (performance.now() - start) / 1000)
    }
    const left = readdirSync(folder).filter(
      (name) => existsSync(join(folder, name)) && statSync(join(folder, name)).isDirectory(),
    )
    return left
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === self) {
  const [first = '500', ...rest] = process.argv.slice(2)
  if (Object.hasOwn(roles, first)) await roles[first](...rest)
  else {
    const seed = Number(rest[0] ?? Date.now() % 1e9)
    console.log(`seed ${seed}`)
    await trial(Number(first), seed, (name, said, seconds) => {
      const text =
        typeof said === 'string'
          ? said
          : Object.entries(said)
              .map((pair) => pair.join(' '))
              .join(', ')
      console.log(`${name}: ${text} (${seconds.toFixed(1)} s)`)
    })
  }
}
