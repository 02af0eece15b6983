// English: all parts together. A part is a file of its own, as soon as it is more than a few lines.
import { agreement } from './en-agreement.ts'
import { cli } from './en-cli.ts'
import { explain } from './en-explain.ts'
import { findings } from './en-findings.ts'
import { labels } from './en-labels.ts'
import { policy } from './en-policy.ts'
import { report } from './en-report.ts'
import { expected, points, troubles } from './en-troubles.ts'
import { value } from './en-value.ts'

export const en = {
  agreement,
  cli,
  explain,
  findings,
  policy,
  report,
  troubles,
  expected,
  points,
  value,
  ...labels,
}
