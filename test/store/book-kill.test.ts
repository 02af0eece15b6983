// The short version of a trial: a book killed while it is written, written by two at once, spoilt, and put back from copies.
import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript, run by processes that read no TypeScript
import { trial } from '../trials/book.js'

test.skipIf(process.platform === 'win32')(
  'what was confirmed is there after a kill, and damage is told',
  { timeout: 120_000 },
  async () => {
    const said: Record<string, any> = {}
    await trial(16, 4711, (name: string, of: unknown) => void (said[name] = of), false)
    expect(said['killed'].kills).toBeGreaterThanOrEqual(6)
    expect(said['killed'].confirmed).toBeGreaterThan(0)
    expect(said['several writers'].confirmed).toBeGreaterThan(5)
    expect(said['limit on files'].told).toBe('EFBIG')
    const { flipped, cut, gone, lines } = said['spoilt']
    expect(flipped + cut + gone + lines).toBe(6)
    expect(said['put back'].rounds).toBe(9)
    expect(said['put back'].refused).toBeGreaterThan(3)
  },
)
