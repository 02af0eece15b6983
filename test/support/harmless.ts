// Harmless (无害): what an output may hold whatever texts a case is made of. Each check gives what is wrong, or nothing.
// harmless.csv('a,=1+1\n') is ["a cell begins a formula: =1+1"].
import { unzipSync, strFromU8 } from 'fflate'
import { readBook } from './sheet.ts'

/** Controls but line feeds, halves of pairs, and signs that turn or hide a line. */
const UNSEEN =
  /(?!\n)\p{Cc}|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/u

type Check = (text: string) => string[]
const found = (what: string, of: RegExpExecArray | null): string[] =>
  of ? [`${what}: ${JSON.stringify(of.input.slice(Math.max(0, of.index - 20), of.index + 30))}`] : []
const unseen: Check = (text) => found('an unseen sign', UNSEEN.exec(text))

/** RFC 4180, strictly. */
function csvCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y
    const bare = /[^",\r\n]*/y
    quoted.lastIndex = bare.lastIndex = at
    const cell = text[at] === '"' ? quoted.exec(text) : bare.exec(text)
    if (!cell) throw new Error(`an open quote: ${text.slice(at, at + 40)}`)
    row.push(text[at] === '"' ? (cell[1] ?? '').replaceAll('""', '"') : cell[0])
    at += cell[0].length
    if (text[at] === ',') at += 1
    else if (/[\r\n]/.test(text[at] ?? '\n')) {
      rows.push(row)
      row = []
      at += text.startsWith('\r\n', at) ? 2 : 1
    } else throw new Error(`a stray quote: ${text.slice(at - 10, at + 40)}`)
  }
  return rows
}

const csv: Check = (whole) => {
  const text = whole.replace(/^\ufeff/, '')
  const rows = csvCells(text)
  const width = rows[0]?.length
  return [
    ...unseen(text),
    ...rows.flatMap((row) =>
      row.length === width ? [] : [`${row.length} cells in a row, ${width} in the head`],
    ),
    ...rows
      .flat()
      .flatMap((cell) =>
        /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-\d+(\.\d+)?%?$/.test(cell)
          ? [`a cell begins a formula: ${cell.slice(0, 40)}`]
          : [],
      ),
  ]
}

const TAGS = new Set(
  'html head meta title style body h1 h2 h3 p section header footer main div span strong em b i br table caption thead tbody tfoot tr th td ul ol li dl dt dd figure figcaption svg g path rect line text circle polyline polygon desc details summary nav a small sub sup hr code pre time colgroup col defs pattern'.split(
    ' ',
  ),
)
const html: Check = (text) => {
  const out = [...unseen(text)]
  const plain = text.replace(/<style>[^<]*<\/style>/g, '<style></style>').replace(/^<!doctype html>/i, '')
  for (const [tag, name = '', rest = ''] of plain.matchAll(/<\/?([^\s<>/]*)((?:"[^"]*"|[^<>"])*)>?/g)) {
    if (!TAGS.has(name)) out.push(`a tag of no page of ours: ${tag.slice(0, 60)}`)
    if (!tag.endsWith('>')) out.push(`a tag that stays open: ${tag.slice(0, 60)}`)
    const bare = rest.replace(/\s[\w:-]+="[^"<>]*"/g, '').replace(/\s*\/?$/, '')
    if (bare !== '') out.push(`attributes that are none: ${tag.slice(0, 80)}`)
    if (/\son\w+\s*=|javascript:|\s(?:src|srcdoc|action|formaction)\s*=/i.test(rest))
      out.push(`an attribute that does something: ${tag.slice(0, 80)}`)
    if (/\shref="(?!#)/.test(rest)) out.push(`a link: ${tag.slice(0, 80)}`)
  }
  return out
}

