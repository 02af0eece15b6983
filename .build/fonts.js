// Makes fonts/ anew: Noto Sans SC in two weights, cut to the characters a Chinese agreement may need, compressed with brotli.
// `npm run fonts` fetches the two packages named below into a folder of its own; about four minutes, the same bytes every time.
// A weight must stay within 4 MB: 20,902 characters of GBK, 445 beyond the first plane, 77 rare ones of Extension A.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const SOURCE = '@expo-google-fonts/noto-sans-sc@0.4.3'
const CUTTER = 'subset-font@2.9.0'
const WEIGHTS = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' }
const MOST = 4_000_000
/** The characters of the General Standard Chinese Characters (通用规范汉字表, 2013) that lie in Unicode's Extension A. */
const RARE =
  '㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮'

/** Every character that two bytes of GBK stand for, private ones left out. */
function gbk() {
  const decoder = new TextDecoder('gbk', { fatal: true })
  const found = []
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      try {
        found.push(decoder.decode(Uint8Array.of(lead, trail)))
      } catch {
        // No character has this code.
      }
  return found.join('').replace(/\p{Co}/gu, '')
}

const span = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')

/** What a weight keeps of what the font has: all but most of Extension A. */
const KEPT = [
  span(0x20, 0x7e),
  span(0xa0, 0x2fff),
  span(0x3000, 0x33ff),
  gbk(),
  RARE,
  span(0x9fa6, 0x9fff),
  span(0xf900, 0xfaff),
  span(0xfe10, 0xffef),
  span(0x1f100, 0x1f2ff),
  span(0x20000, 0x323af),
].join('')

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stderr}`)
  return stdout
}

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'fonts')
const temp = mkdtempSync(join(tmpdir(), 'fonts-'))
try {
  run('npm', ['pack', SOURCE], temp)
  const packed = readdirSync(temp).find((name) => name.endsWith('.tgz'))
  run('tar', ['xzf', packed], temp)
  writeFileSync(join(temp, 'package.json'), '{}')
  run('npm', ['install', '--ignore-scripts', '--no-save', CUTTER], temp)
  const cut = createRequire(join(temp, 'package.json'))('subset-font')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(temp, 'package/LICENSE_FONT'), join(folder, 'OFL.txt'))
  for (const [weight, path] of Object.entries(WEIGHTS)) {
    const font = await cut(readFileSync(join(temp, 'package', path)), KEPT, {
      targetFormat: 'truetype',
      noHinting: true,
      keepFeatures: ['ccmp', 'kern', 'locl', 'mark', 'mkmk'],
      // Nothing is set in columns from top to bottom.
      dropTables: ['BASE', 'DSIG', 'STAT', 'VORG', 'vhea', 'vmtx'],
    })
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: font.length,
    }
    const bytes = brotliCompressSync(font, { params })
    if (bytes.length > MOST) throw new Error(`${weight}: ${bytes.length} bytes, ${MOST} are allowed`)
    writeFileSync(join(folder, `noto-sans-sc-${weight}.ttf.br`), bytes)
    console.error(`${weight}: ${font.length} bytes, compressed ${bytes.length}`)
  }
} finally {
  rmSync(temp, { recursive: true, force: true })
}
