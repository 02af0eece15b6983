// Before the tests: builds dist/ again if a source is newer, so that tests of the command never run a stale one.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)

function newest(folder) {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  )
  return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs))
}

export default function fresh() {
  const built = join(root, 'dist/parley.cjs')
  const made = existsSync(built) ? statSync(built).mtimeMs : 0
  if (made > Math.max(newest(join(root, 'src')), newest(here))) return
  const { status } = spawnSync(process.execPath, [join(here, 'build.js')], { cwd: root, stdio: 'inherit' })
  if (status === 0) return
  if (process.env.CI) throw new Error('the build failed')
  console.error('the build failed: tests of the command see an older one, or none')
}
