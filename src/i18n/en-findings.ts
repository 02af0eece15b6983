// What rules say (English): one sentence a rule, with its figures. `above-means`: "On 2026-12-15 … short by ¥624.00".
// First the rules of the policy, then remarks on a case, then reasons why a plan or a rate cannot be computed.

export const findings = {
  'above-means': 'More than the household can pay in {months|month|months}: on {day} it is short by {short}.',
  'above-wish': 'The highest payment is {peak}; {wish} was asked for.',
  'longer-than-wish': 'It runs {months|month|months}; at most {wish} were asked for.',
  'later-than-wish': 'The last payment is on {day}; {wish} was asked for.',
  'balance-grows': 'What is owed grows before it falls: by {by} to {left} after row {row}.',
  'below-least': 'Row {row} pays {payment}, less than the least of {least}.',
  'cleared-early': 'The debt is paid off in row {row} of {rows}; the rows after it pay nothing.',
  'held-returns':
    '{held} is waived only if the plan is kept; it returns when {missed|payment stays|payments in a row stay} unpaid for {days|day|days}.',
  'large-last':
    'The last payment is {last}, where the highest before it is {before}: say where it shall come from.',
  'too-long': 'It runs {months|month|months}; the policy allows {most}.',

  'household-unknown':
    'Income and spending are not known, so nobody can say which plan the household can afford.',
  'floor-unknown':
    'No living-cost floor is known for this household; only the spending it declared was counted.',
  'contract-unknown':
    'The contract as it stands is not shown: the case does not tell its instalments, or the overdue principal.',
  'penalty-rate-unknown': 'The penalty rate is not known; what a breach would cost is not reckoned with it.',
  'no-surplus': 'The household cannot pay anything in any month; at best it is short by {short} a month.',
  'only-charges-owed': 'No principal is owed, only interest, penalty or fees.',

  'relief-exceeds-owed':
    'More {bucket} would be waived than is owed: {owed} is owed, {short} too much would be waived.',
  'dates-out-of-order': '{day} comes after {before} in the plan, but lies before it.',
  'no-rows': 'The plan has no row in which anything could be paid.',
  'first-due-before-as-of':
    'The first payment would be due on {firstDue}, before {asOf}, the day of the figures.',
  'needs-contract': 'Stage {stage} follows the contract, and the case does not tell its instalments.',
  'contract-too-short':
    'Stage {stage} needs {months|contract instalment|contract instalments}; {have} are left.',
  'needs-overdue-principal':
    'Stage {stage} pays the arrears, and the case does not tell the overdue principal.',
  'arrears-after-level': 'Stage {stage} pays the arrears after level payments; arrears come first.',
  'day-rate-needs-actual-days': 'Stage {stage} has a rate by the day, which does not go with {dayCount}.',
  'weights-not-positive': 'The weights of stage {stage} are all zero, or one of them is below zero.',
  'over-too-short': 'Stage {stage} runs {months|month|months} and cannot be reckoned over {over}.',
  'payment-below-interest':
    'Row {row} on {day} pays {payment} where {interest} of interest falls due, and the plan does not say what becomes of the rest.',
  'leaves-balance': '{left} would still be owed after the last row, which pays {pay}.',
  'level-undetermined':
    'Stage {stage} has no one level amount: whatever it is, the rows after it clear the debt. Say "over".',
  'above-cap': 'A payment is above what was allowed for.',
  'no-breach-terms': 'The plan does not say what follows when it is broken.',
  'row-unknown': 'There is no row {row}: the plan has {rows|row|rows}.',
  'knob-missing': 'The plan needs a part “{knob}” in its id.',
  'too-few-months': 'The plan has {months|month|months}; it needs at least {least}.',
  'plan-unknown': 'There is no plan “{id}”.',
  'plan-numbers':
    'A plan of the kind {kind} has {count|number|numbers} of months, from 1 to 480, after its name: “{id}” has not.',
  'plan-part': '“{part}” in “{id}” cannot be read.',

  'rate-mixed-times': 'Give all flows a day, or all of them a month.',
  'rate-broken-month': 'Month {month} is not a whole number.',
  'rate-needs-days': 'This method counts days, and the flows have months; ask for another method.',
  'rate-odd-days':
    '{on} is not a whole number of months from the first flow; ask for a method that counts days.',
}
