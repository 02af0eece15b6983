// Messages (文案): every word the program says, by key; English gives the shape, Chinese must have every key of it.
// messages('zh').buckets.penalty is 罚息.
import { en } from './en.ts'
import type { Lang } from './lang.ts'
import { zh } from './zh.ts'

export type Messages = typeof en

export const messages = (lang: Lang): Messages => (lang === 'zh' ? zh : en)
