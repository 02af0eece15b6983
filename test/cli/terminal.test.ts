// A real pseudo-terminal with real keys: colour and width as a person gets them, questions that are asked, Ctrl-C.
import { describe, expect, it } from 'vitest'
import { width } from '../../src/i18n/width.ts'
import { bare, CTRL_C, drawn, hasTerminal, inTerminal, type Turn } from '../support/terminal.ts'

describe.runIf(hasTerminal)('in a terminal', () => {
  it.each([
    [80, 'en'],
    [80, 'zh'],
    [60, 'zh'],
    [120, 'en'],
  ])('the demo keeps within %i columns in %s, in colour', async (columns, lang) => {
    const { screen, code } = await inTerminal(`demo --lang ${lang}`, { columns })
    expect(code).toBe(0)
    expect(screen).toContain('\u001b[')
    for (const line of bare(screen).split('\n'))
      if (!/^\s*[a-z-]+-\d[\w.+-]*$/.test(line)) expect(width(line), line).toBeLessThanOrEqual(columns)
  })

  it('has no colour where NO_COLOR is set, and none with --color never', async () => {
    for (const [args, env] of [
      ['demo', { NO_COLOR: '1' }],
      ['demo --color never', {}],
    ] as const) {
      const { screen } = await inTerminal(args, { env })
      expect(screen).not.toContain('\u001b[')
    }
  })

  const ANSWERS: readonly Turn[] = [
    ['As of which day', '22/11/2026\r'],
    ['Currency?', '\r'],
    ['Outstanding principal?', '2.5万+3500\r'],
    ['Contract rate?', '18%\r'],
    ['Due day of the month?', '15\r'],
    ['How do days count?', '\r'],
  ]

  it('asks for what is required when no case is given, and compares', async () => {
    const { screen, code } = await inTerminal('compare --top 1', {
      turns: [
        ...ANSWERS.slice(0, 3),
        ['Contract rate?', '?\r'],
        ['--rate', '18\r'],
        ['hundredfold', '%\r'],
        ...ANSWERS.slice(4),
      ],
    })
    expect(bare(screen)).toContain('= 2026-11-22')
    expect(bare(screen)).toContain('¥28,500.00')
    expect(code).toBe(0)
  })

  it('goes back to an answer and takes another', async () => {
    const { screen, code } = await inTerminal('compare --top 1', {
      turns: [
        ...ANSWERS.slice(0, 3),
        ['Contract rate?', '<\r'],
        ['(28500.00)', '10000\r'],
        ...ANSWERS.slice(3),
      ],
    })
    expect(bare(screen)).toContain('¥10,000.00')
    expect(code).toBe(0)
  })

  it('takes answers pasted at once', async () => {
    const { screen, code } = await inTerminal('compare --top 1 --as-of 2026-11-22 --currency CNY', {
      turns: [['Outstanding principal?', '28500\r18%\r15\r\r']],
    })
    expect(bare(screen)).toContain('¥28,500.00')
    expect(code).toBe(0)
  })

  it.each([
    [60, 'zh', '截至哪一天'],
    [80, 'zh', '截至哪一天'],
    [60, 'en', 'As of which day'],
  ])('asks within %i columns in %s, without colour', async (columns, lang, first) => {
    const { screen, code } = await inTerminal(`compare --lang ${lang}`, {
      columns,
      env: { NO_COLOR: '1' },
      turns: [
        [first, '2026-11-22\r'],
        [lang === 'zh' ? '币种' : 'Currency', '\r'],
        [lang === 'zh' ? '剩余本金' : 'Outstanding', '100/3\r'],
        ['33.34', CTRL_C],
      ],
    })
    expect(code).toBe(130)
    // eslint-disable-next-line no-control-regex
    expect(screen).not.toMatch(/\u001b\[[\d;]*m/)
    for (const line of drawn(screen)) expect(width(line), line).toBeLessThanOrEqual(columns)
  })

  it('ends with 130 on Ctrl-C at every question', async () => {
    for (let n = 0; n < ANSWERS.length; n++) {
      const { code } = await inTerminal('compare', {
        turns: [...ANSWERS.slice(0, n), [ANSWERS[n]?.[0] ?? '', CTRL_C]],
      })
      expect([n, code]).toEqual([n, 130])
    }
  }, 60_000)

  it('never asks with --no-input: it names the flags and ends with 2', async () => {
    const { screen, code } = await inTerminal('compare --no-input')
    expect(bare(screen)).toContain('--principal')
    expect(code).toBe(2)
  })
})
