// What is wrong with something typed (输入内容的问题), by key, with the figures its sentence needs:
// 10/3 is 'not-exact' { below: "3.33", above: "3.34" }. The sentences are in i18n, under interview.typed.

export const TYPED_KEYS = [
  'empty',
  'too-long',
  // an amount
  'not-an-amount',
  'grouping',
  'unit-tail',
  'brackets',
  'negative',
  'by-zero',
  'not-exact',
  'too-large',
  'other-currency',
  // a day
  'not-a-day',
  'no-such-day',
  'year-digits',
  'far-day',
  // a rate
  'not-a-rate',
  'bare-rate',
  'which-period',
  'fen-rate',
  // a count
  'not-a-count',
  // a choice, or an item of a list
  'not-a-choice',
  'no-amount',
  // among themselves
  'above-total',
  'not-understood',
  'twice',
] as const
export type TypedKey = (typeof TYPED_KEYS)[number]

/** `args` are ready to be shown, once made visible. */
export type TypedTrouble = { readonly key: TypedKey; readonly args: Readonly<Record<string, string>> }
export type Wrong = { readonly trouble: TypedTrouble }

export const wrong = (key: TypedKey, args: Readonly<Record<string, string>> = {}): Wrong => ({
  trouble: { key, args },
})

/** Nobody types more at one question; what is pasted by mistake is refused before it is looked at. */
export const MOST_TYPED = 200

/** Full-width letters, digits and signs as people type them in Chinese (１２％（）), as plain ones; ³ and ① stay as they are. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('\uffe5', '¥')
    .replaceAll('\u2212', '-')

const ONES = '零一二三四五六七八九'
/** 三 is 3, 十五 is 15, 二十一 is 21, 两 is 2; `undefined` for anything that is no such number up to 99. */
export function chineseCount(text: string): number | undefined {
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零')
  if (plain.length === 1 && ONES.includes(plain)) return ONES.indexOf(plain)
  const match = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(plain)
  if (!match) return undefined
  const [, tens = '', ones = ''] = match
  return (tens === '' ? 1 : ONES.indexOf(tens)) * 10 + (ones === '' ? 0 : ONES.indexOf(ones))
}

/** Digits or Chinese numerals, up to 9999. */
export function numberOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : chineseCount(text)
}
