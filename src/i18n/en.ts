// English: all parts together. A part is a file of its own, as soon as it is more than a few lines.
import { cli } from './en-cli.ts'
import { explain } from './en-explain.ts'
import { findings } from './en-findings.ts'
import { labels } from './en-labels.ts'
import { report } from './en-report.ts'
import { expected, troubles } from './en-troubles.ts'

export const en = { cli, explain, findings, report, troubles, expected, ...labels }
