// What the trials of the book spoil: one byte turned, files cut or gone; what is told of it, and what a copy put back makes good.
import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { agreementOf, clock, eventOf, fail, moduleAt, refusedIn, sure, whole } from './book-sample.js'
import { chances } from './chances.js'

const idsOf = ({ chains }) => [...chains.events.lines, ...chains.contacts.lines].map(({ it }) => it.id)
const linesOf = (book, at) =>
  [0, 1, 2, 3, 4].reduce((sum, m) => {
    const record = book.found(at, agreementOf(m).id, ['agreement'])
    return refusedIn(record) ? sum : sum + idsOf(record).length
  }, 0)

/** Where there is no copy every loss is accepted: no line that stood goes with it, and the book is whole and goes on. */
function giveUp(book, at, damages) {
  const before = linesOf(book, at)
  let whole = 0
  let done = 0
  for (const { file, what } of damages.toSorted(
    (a, b) => Number(b.file.startsWith('log')) - Number(a.file.startsWith('log')),
  )) {
    if (file.startsWith('index/') || what === 'unended' || what === 'not-gone') continue
    const loss = book.writing(at, clock, (writer) =>
      writer.accept(book.acceptingOf(file), { reason: 'trial' }),
    )
    const no = refusedIn(loss)
    if (no && no.rule !== 'book-nothing-lost' && no.rule !== 'book-unknown') fail(`${file}: ${no.rule}`)
    if (loss.whole) whole += loss.events + loss.contacts
    done += 1
  }
  sure(
    book.writing(
      at,
      clock,
      (writer) => ([...book.DRAWERS, book.BOOK].forEach((one) => sure(writer.settle(one) ?? {})), {}),
    ),
  )
  const left = book.checked(at).damages.filter(({ what }) => what !== 'not-gone' && what !== 'unended')
  if (left.length > 0) fail(`given up, and still ${JSON.stringify(left)}`)
  const after = linesOf(book, at)
  if (after < before - whole)
    fail(`${before - after} lines went with what was given up: ${JSON.stringify(damages)}`)
  for (const m of [0, 1, 2, 3]) {
    const of = agreementOf(m)
    if (!refusedIn(book.found(at, of.id)))
      sure(book.writing(at, clock, (writer) => writer.append(of.id, 'events', { id: 'on', is: 'payment' })))
  }
  return done
}

/** One byte turned, one file cut or gone: a check names that file and what it has to do with; what is not touched stands. */
export async function spoiled(count, seed, { bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const chance = chances(seed + 2)
  const seen = { flipped: 0, cut: 0, gone: 0, lines: 0, accepted: 0 }
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
    seen.accepted += giveUp(book, at, told.damages)
    seen[how] += 1
    rmSync(at, { recursive: true })
  }
  rmSync(dir, { recursive: true })
  return seen
}

/** What can happen to an agreement, and which of its files are then to be put back from a copy. */
const LOSSES = {
  folder: ({ main }) => rmSync(dirname(main), { recursive: true }),
  'folder, rows made again': ({ main, again }) => (rmSync(dirname(main), { recursive: true }), again()),
  'folder, no index': ({ main, at }) => {
    rmSync(dirname(main), { recursive: true })
    rmSync(join(at, 'index'), { recursive: true })
  },
  'agreement gone': ({ main }) => rmSync(main),
  'agreement gone, rows made again': ({ main, again }) => (rmSync(main), again()),
  'agreement cut': ({ main, chance }) => truncateSync(main, Math.floor(chance() * readFileSync(main).length)),
  'agreement changed': ({ main }) => writeFileSync(main, readFileSync(main, 'utf8').replace('820', '82')),
  'payments gone': ({ events }) => rmSync(events),
  'payments cut': ({ events, chance, again }) => {
    truncateSync(events, Math.floor(chance() * readFileSync(events).length))
    again()
  },
}

/**
 * What is lost is put back from copies, the agreement by the book, its lines by hand: until all of it is back nothing is
 * written over what was confirmed; once it is, everything stands and can be gone on with.
 */
export async function putBack(count, seed, { bookFile, folder }) {
  const book = await moduleAt(bookFile)
  const chance = chances(seed + 4)
  const dir = join(folder, 'copied')
  whole(book, dir, chance)
  const seen = { rounds: 0, refused: 0, entries: 0 }
  const names = Object.keys(LOSSES)
  const at = join(folder, 'put-back')
  const again = () =>
    sure(
      book.writing(
        at,
        clock,
        (writer) => (book.DRAWERS.forEach((one) => sure(writer.settle(one) ?? {})), {}),
      ),
    )
  for (let n = 0; n < count; n += 1) {
    cpSync(dir, at, { recursive: true })
    const of = agreementOf(Math.floor(chance() * 4))
    const wanted = idsOf(sure(book.sound(dir, of.id)))
    const main = book.mainFile(at, 'agreement', of.id)
    const events = book.growingFile(at, of.id, 'events')
    const name = names[n % names.length]
    LOSSES[name]({ main, events, at, chance, again })
    if (book.checked(at).damages.length === 0) fail(`${name}: not told`)
    const add = () => sure(sure(book.writing(at, clock, (writer) => writer.add([of])))[0])
    const put = (entry) =>
      book.writing(at, clock, (writer) => writer.append(of.id, 'events', eventOf(entry, chance)))
    add()
    const early = put(`early-${n}`)
    const { damages } = book.checked(at)
    if (refusedIn(early)) {
      if (early.refused.rule !== 'book-damaged') fail(`${name}: ${early.refused.rule}`)
      if (damages.length === 0) fail(`${name}: refused, and not told why`)
      seen.refused += 1
      for (const file of ['events', 'contacts']) {
        const copy = book.growingFile(dir, of.id, file)
        if (existsSync(copy)) cpSync(copy, book.growingFile(at, of.id, file))
      }
      add()
    } else if (damages.length > 0) fail(`${name}: written to while ${JSON.stringify(damages)}`)
    else wanted.push(`early-${n}`)
    sure(put(`late-${n}`))
    const left = book.checked(at)
    if (left.damages.length > 0) fail(`${name}, put back: ${JSON.stringify(left.damages)}`)
    const has = new Set(idsOf(sure(book.sound(at, of.id))))
    for (const one of [...wanted, `late-${n}`]) if (!has.has(one)) fail(`${name}: ${one} is lost`)
    seen.rounds += 1
    seen.entries += has.size
    rmSync(at, { recursive: true })
  }
  rmSync(dir, { recursive: true })
  return seen
}
