// The shelf of packs: every folder of src/packs with a policy.yaml, as one JavaScript module, for the build and the tests
// alike. Adding a country is adding a folder; nobody lists them by hand. A folder is a function, so that a comparison
// under one pack never makes the data of another.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, isMap, isSeq, parseDocument } from 'yaml'

const SCHEMA = { schema: 'failsafe', customTags: ['null', 'bool'], prettyErrors: false }
/** Policies name their own parts by paths of up to so many keys: limits.mostMonths, authority.collector.waive. */
const DEEP = 3

function read(file, name) {
  const text = readFileSync(file, 'utf8')
  const lines = new LineCounter()
  const document = parseDocument(text, { ...SCHEMA, lineCounter: lines })
  const trouble = document.errors[0] ?? document.warnings[0]
  if (trouble) {
    const { line, col } = lines.linePos(trouble.pos[0])
    throw new Error(`${name}:${line}:${col}: ${trouble.message}`)
  }
  return { name, text, document, data: document.toJS(), lineOf: (node) => lines.linePos(node.range[0]).line }
}

/** limits.mostMonths → 46 */
function linesOf({ document, lineOf }) {
  const out = {}
  const walk = (node, path) => {
    // A tier goes by its id: tiers.late.limits.mostMonths.
    if (isSeq(node) && path.join('.') === 'tiers') {
      for (const tier of node.items) if (isMap(tier)) walk(tier, ['tiers', String(tier.get('id'))])
      return
    }
    if (!isMap(node) || path.length >= (path[0] === 'tiers' ? DEEP + 1 : DEEP)) return
    for (const { key, value } of node.items) {
      const here = [...path, key.value]
      out[here.join('.')] = lineOf(key)
      walk(value, here)
    }
  }
  walk(document.contents, [])
  return out
}

/** The entries of a value file, each with the place where it is written. */
const valuesOf = ({ name, data, document, lineOf }) =>
  (data.values ?? []).map((entry, i) => ({
    ...entry,
    at: `${name}:${lineOf(document.get('values').get(i, true))}`,
  }))

const CLAUSES = 'parley/clauses@1'
/** The words of an agreement, each with its place; the sections it must have; which clauses say what a law asks for. */
const clausesOf = (files) => {
  const own = files.filter(({ data }) => data.schema === CLAUSES)
  return {
    clauses: own.flatMap(({ name, data, document, lineOf }) =>
      (data.clauses ?? []).map((clause, i) => ({
        ...clause,
        at: `${name}:${lineOf(document.get('clauses').get(i, true))}`,
      })),
    ),
    sections: own.flatMap(({ data }) => data.sections ?? []),
    contents: Object.assign({}, ...own.map(({ data }) => data.contents ?? {})),
  }
}

/** The entries of one list in files of one kind, each with its place. */
const listed = (files, schema, key) =>
  files
    .filter(({ data }) => data.schema === schema)
    .flatMap(({ name, data, document, lineOf }) =>
      (data[key] ?? []).map((one, i) => ({
        ...one,
        at: `${name}:${lineOf(document.get(key).get(i, true))}`,
      })),
    )

/** Every pack: its head, and its data as JSON. */
function shelf(packs) {
  const folders = new Map()
  for (const id of readdirSync(packs).toSorted()) {
    if (!existsSync(join(packs, id, 'policy.yaml'))) continue
    const files = readdirSync(join(packs, id))
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map((file) => read(join(packs, id, file), `${id}/${file}`))
    const policy = files.find(({ name }) => name === `${id}/policy.yaml`)
    folders.set(id, {
      files,
      policy,
      values: files.filter((one) => one !== policy).flatMap(valuesOf),
      agreement: clausesOf(files),
      letters: listed(files, 'parley/letters@1', 'letters'),
      wordings: listed(files, 'parley/wordings@1', 'wordings'),
    })
  }
  // A policy changes when the one it rests on does: its digest covers the whole chain.
  const digestOf = (id, seen = []) => {
    const { files, policy } = folders.get(id)
    const below = policy.data.extends
    const hash = createHash('sha256')
    for (const { text } of files) hash.update(text)
    if (below !== undefined && !seen.includes(below)) hash.update(digestOf(below, [...seen, id]))
    return `sha256:${hash.digest('hex')}`
  }
  const heads = [...folders].map(([id, { policy }]) => {
    const { version, country, currency, label, source } = policy.data
    return { id, version, country, currency, label, source, extends: policy.data.extends }
  })
  const data = [...folders].map(([id, { policy, files: _, ...parts }]) => {
    const folder = { policy: policy.data, lines: linesOf(policy), digest: digestOf(id), ...parts }
    return [id, JSON.stringify(folder)]
  })
  return { heads, data }
}

/** By id, the data of a pack as an expression. */
export const shelfFolders = (packs) => new Map(shelf(packs).data)

/** `load` gives the expression that makes a pack's data; as it is, the data itself. */
export function shelfModule(packs, load = (id, text) => `(${text})`) {
  const { heads, data } = shelf(packs)
  const parts = data.map(([id, text]) => `${JSON.stringify(id)}: () => ${load(id, text)}`)
  return `export const heads = ${JSON.stringify(heads)}\nexport const folders = {\n${parts.join(',\n')}\n}\n`
}
