// A back-test in a terminal (政策回测的终端表格): its sections one below the other, as wide as the terminal.
import type { Backtest } from '../app/backtest.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import { factsOf, footOf, sectionsOf, titleOf } from './backtest-view.ts'
import type { Context } from './document.ts'
import { paint as paintOf } from './paint.ts'
import { section, sheetOf } from './table.ts'

export function backtestTable(of: Backtest, { lang, colour, width, ascii = false }: Context): string {
  const { currency, digits } = of
  const voice = voiceOf(lang, { currency, digits, plain: width === undefined })
  const [paint, columns] = [paintOf(colour), width ?? Infinity]
  const lines = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(text, columns, '  '))
  const text = sheetOf([
    [...lines([titleOf(of, voice)]).map(paint.head), ...lines(factsOf(of, voice))],
    ...sectionsOf(of, voice).map((one) => section(one, { voice, paint, columns })),
    lines(footOf(of, voice)).map(paint.dim),
  ])
  return ascii ? text.replaceAll('–', '-') : text
}
