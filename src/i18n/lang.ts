// Language (语言): Chinese or English. `zh` writes 2026年12月15日 in sentences, `en` 2026-12-15; amounts look the same in both.

export const LANGS = ['en', 'zh'] as const
export type Lang = (typeof LANGS)[number]
