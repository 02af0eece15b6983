// Streams that refuse: what the system says of a full disk behind standard output is told in a line, and fails.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const PARLEY = join(import.meta.dirname, '../../bin/parley.js')

test.skipIf(!existsSync('/dev/full'))('a full disk behind standard output', () => {
  for (const args of ['schema case', 'demo --lang zh']) {
    const line = `exec "$0" "$1" ${args} > /dev/full`
    const { status, stderr } = spawnSync('bash', ['-c', line, process.execPath, PARLEY], { encoding: 'utf8' })
    expect([args, status, stderr.split('\n').at(-2)]).toEqual([args, 6, 'parley: stdout: ENOSPC'])
    expect(stderr).not.toContain('bug')
  }
})

test('a pipe that is closed ends it quietly', () => {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'set -o pipefail; "$0" "$1" schema case | head -c 1', process.execPath, PARLEY],
    {
      encoding: 'utf8',
    },
  )
  expect([status, stderr]).toEqual([0, ''])
})
