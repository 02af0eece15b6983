// What a person types at a question (输入内容), read into the text a case file would hold:
// typedAmount('2.5万', 2) is { text: '25000.00', … }, typedDay('下月15日', …) is { text: '2026-12-15', … }.
export { typedAmount } from './typed-amount.ts'
export { typedCount } from './typed-count.ts'
export { typedDay } from './typed-day.ts'
export { typedRate } from './typed-rate.ts'
export type { Wrong } from './typed-trouble.ts'