const markdown: Check = (text) => {
  const out = [...unseen(text)]
  const bare = text.replace(/\\[\s\S]/g, '')
  out.push(...found('a live tag', /<[a-z!/?]/i.exec(bare.replace(/<br>/g, ''))))
  out.push(
    ...found('a link or picture', /!?\[[^\]\n]*\]\(|\[[^\]\n]*\]\[|^\[[^\]\n]*\]:|https?:\/\//m.exec(bare)),
  )
  out.push(...found('a footnote or a rule', /^(?:\s*[-*_]){3,}\s*$(?<!^\|.*)/m.exec(bare)))
  let columns = 0
  for (const line of bare.split('\n')) {
    const cells = line.startsWith('|') ? line.split('|').length : 0
    if (cells > 0 && columns > 0 && cells !== columns) out.push(`a broken table: ${line.slice(0, 80)}`)
    columns = cells
  }
  return out
}

const json: Check = (text) => {
  try {
    JSON.parse(text)
  } catch (error) {
    return [`no JSON: ${String(error)}`]
  }
  return unseen(text)
}

const ics: Check = (text) => {
  const lines = text.split('\r\n')
  return [
    ...unseen(text.replaceAll('\r\n', '\n')),
    ...found('a bare line feed', /(?<!\r)\n|\r(?!\n)/.exec(text)),
    ...lines.flatMap((line) =>
      Buffer.byteLength(line) > 75 ? [`a line of ${Buffer.byteLength(line)} octets`] : [],
    ),
    ...lines.flatMap((line) =>
      /^$|^ |^[A-Z-]+(;[A-Z]+=[A-Z]+)?:/.test(line) ? [] : [`no property: ${line.slice(0, 60)}`],
    ),
  ]
}

/** XML without a stray sign: every & is an entity, every < opens or closes a name. */
const xml = (name: string, text: string): string[] =>
  [
    ...found('an unseen sign', /(?![\n\r\t])\p{Cc}|\p{Cs}/u.exec(text)),
    ...found('a stray &', /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.exec(text)),
    ...found('a stray <', /<(?![/?!]?[A-Za-z])/.exec(text)),
  ].map((what) => `${name}: ${what}`)

/** An archive of XML: nothing in it but its own parts, no macro, no link outwards, no formula that is not ours. */
function office(bytes: Uint8Array): string[] {
  const files = Object.entries(unzipSync(bytes))
  return files.flatMap(([name, data]) => {
    if (/\.(png|jpe?g|ttf|odttf|bin)$/.test(name)) return name.endsWith('.bin') ? [`${name} is there`] : []
    const text = strFromU8(data)
    return [
      ...(/\.\.|^\/|\\|vba|macro/i.test(name) ? [`${name} is there`] : []),
      ...xml(name, text),
      ...(name.endsWith('.rels') ? found('a link outwards', /TargetMode="External"/.exec(text)) : []),
    ]
  })
}
/** Our formulas are made of these alone. */
const OURS = /^(?:[A-Z]+\(|'[^']*'!|\$?[A-Z]{1,3}\$?\d+|\d+(?:\.\d+)?|[-+*/<>=(),:])+$/
function xlsx(bytes: Uint8Array): string[] {
  const { cells } = readBook(bytes)
  const out = office(bytes)
  for (const [name, of] of cells)
    for (const [at, { formula, text }] of of) {
      if (formula !== undefined && (!OURS.test(formula) || /HYPERLINK|CALL|WEBSERVICE|DDE/.test(formula)))
        out.push(`${name}!${at} is a formula of no kind of ours: ${formula.slice(0, 60)}`)
      if (text !== undefined) out.push(...unseen(text).map((what) => `${name}!${at} ${what}`))
      if (text !== undefined && text.length > 32_767) out.push(`${name}!${at} is longer than a cell may be`)
      if (text !== undefined && text.length > 255 && /^[=+\-@]/.test(text))
        out.push(`${name}!${at} becomes a formula when it is typed again`)
    }
  return out
}

export const harmless = { table: unseen, json, csv, markdown, html, svg: html, ics, xlsx, docx: office }
