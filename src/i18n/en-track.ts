// What is said of an agreement that is followed (English): how it stands, its rows, what comes next, what can be wrong.

export const track = {
  title: '{id} on {day}: {state}',
  states: {
    'on-time': 'on time',
    late: 'late',
    cured: 'late before, made good',
    broken: 'broken',
    completed: 'completed',
  },
  kept: { kept: 'kept', partial: 'partly kept', broken: 'not kept', open: 'to come' },
  keptOn: '{kept}, made good {day}',
  head: { row: 'Row', due: 'Due', asked: 'Amount', paid: 'Paid', kept: 'Promise' },
  facts: {
    paid: 'Paid',
    waiting: 'of it for the next due day',
    due: 'Due now',
    daysPastDue: 'Days past due',
    next: 'Next',
    nextIs: '{amount} on {day} (row {row})',
    payoff: 'Pays it off on this day',
    owed: 'Owed',
    held: 'Given up if the plan is kept',
    restored: 'Came back on breach',
    completed: 'Completed on',
    surplus: 'To be paid back',
  },
  more: 'and {rows|row|rows} more, the last on {day}',
  findings: 'What this means',
  reopened: 'The case as of {day}: {owed} owed, {changes|change|changes} of the contract so far.',
  imported:
    '{payments|payment|payments} imported, {again|line|lines} known already, {unmatched|line|lines} unmatched.',
  unmatchedIs: {
    unnamed: 'names neither agreement, case nor contract',
    'too-early': 'before the day of the figures of the agreement',
    'nothing-paid': 'no amount',
  },
  list: {
    payments: '{payments|payment|payments}',
    none: 'Nothing new.',
    line: 'line {line}: {day} {amount}',
    perhaps: ' (perhaps {ids})',
    is: {
      unnamed: 'Names no agreement of the book',
      several: 'Names several agreements',
      'too-early': 'Before the day of the figures of the agreement',
      damaged: 'The agreement is damaged: parley book check tells where',
      'nothing-paid': 'No amount',
    },
  },
  recorded: 'Recorded as {id}.',
}

export const trackFindings = {
  'before-agreement': '{day} is before {asOf}, the day of the figures of the agreement.',
  'nothing-left': 'Nothing is left to negotiate: the agreement was completed on {day}.',
  'charge-completed': 'The debt was settled on {day}: nothing more is charged on it.',
  'changed-before': 'The contract was changed on {day}: {kind}.',
  'given-for-good': 'Given up for good under the earlier agreement: {amount}.',
  'given-if-kept':
    'Was to be given up or put off under the earlier agreement and is owed in this case: {amount}.',
  'given-and-returned': 'Came back when the earlier agreement was broken: {amount}.',
  'track-completed': 'Everything was paid on {day}: the debt is settled.',
  'track-released': 'What was waived is waived for good: {amount}.',
  'track-credit-record':
    'The overdue mark may stay on the credit record until {until}, then it is to be deleted.',
  'track-broken': 'The plan counts as broken since {day}.',
  'track-restored': 'What was waived on condition or put off is owed again: {amount}.',
  'track-all-due': 'Everything is due at once: {amount}.',
  'track-no-penalty-rate': 'The agreement tells no penalty rate; interest goes on at {rate}.',
  'track-within-tolerance': '{due} is missing, which the tolerance still counts as paid.',
  'track-due-now': '{due} is due now.',
  'track-behind': '{due} is missing, {days|day|days} past due.',
  'track-cure': 'Paid by {until}, {due} makes it good; otherwise the plan counts as broken.',
  'track-would-return':
    'If the plan is broken, {amount} that was waived on condition or put off is owed again.',
  'track-next': 'Next is {amount} on {day} (row {row}).',
  'track-charges-above-cap':
    'Interest, penalty and charges since the agreement are {charges}; at {cap} of all that was owed they would be {would} at most. A court may cut the {over} above that.',
  'track-observing':
    'Watched as a restructured asset from {from} to {until}: {kept} of {rows} payments in a row kept.',
  'track-observed-anew':
    'A missed payment started the observation of the restructured asset again: from {from} to {until}, {kept} of {rows} payments in a row kept.',
  'track-observed': 'The observation of the restructured asset was over on {until}.',
  'track-double': 'Payment {id} of {day} over {amount} looks entered twice; both are counted.',
  'track-surplus': '{amount} was paid beyond what is owed and is to be paid back.',
  'track-policy-other':
    'The policy of the agreement ({id} {version}) is not known here as it was: tolerance and clocks follow {used}.',
}

export const trackTroubles = {
  'agreement-changed':
    'The agreement is not as it was made: its digest does not hold. parley verify tells what differs.',
  'other-agreement': 'These are the payments of another agreement than “{want}”.',
  'before-agreement': 'This is before {asOf}, the day of the figures of the agreement.',
  'before-event': 'This is before {day}, the day of what it refers to.',
  'no-such-payment': 'There is no payment of this id.',
  'no-such-charge': 'There is no charge of this id.',
  'no-day-column': 'None of the columns is known to be the day of a payment; --map tells which one is.',
  'no-amount-column': 'None of the columns is known to be the amount; --map tells which one is.',
}
