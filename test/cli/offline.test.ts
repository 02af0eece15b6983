// No network: no module of the program can reach one, and commands run where every socket throws.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMAND_NAMES } from '../../src/cli/registry.ts'
import { importsOf, withoutProse } from '../support/imports.ts'
import { records } from '../support/records.ts'
import { hasTerminal, inTerminal } from '../support/terminal.ts'

const root = join(import.meta.dirname, '../..')
const src = join(root, 'src')
const NETWORK =
  /^(node:)?(net|tls|http|https|http2|dgram|dns|dns\/promises|inspector)$|^(undici|ws|axios|got|node-fetch|socket\.io)/
const REACHES = /(?<![\w$.'-])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(|navigator\.sendBeacon/

const breaches = (file: string, text: string): string[] => [
  ...importsOf(text).flatMap(({ from }) => (NETWORK.test(from) ? [`${file} imports ${from}`] : [])),
  ...withoutProse(text)
    .split('\n')
    .flatMap((line, at) => (REACHES.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
]

describe('the sources', () => {
  test('reach for no network', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )
    expect(files.length).toBeGreaterThan(400)
    expect(files.flatMap((file) => breaches(file, readFileSync(join(src, file), 'utf8')))).toEqual([])
  })
  test.each([
    `import { connect } from 'node:net'`,
    `const https = await import('https')`,
    `await fetch('https://example.org')`,
    `new WebSocket('wss://example.org')`,
  ])('a planted breach is seen: %s', (code) => {
    expect(breaches('a.ts', `// A breach.\n${code}\n`)).toHaveLength(1)
  })
})

describe('the built program', () => {
  const dist = join(root, 'dist')
  const chunks = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(c?js|mjs)$/.test(file),
  )
  test('asks for no network module', () => {
    expect(chunks.length).toBeGreaterThan(50)
    const asks = chunks.flatMap((file) =>
      [
        ...readFileSync(join(dist, file), 'utf8').matchAll(
          /(?:require\(|from\s*|import\()\s*["']((?:node:)?[\w/]+)["']/g,
        ),
      ].flatMap(([, name = '']) => (NETWORK.test(name) ? [`${file} ${name}`] : [])),
    )
    expect(asks).toEqual([])
  })

  let at = ''
  beforeAll(() => {
    at = mkdtempSync(join(tmpdir(), 'parley-'))
    writeFileSync(
      join(at, 'deaf.cjs'),
      `const fs = require('node:fs')
       const no = (what) => () => { fs.appendFileSync(${JSON.stringify(join(at, 'reached'))}, what + '\\n'); throw new Error('network: ' + what) }
       const net = require('node:net'), dgram = require('node:dgram'), dns = require('node:dns'), promises = require('node:dns/promises')
       net.Socket.prototype.connect = no('connect'); net.Server.prototype.listen = no('listen')
       dgram.createSocket = no('dgram'); globalThis.fetch = no('fetch')
       for (const of of [dns, promises]) for (const name of Object.keys(of))
         if (/^(lookup|resolve|reverse)/.test(name)) of[name] = no('dns')
       fs.appendFileSync(${JSON.stringify(join(at, 'deaf'))}, process.argv.slice(2).join(' ') + '\\n')`,
    )
  })
  afterAll(() => rmSync(at, { recursive: true, force: true }))
  const env = () => ({ HOME: at, XDG_DATA_HOME: at, XDG_CONFIG_HOME: at })
  const parley = (...argv: string[]) =>
    spawnSync(process.execPath, ['--require', join(at, 'deaf.cjs'), join(root, 'bin/parley.js'), ...argv], {
      cwd: at,
      encoding: 'utf8',
      env: { ...process.env, ...env(), CI: '1' },
    })
  test.each([
    ['connect', `require('node:net').connect(9)`],
    ['listen', `require('node:http').createServer().listen(0)`],
    ['dgram', `require('node:dgram').createSocket('udp4')`],
    ['dns', `require('node:dns').resolveTxt('example.org', () => {})`],
    ['dns', `require('node:dns/promises').lookup('example.org')`],
    ['fetch', `fetch('https://example.org')`],
  ])('the preload does stop %s: %s', (what, code) => {
    const { status, stderr } = spawnSync(process.execPath, ['--require', join(at, 'deaf.cjs'), '-e', code], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, expect.stringContaining(`network: ${what}`)])
    expect(readFileSync(join(at, 'reached'), 'utf8')).toBe(`${what}\n`)
    rmSync(join(at, 'reached'))
  })

  /** What each command does at its widest; `ID` is the agreement in the book, `FILE` that agreement as a file. */
  const PLAN = 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'
  const LINES: readonly string[] = [
    'demo --write cases',
    'compare cases/card.yaml --policy cn --lang zh',
    'compare cases/card.yaml --format html -o compare.html',
    `explain cases/card.yaml --plan ${PLAN} --row 2`,
    `schedule cases/card.yaml --plan ${PLAN} --format html -o schedule.html`,
    'counter cases/card.yaml --max-payment 600',
    'sweep cases/card.yaml --over wish.maxPayment=400,600,800 --format svg -o sweep.svg',
    `agree cases/card.yaml --plan ${PLAN} --out signed --to json,html,pdf,docx,xlsx,ics`,
    'verify FILE',
    'book init',
    'book add FILE cases/card.yaml',
    'book list --json',
    'book find demo',
    'book check --rebuild',
    'book export -o book.ndjson',
    'log ID --may-i --call --at 2026-12-15T10:30',
    'log ID --call --outcome promised --promise 595.83 --by 2026-12-20 --at 2026-12-15T10:30',
    'log ID',
    'track pay ID 2026-12-20 595.83 --ref 1',
    'track import ID bank.csv',
    'track import bank.csv',
    'track return ID 1 --on 2026-12-22',
    'track charge ID 2026-12-23 10',
    'track waive ID 4 --on 2026-12-24',
    'track status ID --on 2027-02-20',
    'track renegotiate ID --on 2027-02-20 -o again.yaml',
    'due --on 2027-01-15 --format ics -o due.ics',
    'letter ID --text reminder --on 2027-01-13 --format pdf -o letter.pdf',
    'letter --check own.txt',
    'rate flows.csv',
    'batch cases.ndjson --workers 2 -o answers.ndjson',
    'backtest cases.ndjson --policy cn --kinds equal-instalment --simulations 20 --format html -o backtest.html',
    'policy list',
    'policy show cn --menu',
    'policy diff cn generic',
    'policy new own -o own.policy.yaml',
    'policy check own.policy.yaml',
    'schema case',
    'completion bash',
    'selftest',
    'replay SESSION',
    'book forget ID --reason trial --on 2045-01-01',
  ]
  test('every command of the program runs where every socket throws', async () => {
    const run = new Set([...LINES.map((line) => line.split(' ')[0]), 'negotiate'])
    expect(COMMAND_NAMES.filter((name) => !run.has(name))).toEqual([])
    writeFileSync(join(at, 'flows.csv'), 'date,amount\n2026-01-01,-1000\n2027-01-01,1100\n')
    writeFileSync(join(at, 'bank.csv'), 'date,amount,reference\n2027-01-15,595.83,\n')
    writeFileSync(join(at, 'own.txt'), 'Please call us before Friday.\n')
    writeFileSync(join(at, 'cases.ndjson'), [...records(8)].join(''))
    const held = (name: string, ending: string): string =>
      readdirSync(join(at, name), { recursive: true, encoding: 'utf8' }).find((file) =>
        file.endsWith(ending),
      ) ?? ''
    const file = () => join('signed', held('signed', '.json'))
    const words: Readonly<Record<string, () => string>> = {
      FILE: file,
      ID: () => held('signed', '.json').replace('.json', ''),
      SESSION: () => join('parley', held('parley', '.jsonl')),
    }
    for (const line of LINES) {
      if (line.startsWith('replay') && hasTerminal) await call()
      else if (line.startsWith('replay')) continue
      const { status, stderr } = parley(...line.split(' ').map((word) => words[word]?.() ?? word))
      expect([line, status, stderr]).toEqual([line, 0, stderr.includes('network:') ? '' : stderr])
    }
    expect(existsSync(join(at, 'reached'))).toBe(false)
    expect(readFileSync(join(at, 'deaf'), 'utf8').split('\n').length).toBeGreaterThan(LINES.length)
  }, 180_000)

  /** A call in a real terminal, put by. */
  async function call(): Promise<void> {
    const { code } = await inTerminal('negotiate cases/card.yaml', {
      folder: at,
      env: { ...env(), NODE_OPTIONS: `--require ${join(at, 'deaf.cjs')}` },
      turns: [['Every move is kept', 's']],
    })
    expect(code).toBe(0)
  }
})
