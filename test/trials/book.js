// A trial of the book: processes that write it are killed at random moments, two write at once, the disk is full, clocks jump, files
// are cut and bytes turned. Nothing that was confirmed is lost, and a check tells every damage, with its file.
// `node test/trials/book.js` runs 500 rounds; `node test/trials/book.js 20` fewer. The ordinary tests run a short version.
import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
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
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const self = fileURLToPath(import.meta.url)
const root = join(import.meta.dirname, '../..')
const clock = () => new Date()

/** Repeats itself for one seed: mulberry32, by T. Ettinger (public domain). */
function chances(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const fail = (what) => {
  throw new Error(what)
}
const say = (text) => writeSync(1, `${text}\n`)
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

/** What the book holds is opaque here: a small agreement takes a whole one's place. */
const agreementOf = (n) => {
  const id = `case-${n}-${String(n).padStart(8, '0')}`
  const rows = [1, 2, 3].map((k) => ({ n: k, due: `2027-0${k}-15`, payment: '820.00' }))
  const of = {
    id,
    case: {
      id: `case-${n}`,
      currency: 'CNY',
      parties: { borrower: { name: `张三${n}`, phone: '13812345678' } },
    },
    on: '2026-11-22',
    rows,
  }
  return { kind: 'agreement', id, text: `${JSON.stringify(of)}\n` }
}
const eventOf = (id, chance) => ({
  id,
  is: 'payment',
  on: '2026-12-15',
  amount: '820.00',
  note: '款'.repeat(Math.floor(chance() * 400)),
})

/** The book as one plain module, for processes that read no TypeScript. */
async function built(folder) {
  const { build } = await import('esbuild')
  const outfile = join(folder, 'book.mjs')
  const store = join(root, 'src/store/book')
  await build({
    stdin: {
      contents: ['book', 'check', 'files', 'write', 'layout']
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
const moduleAt = (file) => import(/* @vite-ignore */ pathToFileURL(file).href)
const refusedIn = (of) => (typeof of === 'object' && of !== null && 'refused' in of ? of.refused : undefined)
const sure = (of) => (refusedIn(of) ? fail(`${of.refused.rule} ${JSON.stringify(of.refused.args)}`) : of)

// ---- What the children do: each says a change once it is confirmed.

const roles = {
  /** Adds, appends and now and then forgets, until it is killed or has done enough. `jumps`: its clock goes wild. */
  async write(bookFile, dir, seed, rounds, jumps) {
    const { writing } = await moduleAt(bookFile)
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

/** One life after another, each ended by a signal; clocks jump in half of them. */
async function kills(count, seed, { bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const chance = chances(seed)
  const seen = { kills: 0, confirmed: 0, early: 0, loose: 0, torn: 0, notGone: 0 }
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

/** A book with a bit of everything, to be spoilt. */
function whole(book, dir, chance) {
  sure(book.made(dir, clock) ?? {})
  for (let n = 0; n < 30; n += 1)
    sure(
      book.writing(dir, clock, (writer) => {
        const of = agreementOf(n % 5)
        if (n === 27) return writer.forget('agreement', agreementOf(4).id, { reason: 'trial' })
        if (n > 27 && n % 5 === 4) return {}
        sure(writer.add([of])[0])
        return writer.append(of.id, n % 3 === 0 ? 'contacts' : 'events', eventOf(`w${n}`, chance))
      }),
    )
  sure(
    book.writing(
      dir,
      clock,
      (writer) => writer.note({ do: 'reveal', role: 'collector', what: 'list' }) ?? {},
    ),
  )
  const session = {
    kind: 'session',
    id: 'x-12345678',
    text: '{"case":{"id":"x"},"schema":"parley/session@1"}\n{"seq":1}\n',
  }
  const given = { kind: 'case', id: 'y-12345678', text: '{"id":"y","currency":"CNY"}\n' }
  for (const made of sure(book.writing(dir, clock, (writer) => writer.add([session, given])))) sure(made)
}

/** One byte turned, one file cut or gone: a check names that file and what it has to do with; what is not touched stands. */
async function spoiled(count, seed, { bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const chance = chances(seed + 2)
  const seen = { flipped: 0, cut: 0, gone: 0, lines: 0 }
  const dir = join(folder, 'whole')
  whole(book, dir, chance)
  const { damages, remarks } = book.checked(dir)
  if (damages.length + remarks.length > 0) fail(`a whole book: ${JSON.stringify({ damages, remarks })}`)
  const files = book.filesIn(dir).map((file) => relative(dir, file))
  const at = join(folder, 'spoilt')
  for (let n = 0; n < count; n += 1) {
    cpSync(dir, at, { recursive: true })
    const name = files[Math.floor(chance() * files.length)]
    const file = join(at, name)
    const bytes = readFileSync(file)
    const how = ['flipped', 'cut', 'gone', 'lines'][n % 4]
    if (how === 'flipped') {
      bytes[Math.floor(chance() * bytes.length)] ^= 1 << Math.floor(chance() * 8)
      writeFileSync(file, bytes)
    } else if (how === 'cut') truncateSync(file, Math.floor(chance() * bytes.length))
    else if (how === 'gone') rmSync(file)
    else {
      // A whole line less, at the end: nothing in the file itself tells.
      const kept = bytes.subarray(0, bytes.lastIndexOf(10, -2) + 1)
      writeFileSync(file, kept)
    }
    const told = book.checked(at)
    const about = [...told.damages, ...told.remarks].map(({ file: one }) => one)
    const parts = name.split('/')
    const mentioned = about.some(
      (one) => one === name || name.startsWith(`${one}/`) || one.startsWith(parts.slice(0, -1).join('/')),
    )
    if (about.length === 0) fail(`${how} ${name}: nothing was told`)
    // An index only repeats what the other files say; of all else a loss is damage.
    const isIndex = name.startsWith('index/')
    if (!isIndex && told.damages.length === 0)
      fail(`${how} ${name}: only remarked: ${JSON.stringify(told.remarks)}`)
    if (!mentioned && !about.some((one) => one.includes(parts[1] ?? '')))
      fail(`${how} ${name}: told of ${about.join()}`)
    // What is said to stand is read; what is not is refused, and never a bug.
    for (const m of [0, 1, 2, 3]) {
      const record = book.sound(at, agreementOf(m).id)
      const no = refusedIn(record)
      if (no && no.rule !== 'book-damaged' && no.rule !== 'book-unknown') fail(no.rule)
      if (!no && record.chains.events.lines.length < 1) fail(`${how} ${name}: payments are missing unseen`)
    }
    book.listed(at)
    seen[how] += 1
    rmSync(at, { recursive: true })
  }
  rmSync(dir, { recursive: true })
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
      spoilt: () => spoiled(share(0.45), seed, of),
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
