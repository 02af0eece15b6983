// What the trials of the book write: small agreements and entries, a book with a bit of everything.
import { pathToFileURL } from 'node:url'

export const clock = () => new Date()

export const fail = (what) => {
  throw new Error(what)
}
export const moduleAt = (file) => import(/* @vite-ignore */ pathToFileURL(file).href)
export const refusedIn = (of) =>
  typeof of === 'object' && of !== null && 'refused' in of ? of.refused : undefined
export const sure = (of) =>
  refusedIn(of) ? fail(`${of.refused.rule} ${JSON.stringify(of.refused.args)}`) : of

/** What the book holds is opaque here: a small agreement takes a whole one's place. */
export const agreementOf = (n) => {
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
export const eventOf = (id, chance) => ({
  id,
  is: 'payment',
  on: '2026-12-15',
  amount: '820.00',
  note: '款'.repeat(Math.floor(chance() * 400)),
})

/** A book with a bit of everything, to be spoilt. */
export function whole(book, dir, chance) {
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
