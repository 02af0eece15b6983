// Chinese (简体中文): all parts together; a key that English has and Chinese lacks does not compile.
import type { Messages } from './messages.ts'
import { agreement } from './zh-agreement.ts'
import { book, bookFindings, contact } from './zh-book.ts'
import { call, callFindings } from './zh-call.ts'
import { backtest } from './zh-backtest.ts'
import { backtestOptions, batch, recordTroubles } from './zh-batch.ts'
import { cli } from './zh-cli.ts'
import { due } from './zh-due.ts'
import { explain } from './zh-explain.ts'
import { findings } from './zh-findings.ts'
import { interview } from './zh-interview.ts'
import { labels } from './zh-labels.ts'
import { letter, letterFindings, letterOptions, letterTroubles } from './zh-letter.ts'
import { policy } from './zh-policy.ts'
import { report } from './zh-report.ts'
import { request } from './zh-request.ts'
import { sheet } from './zh-sheet.ts'
import { expected, points, troubles } from './zh-troubles.ts'
import { sweep } from './zh-sweep.ts'
import { track, trackFindings, trackTroubles } from './zh-track.ts'
import { value } from './zh-value.ts'

export const zh = {
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
} satisfies Messages
