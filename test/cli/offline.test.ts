// No network: no module of the program can reach one, and commands run where every socket throws.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importsOf, withoutProse } from '../support/imports.ts'

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
      `const no = (what) => () => { require('node:fs').appendFileSync(${JSON.stringify(join(at, 'reached'))}, what + '\\n'); throw new Error('network: ' + what) }
       const net = require('node:net'), dgram = require('node:dgram'), dns = require('node:dns')
       net.Socket.prototype.connect = no('connect'); net.Server.prototype.listen = no('listen')
       dgram.createSocket = no('dgram'); dns.lookup = no('dns'); dns.resolve = no('dns'); globalThis.fetch = no('fetch')`,
    )
  })
  afterAll(() => rmSync(at, { recursive: true, force: true }))
  const parley = (...argv: string[]) =>
    spawnSync(process.execPath, ['--require', join(at, 'deaf.cjs'), join(root, 'bin/parley.js'), ...argv], {
      cwd: at,
      encoding: 'utf8',
      env: { ...process.env, HOME: at, XDG_DATA_HOME: at, XDG_CONFIG_HOME: at, CI: '1' },
    })
  test('the preload does stop a socket', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', join(at, 'deaf.cjs'), '-e', `require('node:net').connect(9)`],
      { encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([1, expect.stringContaining('network: connect')])
    expect(readFileSync(join(at, 'reached'), 'utf8')).toBe('connect\n')
    rmSync(join(at, 'reached'))
  })
  test('every everyday command runs where every socket throws', () => {
    const plan = 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'
    const lines = [
      ['demo', '--write', 'cases'],
      ['compare', 'cases/card.yaml'],
      ['explain', 'cases/card.yaml', '--plan', plan, '--row', '2'],
      ['agree', 'cases/card.yaml', '--plan', plan, '--out', 'signed', '--to', 'json,html,pdf,docx,xlsx,ics'],
      ['book', 'add', 'cases/card.yaml'],
      ['book', 'list', '--json'],
      ['book', 'check'],
      ['policy', 'show', 'cn', '--menu'],
      ['selftest'],
    ]
    for (const line of lines) {
      const { status, stderr } = parley(...line)
      expect([line.join(' '), status, stderr.includes('network:')]).toEqual([line.join(' '), 0, false])
    }
    const [json = ''] = readdirSync(join(at, 'signed')).filter((name) => name.endsWith('.json'))
    expect(parley('verify', join('signed', json)).status).toBe(0)
    expect(existsSync(join(at, 'reached'))).toBe(false)
  }, 120_000)
})
