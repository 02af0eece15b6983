// A command line for every usage error there is: what docs/errors.md shows and the tests provoke.
import type { UsageKey } from '../../src/cli/exit.ts'

const CASE = '--as-of 2026-11-22 --currency CNY --principal 10000 --rate 18% --day-count act/365 --due-day 15'

export const USAGE: Readonly<Record<UsageKey, string>> = {
  'unknown-option': `compare ${CASE} --polcy generic`,
  'unknown-command': 'compar case.yaml',
  'missing-argument': 'policy show',
  'missing-option': `schedule ${CASE}`,
  'same-output': 'backtest cases.ndjson --policy cn --records out.csv --output ./out.csv',
  'option-needs-value': `compare ${CASE} --top`,
  'not-a-choice': `compare ${CASE} --role judge`,
  'too-many-arguments': 'compare a.yaml b.yaml',
  other: '',
  'no-case': 'compare',
  'missing-answers': 'compare --principal 10000 --rate 18% --income 6500',
  'no-terminal': `negotiate ${CASE}`,
  'no-session': 'replay package.json',
  'no-wish': `counter ${CASE}`,
  'no-flows': 'rate',
  'no-input': 'batch',
  'bad-delimiter': 'batch accounts.csv --delimiter ||',
  'bad-shard': 'batch cases.ndjson --shard 9/8',
  'no-contract': `schedule ${CASE} --plan contract`,
  'no-plan': `schedule ${CASE} --plan equal-instalmet-24`,
  'no-policy': `compare ${CASE} --policy generc`,
  'no-format': `compare ${CASE} --format xml`,
  'no-kind': `compare ${CASE} --kinds balon`,
  'no-demo': 'demo card-debt',
  'no-schema': 'schema cas',
  'no-shell': 'completion tcsh',
  'no-row': `explain ${CASE} --plan equal-instalment-12 --row 13`,
  'no-action': 'policy shwo generic',
  'no-track-action': 'track stauts agreement.json',
  'not-a-day': 'policy show generic --on 2026-02-30',
  'bad-name': 'policy new my/bank',
  'file-exists': 'policy new my-bank -o package.json',
  'no-picture': `sweep ${CASE} --over rate=12%,18% --over fees=0,100 --over due-day=1,15 --format svg`,
  'picture-size': `sweep ${CASE} --over principal=1000:100000:1000 --over rate=12%,18% --format html`,
  'no-book': 'book list --book nowhere',
  'no-book-action': 'book fnd 13812345678',
  'not-a-moment': 'log demo-card-9bbcd208 --may-i --call --at 10:30',
  'no-zone': 'log demo-card-9bbcd208 --may-i --call --zone Asia/Shangai',
  'one-channel': 'log demo-card-9bbcd208 --outcome refused --at 2026-12-15T10:30',
  'needs-promise': 'log demo-card-9bbcd208 --call --outcome promised --at 2026-12-15T10:30',
  'no-promise':
    'log demo-card-9bbcd208 --call --outcome refused --promise 820 --by 2026-12-20 --at 2026-12-15T10:30',
  'odd-outcome': 'log demo-card-9bbcd208 --letter --outcome no-answer --at 2026-12-15T10:30',
  'letter-or-check': 'letter demo-card-9bbcd208',
  'needs-file': 'letter demo-card-9bbcd208 --text review --format pdf',
  'not-whole': `compare ${CASE} --top many`,
  'not-an-amount': 'backtest cases.ndjson --policy cn --budget much',
  'not-a-share': 'backtest cases.ndjson --policy cn --shock 110%',
  'too-many-policies':
    'backtest cases.ndjson --policy cn --policy us --policy generic --policy example --policy cn',
}

/** Messages that no command line of today reaches: kept for what commander may say beyond them. */
export const UNREACHED: readonly UsageKey[] = ['other']
