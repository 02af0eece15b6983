// A page (网页外壳): one self-contained file that loads nothing, runs nothing and prints well.
// page('zh', '还款方案对比', '<h1>…</h1>') has lang="zh-CN" and a policy that forbids everything but its own style.
import type { Lang } from '../i18n/lang.ts'
import { htmlText as html } from '../i18n/neutral.ts'

const STYLE = `
:root{color-scheme:light;--ink:#1c1f23;--soft:#5b636d;--rule:#d9dde2;--pay:#1d5a9e;--can:#b4500f;--good:#136f3a;--bad:#a8201a}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.5rem;max-width:80rem;color:var(--ink);background:#fff;font:14px/1.6 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
h1{font-size:1.5rem;margin:0 0 .75rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
p,ul{margin:.4rem 0}ul{padding-left:1.2rem}
.choice{border-left:4px solid var(--good);padding:.4rem 1rem;margin:1.2rem 0;background:#f3f8f4}
.choice.none{border-color:var(--bad);background:#fbf3f2}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .45rem;border-bottom:1px solid var(--rule);text-align:right;vertical-align:top;white-space:nowrap}
th{font-weight:600;border-bottom:2px solid var(--ink)}
td.words,th.words{text-align:left;white-space:normal;min-width:15rem}td:last-child.words,th:last-child.words{min-width:6rem}
tr.best td{background:#f3f8f4}tr.sum td{font-weight:600;border-top:2px solid var(--ink)}
.id{display:block;color:var(--soft);font:12px/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.short{display:block;color:var(--bad)}
.mark{color:var(--good);font-weight:600}.no{color:var(--bad);font-weight:600}.yes{color:var(--good);font-weight:600}
.forbids{color:var(--bad)}
figure{margin:1.2rem 0}svg{width:100%;height:auto;max-width:46rem}svg.spark{width:6rem;height:1.6rem}
svg text{font-size:12px;fill:var(--soft);font-family:inherit}
.rule{stroke:var(--rule)}.area{fill:var(--pay);fill-opacity:.14}.pay{fill:none;stroke:var(--pay);stroke-width:2}
.can{fill:none;stroke:var(--can);stroke-width:2;stroke-dasharray:7 4}.over{fill:var(--bad);fill-opacity:.35}
.spark .pay,.spark .can{stroke-width:1.5}.spark .can{stroke-dasharray:4 3}
footer{margin-top:2rem;padding-top:.6rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.85rem}
@page{size:A4;margin:14mm}
@media print{td:not(:last-child).words,th:not(:last-child).words{min-width:9rem}body{padding:0;font-size:10px;max-width:none}.scroll{overflow:visible}th,td{padding:.15rem .3rem}h2{break-after:avoid}tr,figure,li{break-inside:avoid}thead{display:table-header-group}.id{font-size:8px}}
`

const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** `more`: rules of a document's own, after the common ones. */
export const page = (lang: Lang, title: string, body: string, more = ''): string =>
  `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${STYLE}${more}</style>
</head>
<body>
${body}
</body>
</html>
`

export type Cell = { readonly html: string; readonly words?: true }
export const textCell = (text: string): Cell => ({ html: html(text) })

/** A table with its head repeated on every printed page; `marks` are classes of rows. */
export function htmlTable(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  marks: readonly string[] = [],
): string {
  const cells = (row: readonly Cell[], tag: string): string =>
    row
      .map(
        (cell) =>
          `<${tag}${tag === 'th' ? ' scope="col"' : ''}${cell.words ? ' class="words"' : ''}>${cell.html}</${tag}>`,
      )
      .join('')
  const lines = rows.map((row, i) => `<tr${marks[i] ? ` class="${marks[i]}"` : ''}>${cells(row, 'td')}</tr>`)
  return `<div class="scroll"><table>\n<thead><tr>${cells(head, 'th')}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody></table></div>`
}

export const list = (items: readonly string[]): string =>
  `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`
