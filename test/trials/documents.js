// A trial of the files of an agreement, in the programs that people open them with: LibreOffice reckons the workbook anew and
// turns the word-processor file into text, Chromium opens and prints the page, poppler reads the PDF.
// `node test/trials/documents.js`, or with words that the names of the agreements contain: `… documents.js balloon card_cn`.
// What is not installed is said, with the line that installs it, and skipped.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const root = join(import.meta.dirname, '../..')
let built = ''
const LANGS = ['zh', 'en', 'both']
const DEBIAN = {
  soffice: 'apt-get install --no-install-recommends libreoffice-calc libreoffice-writer fonts-noto-cjk',
  chromium: 'apt-get install --no-install-recommends chromium fonts-noto-cjk',
  pdftotext: 'apt-get install poppler-utils',
}

const fail = (what) => {
  throw new Error(what)
}
const is = (got, expected, what) => {
  if (got !== expected) fail(`${what}: ${got} stands there, ${expected} is right`)
}
const has = (name) =>
  spawnSync(name, ['--version']).error === undefined || spawnSync(name, ['-v']).status === 0
const START =
  'require(process.argv[1]).main(process.argv.slice(2)).then((code) => { process.exitCode = code })'
/** The command as built for this trial alone: a build in between changes nothing. */
const called = (args) =>
  spawnSync(process.execPath, ['-e', START, join(built, 'parley.cjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })

// ---- What is agreed on.

const PERIOD = { schema: 'parley/plan@1' }
/** Ways of paying that no demonstration's menu has: every word a plan may say is in one of them. */
const PLANS = {
  words: {
    kind: 'catch-up',
    reliefs: [
      { bucket: 'interest', share: '0.5', when: { kept: 3 } },
      { bucket: 'penalty', share: '1', when: 'on-completion' },
    ],
    stages: [
      { on: '2026-12-15', pay: 'arrears' },
      { months: 2, pay: 'nothing', unpaid: 'capitalises' },
      { months: 3, pay: 'interest' },
      { months: 4, pay: { amount: '600' }, rate: '0.02%/day', unpaid: 'accrues' },
      { months: 6, pay: 'level', rate: '9.6%' },
      { months: 12, pay: 'level' },
    ],
  },
  weights: {
    kind: 'step-up',
    reliefs: [{ bucket: 'penalty', share: '1', when: 'last-row' }],
    capitalise: ['interest'],
    stages: [
      { months: 6, pay: { weights: ['1', '1.2', '0.5'] }, unpaid: 'accrues' },
      { months: 12, pay: { grow: '10%', every: 3 } },
    ],
  },
  principal: {
    kind: 'equal-principal',
    reliefs: [{ bucket: 'principal', share: { amount: '1000' }, when: 'now' }],
    stages: [{ months: 7, pay: 'equal-principal', unpaid: 'accrues' }],
    firstDue: '2027-01-31',
  },
  contract: {
    kind: 'catch-up',
    reliefs: [],
    stages: [
      { months: 6, pay: 'as-contracted-plus-arrears' },
      { months: 4, pay: 'as-contracted' },
      { months: 30, pay: 'level' },
    ],
  },
  balloon: {
    kind: 'balloon',
    reliefs: [],
    stages: [
      { months: 23, pay: 'level', over: 60 },
      { months: 1, pay: 'rest' },
    ],
  },
  settlement: {
    kind: 'settlement',
    reliefs: [
      { bucket: 'interest', share: '1', when: 'on-completion' },
      { bucket: 'penalty', share: '1', when: 'on-completion' },
    ],
    stages: [{ months: 1, pay: 'rest', rate: '0', unpaid: 'accrues' }],
  },
}
const COUNTS = ['act/365', 'act/360', 'act/act', '30e/360', 'equal-months']
const ROUNDINGS = ['half-up', 'half-even', 'carry']

/** Agreements of every kind on the menu, and of every word of a plan under every day count and rounding. */
function agreements(folder) {
  called(['demo', '--write', join(folder, 'cases')])
  const made = []
  const seen = { refused: 0, kinds: new Set() }
  const words = process.argv.slice(2)
  const agree = (name, plan, lang, more) => {
    if (words.length > 0 && !words.some((word) => name.includes(word))) return
    const out = join(folder, 'made', name)
    const args = [
      '--plan',
      plan,
      '--out',
      out,
      '--role',
      'committee',
      '--lang',
      lang,
      '--to',
      wanted(made.length).join(','),
    ]
    const { status, stderr } = called([
      'agree',
      join(folder, 'cases', `${name.split('_')[0]}.yaml`),
      ...args,
      ...more,
    ])
    if (status === 4) {
      seen.refused += 1
      if (plan.endsWith('.json')) console.log(`${name} is forbidden: ${stderr.trim()}`)
      return
    }
    if (status !== 0) fail(`${name}: exit ${status}, ${stderr}`)
    const json = readdirSync(out).find((file) => file.endsWith('.json'))
    const data = JSON.parse(readFileSync(join(out, json), 'utf8'))
    seen.kinds.add(data.plan.kind)
    made.push({ name, lang, data, at: (ending) => join(out, json.replace(/json$/, ending)) })
  }
  for (const demo of ['job-loss', 'first-time', 'card', 'second-lien'])
    for (const more of [
      ['--policy', 'cn'],
      ['--policy', 'generic'],
      ['--policy', 'us', '--currency', 'USD'],
    ]) {
      const { stdout } = called([
        'compare',
        join(folder, 'cases', `${demo}.yaml`),
        '--all',
        '--format',
        'json',
        ...more,
      ])
      const kinds = grouped(JSON.parse(stdout).plans)
      for (const [kind, plans] of kinds)
        for (const { id } of new Set([plans[0], plans.at(-1)]))
          agree(
            `${demo}_${more[1]}_${kind}_${plans.findIndex((one) => one.id === id)}`,
            id,
            LANGS[made.length % 3],
            more,
          )
    }
  for (const [name, plan] of Object.entries(PLANS)) {
    const file = join(folder, `${name}.json`)
    writeFileSync(file, JSON.stringify({ ...PERIOD, ...plan }))
    for (const [i, count] of COUNTS.entries()) {
      const daily = plan.stages.some(({ rate }) => rate?.endsWith('day'))
      if (daily && !['act/365', 'act/360'].includes(count)) continue
      const rounding = ROUNDINGS[(i + name.length) % 3]
      const more = [
        '--policy',
        'generic',
        '--day-count',
        count,
        '--set',
        `debt.rounding.interest=${rounding}`,
        // Whoever earns so much can keep any plan.
        '--income',
        '900000',
      ]
      agree(`job-loss_${name}_${i}`, file, LANGS[made.length % 3], more)
    }
  }
  return { made, ...seen }
}
function grouped(plans) {
  const out = new Map()
  for (const plan of plans) out.set(plan.kind, [...(out.get(plan.kind) ?? []), plan])
  return out
}

/** A workbook of each; the other files of some, since a PDF takes a second. */
const wanted = (i) =>
  formats().filter(
    (format) => ({ html: i % 3, docx: i % 4, pdf: (i + 3) % 4 })[format] === 0 || /json|xlsx/.test(format),
  )
let known
/** The formats that this version writes. */
function formats() {
  known ??= ['json', 'xlsx', 'html', 'docx', 'pdf'].filter(
    (format) =>
      !/cannot be written as/.test(
        called(['agree', '--plan', 'x', '--out', join(tmpdir(), 'none'), '--to', format]).stderr,
      ),
  )
  return known
}

// ---- Workbooks.

/** The same workbook without the figures its formulas came to: whoever opens it must reckon. */
function emptied(bytes) {
  const files = unzipSync(bytes)
  for (const [name, data] of Object.entries(files))
    if (name.startsWith('xl/worksheets/'))
      files[name] = strToU8(strFromU8(data).replace(/<\/f><v>[^<]*<\/v>/g, '</f>'))
  return zipSync(files)
}
function csvRows(text) {
  const rows = [['']]
  for (const [part, quoted] of text.matchAll(/"((?:[^"]|"")*)"|,|\r?\n|[^",\r\n]+/g)) {
    if (part === ',') rows.at(-1).push('')
    else if (part.endsWith('\n') && quoted === undefined) rows.push([''])
    else rows.at(-1)[rows.at(-1).length - 1] += quoted === undefined ? part : quoted.replaceAll('""', '"')
  }
  return rows
}
const office = (folder, to, files, out) => {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`
  const { status, stderr } = spawnSync(
    'soffice',
    ['--headless', profile, '--convert-to', to, '--outdir', out, ...files],
    {
      encoding: 'utf8',
      timeout: 600_000,
    },
  )
  if (status !== 0) fail(`soffice: ${stderr}`)
}
const cents = (text) => Math.round(Number(text) * 100)

function workbooks(folder, made) {
  const bare = join(folder, 'bare')
  const out = join(folder, 'csv')
  mkdirSync(bare)
  for (const { name, at } of made)
    writeFileSync(join(bare, `${name}.xlsx`), emptied(readFileSync(at('xlsx'))))
  const files = readdirSync(bare).map((file) => join(bare, file))
  const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
  for (let i = 0; i < files.length; i += 40) office(folder, CSV, files.slice(i, i + 40), out)
  let [rows, figures] = [0, 0]
  for (const { name, data } of made) {
    const sheets = readdirSync(out).filter((file) => file.startsWith(`${name}-`))
    const sheet = (pattern) =>
      csvRows(
        readFileSync(
          join(out, sheets.find((file) => pattern.test(file)) ?? fail(`${name}: no ${pattern}`)),
          'utf8',
        ),
      )
    const lines = sheet(/(Schedule|还款计划)\.csv$|还款计划 Schedule/)
    const of = new Map()
    for (const line of lines.slice(5)) {
      if (!/^\d+$/.test(line[0])) break
      of.set(line[0], [...(of.get(line[0]) ?? []), line])
    }
    is(of.size, data.rows.length, `${name} rows`)
    const sum = (parts, column) => parts.reduce((all, line) => all + cents(line[column]), 0)
    for (const row of data.rows) {
      const parts = of.get(String(row.n))
      const last = parts.at(-1)
      is(last[1], row.due, `${name} row ${row.n} due`)
      for (const [what, column] of [
        ['charged', 5],
        ['payment', 7],
        ['principal', 8],
        ['interest', 9],
        ['penalty', 10],
        ['fees', 11],
        ['capitalised', 12],
      ])
        is(sum(parts, column), cents(row[what]), `${name} row ${row.n} ${what}`)
      is(cents(last[17]), cents(row.balance), `${name} row ${row.n} balance`)
      for (const line of parts) is(cents(line[18]), 0, `${name} row ${row.n} check`)
      rows += 1
      figures += 10
    }
    const terms = sheet(/(Terms|条件)\.csv$|条件 Terms/)
    const checked = terms.findIndex(([label]) => /还款合计|^Payments$/.test(label))
    is(cents(terms[checked][1]), cents(data.totals.payment), `${name} payments`)
    for (const line of terms.slice(checked, checked + 5)) is(Number(line[3]), 0, `${name} ${line[0]}`)
    if (sheets.some((file) => readFileSync(join(out, file), 'utf8').includes('Err:')))
      fail(`${name}: an error in a cell`)
  }
  return `${made.length} workbooks without a figure reckoned anew: ${rows} rows, ${figures} figures, every cent`
}

// ---- Word-processor files and PDF.

const flat = (text) => text.replace(/\s+/g, '')
/** Titles of clauses in the languages of the file, and every payment. */
function told(text, { name, lang, data }) {
  const plain = flat(text)
  for (const { title } of data.clauses)
    for (const language of lang === 'both' ? ['zh', 'en'] : [lang])
      if (!plain.includes(flat(title[language]))) fail(`${name}: “${title[language]}” is not in it`)
  for (const { payment, due } of data.rows)
    for (const figure of [payment.replace(/\B(?=(\d{3})+\.)/g, ','), due])
      if (!plain.includes(figure)) fail(`${name}: ${figure} is not in it`)
}

function wordFiles(folder, made) {
  const some = made.filter((_, i) => i % 4 === 0)
  const out = join(folder, 'txt')
  const kept = join(folder, 'docx')
  mkdirSync(kept)
  for (const { name, at } of some) writeFileSync(join(kept, `${name}.docx`), readFileSync(at('docx')))
  office(
    folder,
    'txt:Text (encoded):UTF8',
    some.map(({ name }) => join(kept, `${name}.docx`)),
    out,
  )
  for (const one of some) told(readFileSync(join(out, `${one.name}.txt`), 'utf8'), one)
  return `${some.length} turned into text: every title, payment and day is there`
}

const pagesOf = (file, folder) => {
  const to = mkdtempSync(join(folder, 'pages-'))
  const { status } = spawnSync('pdftoppm', ['-r', '20', '-gray', file, join(to, 'page')])
  if (status !== 0) fail(`pdftoppm cannot read ${basename(file)}`)
  return readdirSync(to).length
}
const pdfText = (file) =>
  spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 }).stdout

function pdfs(folder, made) {
  const some = made.filter((_, i) => i % 4 === 1)
  let pages = 0
  for (const one of some) {
    const file = one.at('pdf')
    const here = pagesOf(file, folder)
    const text = pdfText(file)
    is(text.split('\f').length - 1, here, `${one.name} pages`)
    told(text, one)
    pages += here
  }
  return `${some.length} of ${pages} pages: every title, payment and day can be copied`
}

// ---- Pages, in a browser without a window, spoken to over a pipe.

function browser(folder) {
  const of = spawn(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-pipe',
      `--user-data-dir=${join(folder, 'browser')}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const waiting = new Map()
  let [last, rest] = [0, '']
  of.stdio[4].setEncoding('utf8').on('data', (data) => {
    const parts = (rest + data).split('\0')
    rest = parts.pop()
    for (const part of parts) {
      const { id, result, error } = JSON.parse(part)
      const wait = waiting.get(id)
      if (error) wait?.no(new Error(error.message))
      else wait?.yes(result)
      waiting.delete(id)
    }
  })
  const send = (method, params = {}, sessionId) =>
    new Promise((yes, no) => {
      last += 1
      waiting.set(last, { yes, no })
      of.on('exit', () => no(new Error('the browser is gone')))
      of.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`)
    })
  of.setMaxListeners(0)
  return { send, end: () => of.kill() }
}

/** Of A4 at 96 points an inch, less the margins of the page. */
const PRINTED = Math.floor(((210 - 28) / 25.4) * 96)
const LOOK = `(() => {
  const wide = document.documentElement.scrollWidth
  const room = document.documentElement.clientWidth
  const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1).length
  const boxes = ['pay', 'can'].map((name) => [...document.querySelectorAll('path.' + name)].map((path) => {
    const { width, height } = path.getBBox()
    return { width, height, stroke: getComputedStyle(path).stroke }
  }).sort((a, b) => b.width - a.width)[0])
  return JSON.stringify({ wide, room, over, boxes, text: document.body.innerText, scripts: document.scripts.length })
})()`

async function pages(folder, made) {
  const { send, end } = browser(folder)
  const some = made.filter((_, i) => i % 3 === 0)
  let printed = 0
  let twice = 0
  try {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
    const page = (method, params) => send(method, params, sessionId)
    await page('Page.enable')
    for (const one of some) {
      for (const [media, width] of [
        ['screen', 1200],
        ['screen', 400],
        ['print', PRINTED],
      ]) {
        await page('Emulation.setEmulatedMedia', { media })
        await page('Emulation.setDeviceMetricsOverride', {
          width,
          height: 1100,
          deviceScaleFactor: 1,
          mobile: false,
        })
        await page('Page.navigate', { url: pathToFileURL(one.at('html')).href })
        let seen
        for (let tries = 0; tries < 200 && !seen?.text; tries += 1) {
          const { result } = await page('Runtime.evaluate', {
            expression: `document.readyState === 'complete' && location.protocol === 'file:' ? ${LOOK} : ''`,
          })
          seen = result.value ? JSON.parse(result.value) : undefined
          if (!seen?.text) await new Promise((done) => setTimeout(done, 20))
        }
        if (!seen) fail(`${one.name}: the page does not open`)
        if (seen.wide > seen.room) fail(`${one.name}: ${seen.wide} wide on ${width} (${media})`)
        // A table may scroll on a small screen; on paper nothing can.
        if (media === 'print' && seen.over > 0)
          fail(`${one.name}: ${seen.over} parts reach over the edge of the paper`)
        is(seen.scripts, 0, `${one.name} scripts`)
        const [pay, can] = seen.boxes
        if (!(pay?.width > 50 && pay.stroke !== 'none')) fail(`${one.name}: no curve of payments`)
        if (can?.width > 50) twice += 1
        if (width === 1200) told(seen.text, one)
      }
      await page('Emulation.clearDeviceMetricsOverride')
      const { data } = await page('Page.printToPDF', { preferCSSPageSize: true, printBackground: true })
      const file = join(folder, `${one.name}.pdf`)
      writeFileSync(file, Buffer.from(data, 'base64'))
      if (has('pdftotext')) {
        told(pdfText(file), one)
        printed += pagesOf(file, folder)
      }
    }
  } finally {
    end()
  }
  const withBoth = twice / 3
  if (withBoth < some.length / 2) fail(`only ${withBoth} pages have both curves`)
  return `${some.length} pages at three widths, ${withBoth} of them with both curves, nothing over the edge; printed on ${printed} sheets`
}

// ---- All of it.

async function everything() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-documents-'))
  let skipped = 0
  try {
    built = join(folder, 'built')
    const { status } = spawnSync(process.execPath, [join(root, '.build/build.js'), root, built], {
      stdio: 'inherit',
    })
    if (status !== 0) fail('the build failed')
    const { made, refused, kinds } = agreements(folder)
    console.log(
      `${made.length} agreements (${refused} forbidden) of ${[...kinds].toSorted((a, b) => (a < b ? -1 : 1)).join(', ')}; formats: ${formats().join(', ')}`,
    )
    const trials = [
      { name: 'workbooks', format: 'xlsx', tools: ['soffice'], run: workbooks },
      { name: 'word-processor files', format: 'docx', tools: ['soffice'], run: wordFiles },
      { name: 'pages', format: 'html', tools: ['chromium'], run: pages },
      { name: 'PDF', format: 'pdf', tools: ['pdftotext'], run: pdfs },
    ]
    for (const { name, format, tools, run } of trials) {
      const missing = tools.filter((tool) => !has(tool)).map((tool) => `${tool} (${DEBIAN[tool]})`)
      if (!formats().includes(format)) missing.push(`a version that writes ${format}`)
      if (missing.length > 0) {
        console.log(`${name} skipped: it needs ${missing.join(', ')}`)
        skipped += 1
        continue
      }
      console.log(`${name}: ${await run(folder, made)}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  if (skipped === 4) console.log('nothing was tried')
}

await everything()
