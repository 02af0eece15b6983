// Neutral text (文本中和): what stands in a case can be shown anywhere and still does nothing there.
// "\u001b[2J" is shown as ␛[2J in a terminal, "=1+1" is '=1+1 in a spreadsheet, "<b>" is &lt;b&gt; in a page.

/** Controls, bidirectional overrides, invisible characters and halves of surrogate pairs. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu

const PLAIN = /^[ -~]*$/

function shown(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`
}

/** One line of text in which nothing is hidden: terminals are not moved and lines are not turned round. */
export const visible = (text: string): string => (PLAIN.test(text) ? text : text.replace(UNSEEN, shown))

/** A spreadsheet takes text that begins with = + - @ for a formula; an apostrophe makes it text again. Then RFC 4180. */
export function csvText(text: string): string {
  const plain = /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${visible(text)}` : visible(text)
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Everything that means something in Markdown, and in the HTML a Markdown page may hold, is escaped. */
export const markdownText = (text: string): string =>
  visible(text)
    .replace(/[\\|`*_[\]<>#~!()&]/g, (char) =>
      char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '&' ? '&amp;' : `\\${char}`,
    )
    .replace(/:\/\//g, ':\\//')
    .replace(/^(\s*)([-+]|\d+\.)(?=\s)/, '$1\\$2')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const htmlText = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
