// The short version of a trial: ten sessions killed while they are written, two races for the lock of a dead process.
import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript, run by processes that read no TypeScript
import { trial } from '../trials/kill.js'

test.skipIf(process.platform === 'win32')(
  'what was shown is there after a kill; one process writes',
  { timeout: 120_000 },
  async () => {
    const said: Record<string, any> = {}
    await trial(10, 2, 4711, (name: string, of: unknown) => void (said[name] = of), false)
    expect(said['killed sessions'].kills).toBeGreaterThanOrEqual(10)
    expect(said['killed sessions'].moves).toBeGreaterThan(0)
    expect(said['races for a lock']).toEqual({ races: 2, told: 8 })
    expect(said['limit on files'].told).toBe('EFBIG')
    expect(said['spoilt files'].cut).toBe(30)
  },
)
