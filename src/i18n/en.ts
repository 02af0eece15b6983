// English: all parts together. A part is a file of its own, as soon as it is more than a few lines.
import { agreement } from './en-agreement.ts'
import { book, bookFindings, contact } from './en-book.ts'
import { call, callFindings } from './en-call.ts'
import { backtest } from './en-backtest.ts'
import { backtestOptions, batch, recordTroubles } from './en-batch.ts'
import { cli } from './en-cli.ts'
import { due } from './en-due.ts'
import { explain } from './en-explain.ts'
import { findings } from './en-findings.ts'
import { interview } from './en-interview.ts'
import { labels } from './en-labels.ts'
import { letter, letterFindings, letterOptions, letterTroubles } from './en-letter.ts'
import { policy } from './en-policy.ts'
import { report } from './en-report.ts'
import { request } from './en-request.ts'
import { sheet } from './en-sheet.ts'
import { expected, points, troubles } from './en-troubles.ts'
import { sweep } from './en-sweep.ts'
import { track, trackFindings, trackTroubles } from './en-track.ts'
import { value } from './en-value.ts'

export const en = {
  agreement,
  book,
  call,
  backtest,
  cli: { ...cli, batch, backtest: backtestOptions, letter: letterOptions },
  contact,
  due,
  explain,
  findings: { ...findings, ...callFindings, ...bookFindings, ...trackFindings, ...letterFindings },
  interview,
  letter,
  policy,
  report,
  request,
  sheet,
  sweep,
  track,
  troubles: { ...troubles, ...recordTroubles, ...trackTroubles, ...letterTroubles },
  expected,
  points,
  value,
  ...labels,
}
