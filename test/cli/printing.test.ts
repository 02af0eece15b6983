// Printing: a line on a terminal where it takes a while, never in a pipe; what no font shows is told with its field.
import { describe, expect, test } from 'vitest'
import { context } from '../../src/cli/context.ts'
import { printing } from '../../src/cli/printing.ts'
import { MissingGlyphs } from '../../src/render/glyphs.ts'
import { demo } from '../support/agreements.ts'

const { situation } = demo('card')
async function told(isTerminal: boolean, ms: number): Promise<string> {
  let said = ''
  const out = { write: (text: string) => void (said += text), isTerminal, columns: undefined }
  const io = {
    out,
    err: out,
    stdin: (async function* (): AsyncGenerator<string> {})(),
    stdinIsTerminal: false,
    env: { XDG_CONFIG_HOME: '/nonexistent' },
    cwd: '.',
  }
  const made = await printing(context([], io), { situation }, 'a.pdf', async () => {
    await new Promise((go) => void setTimeout(go, ms))
    return 1
  })
  expect(made).toBe(1)
  return said
}

describe('a line while it is made', () => {
  test('on a terminal, where it takes a while', async () => {
    expect(await told(true, 700)).toBe('making a.pdf …\n')
  })
  test('not where it is quick, and not in a pipe', async () => {
    expect(await told(true, 0)).toBe('')
    expect(await told(false, 700)).toBe('')
  })
})

test('the field of a character no font has, also in a list; without one, none', async () => {
  const out = { write: () => undefined, isTerminal: false, columns: undefined }
  const stdin = (async function* (): AsyncGenerator<string> {})()
  const io = { out, err: out, stdin, stdinIsTerminal: false, env: {}, cwd: '.' }
  const parties = { borrower: {}, lender: {}, guarantors: [{ name: '张三' }, { name: '李ꙮ' }] }
  const failing = (char: string) =>
    printing(context([], io), { situation: { ...situation, parties } }, 'a.pdf', () =>
      Promise.reject(new MissingGlyphs([char])),
    )
  await expect(failing('ꙮ')).rejects.toMatchObject({ troubles: [{ path: 'parties.guarantors[1].name' }] })
  await expect(failing('𒐫')).rejects.toMatchObject({ troubles: [{ key: 'no-glyph', path: '' }] })
})
