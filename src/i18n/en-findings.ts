// What rules say (English): one sentence a rule, with its figures. `above-means`: "On 2026-12-15 … short by ¥624.00".
// First the rules of the policy, then remarks on a case, then reasons why a plan or a rate cannot be computed.

export const findings = {
  'agreement-lacks': 'The agreement lacks a section it must have: {section}.',
  'above-means': 'More than the household can pay in {months|month|months}: on {day} it is short by {short}.',
  'above-wish': 'The highest payment is {peak}; {wish} was asked for.',
  'longer-than-wish': 'It runs {months|month|months}; at most {wish} were asked for.',
  'later-than-wish': 'The last payment is on {day}; {wish} was asked for.',
  'diminished-obligation':
    'Gives up more than {most} of the present value at the contract rate: counted as default where this guideline applies.',
  'modified-substantially':
    'Gives up more than {most} of the present value at the contract rate: booked as a new asset.',
  'below-alternative': 'Worth {expected} to the lender, less than the {least} it has without a plan.',
  'balance-grows': 'What is owed grows before it falls: by {by} to {left} after row {row}.',
  'below-least': 'Row {row} pays {payment}, less than the least of {least}.',
  'cleared-early': 'The debt is paid off in row {row} of {rows}; the rows after it pay nothing.',
  'held-returns':
    '{held} is waived only if the plan is kept; it returns when {missed|payment stays|payments in a row stay} unpaid for {days|day|days}.',
  'large-last':
    'The last payment is {last}, where the highest before it is {before}: say where it shall come from.',
  'too-long': 'It runs {months|month|months}; the policy allows {most}.',
  'not-eligible': 'The policy offers no plan in its tier {tier}.',
  'not-eligible-because': 'The policy offers no plan in its tier {tier}: {reason}',
  'not-eligible-no-tier': 'No tier of the policy covers this case, so it offers no plan.',
  'too-many-restructures':
    'The contract has been changed {times|time|times} already; the policy offers no further change after {most}.',
  'cool-off':
    'The contract was last changed on {last}, {days|day|days} before; the policy leaves at least {least} between two changes.',
  'first-payment-late': 'The first payment is on {day}, after {days|day|days}; the policy allows {most}.',
  'below-share': 'Row {row} pays {payment}, less than the least of {least}: {share} of what is owed.',
  'needs-approval': 'Needs approval by the {role} ({for}: {has}; limit: {most}).',

  'cost-above-cap': 'A rate of {rate} is above {cap}, the most that a loan may cost.',
  'charges-above-cap':
    'The interest, penalty and fees charged so far are {charges}; at {cap} they would be {would}. A court may cut the {over} above that, so waiving it costs the lender nothing.',
  'penalty-above-cap':
    'The penalty rate of {penalty} (contract rate {contract}) is above {cap}, the most that a loan may cost; no more than that may be charged after a breach.',
  'penalty-outside-uplift':
    'The penalty rate of {penalty} is not {least} to {most} above the contract rate of {contract}.',
  'term-above-law': 'It runs {months|month|months}; {most} are allowed.',
  'total-term-above-law':
    'From the day of the contract to the last payment it takes {months|month|months}; {most} are allowed.',
  'extension-after-due':
    'It runs longer than the contract. As the debt is overdue, this is a restructure in law and not an extension.',
  'extension-too-long':
    'It extends the contract by {months|month|months}; with an original term of {original|month|months}, {most} are allowed.',
  'holiday-too-long': 'Nothing is paid for {months|month|months} in a row; {most} are allowed.',
  'interest-on-fees': 'Fees of {fees} are added to principal and would bear interest, which fees may not.',
  'interest-on-penalty':
    'Penalty of {penalty} is added to principal and would bear interest, which penalty may not.',
  'short-measure-too-long':
    'It pays nothing, interest only or a reduced amount for {months|month|months}; such measures should end after {most}.',
  'capitalised-before':
    'It adds what is overdue to principal, which has been done {times|time|times} before; it should be done at most {most|time|times}.',
  'capitalised-after-waiver':
    'First {waived} is waived; of what is left, {capitalised} is added to principal.',
  'step-up-unexplained':
    'From {day} on payments rise, from {from} to {to} at the highest; the case does not say that more money comes in by then.',
  'above-benchmark':
    'In the month of {day} the payment and other debts take {share} of income; the benchmark is {most}.',
  'restructured-asset':
    'The lender carries the debt as a restructured asset, under observation for at least {months|month|months} and {instalments|instalment|instalments} in a row.',
  'limitation-restarts':
    'When the borrower agrees to pay, the limitation period of {years|year|years} starts again.',
  duty: '{duty}',

  'household-unknown':
    'Income and spending are not known, so nobody can say which plan the household can afford.',
  'floor-unknown':
    'No living-cost floor is known for this household; only the spending it declared was counted.',
  'contract-unknown':
    'The contract as it stands is not shown: the case does not tell its instalments, or the overdue principal.',
  'penalty-rate-unknown': 'The penalty rate is not known; what a breach would cost is not reckoned with it.',
  'no-surplus': 'The household cannot pay anything in any month; at best it is short by {short} a month.',
  'only-charges-owed': 'No principal is owed, only interest, penalty or fees.',
  'no-law': 'No country’s law was checked: the policy rests on none.',
  'lender-unknown': 'The kind of lender is not known; limits on cost that depend on it were not checked.',
  'floor-national':
    'Region {region} has no living-cost floor of its own here; the national figure of {floor} a month was used. Regions known: {known}.',
  'floor-region-missing':
    'No living-cost floor was used, because the household’s region is not known. Regions known: {known}.',
  'consumption-benchmark':
    'Declared essentials are {essentials} a month; average spending of {people|person|people} is {average}.',
  'no-authority-limits': 'The policy does not say who may grant how much, so nothing is said of approvals.',
  'inputs-empty':
    'Nobody has published these, so they are left empty until the institution supplies its own: {what}.',
  'limit-unknown': '{what}: {why}',
  'value-stale': '“{what}” may be out of date since {since}.',

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

  'opened-twice': 'The negotiation was opened already.',
  'move-before-open': '{move}: the negotiation has not been opened.',
  'move-back-in-time': '{move} on {day}: the move before it was on {last}.',
  'move-after-accept': '{move}: the plan “{id}” was accepted; only notes may follow.',
  'move-after-refuse': '{move}: the negotiation was refused; only notes may follow.',
  'offered-by-borrower': 'The borrower asks; only the creditor offers a plan (“{id}”).',
  'approved-by-borrower': 'Only the creditor can approve “{id}”.',
  'accepted-own-offer': 'Only the borrower can accept “{id}”.',
  'offer-unknown': 'There is no offer “{id}”.',
  'offer-outdated': 'The figures have changed since “{id}” was offered; it must be offered again.',
  'offer-expired': 'The offer “{id}” stood until {until}; it is {day}.',
  'offer-over': 'The offer “{id}” would end on {until}, before {day}.',
  'offer-worse': '“{id}” is worse for the borrower than “{earlier}”, which was offered before.',
  'plan-not-offered': 'The plan accepted as “{id}” is not the one that was offered.',
  'round-back': '“{id}” is of round {round}; round {last} was reached already.',
  'currency-after-ask': 'The currency cannot change once an amount has been named.',

  'session-exists': 'There is a session of that name already.',
  'session-locked':
    'The session is open in another process ({pid} on {host}). If that is not so, remove {lock}.',
  'session-changed': 'The session was {why} by somebody else; nothing was written.',
  'session-damaged': 'Line {line} of the session is {why}; nothing from it on is used.',
  'session-torn': 'Line {line} was written only in part ({bytes} bytes); it was set aside in {aside}.',
  'session-taken-over': 'The session was left open by a process that has ended; it was taken over.',
  'session-taken-over-from':
    'The session was left open by process {pid}, which has ended; it was taken over.',

  'rate-mixed-times': 'Give all flows a day, or all of them a month.',
  'rate-broken-month': 'Month {month} is not a whole number.',
  'rate-needs-days': 'This method counts days, and the flows have months; ask for another method.',
  'rate-odd-days':
    '{on} is not a whole number of months from the first flow; ask for a method that counts days.',
}
