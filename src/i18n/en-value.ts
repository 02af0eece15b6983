// What is said of the lender's side, of stress, and of the all-in cost of a plan (English).

export const value = {
  stress: {
    title: 'If things get worse (recommended plan)',
    income: 'With {share} less income: {result}.',
    late: 'With a recovery {months|month|months} later: {result}.',
    fits: 'the plan still fits',
    short: 'short by {short} at most, in {months|month|months}, worst on {day}',
    missed: 'A missed payment of {amount} on {day} is made good within {months|month|months}.',
    lost: 'A missed payment of {amount} on {day} cannot be made good within the plan.',
  },
  alternatives: {
    title: 'Without an agreement (for the lender only)',
    head: {
      kind: 'Alternative',
      cost: 'Cost first',
      months: 'Months',
      most: 'At best',
      value: 'Expected',
      breakEven: 'Needs',
    },
    kinds: {
      'do-nothing': 'Wait',
      'payment-order': 'Payment order',
      litigation: 'Lawsuit and enforcement',
      sale: 'Sale of the debt',
      'second-lien': 'Realise the second lien',
      'charge-off': 'Write-off',
    },
    needs:
      'Needs: the share of what is owed that would have to come in to be worth as much as the recommended plan.',
    missing: 'Not known, so left out: {names}. A lender fills them in under “inputs” in its policy.',
    reservation: 'The best of these whose value is known is {amount}: no plan should be worth less.',
  },
  efficient: {
    title: 'Efficient plans (for the lender only)',
    count:
      '{count} of {accepted|plan|plans} cannot be beaten: no other weighs less on the borrower and is worth more to the lender.',
    weights: 'Burden: {strain} × strain + {cost} × cost + {length} × length.',
    mark: '{name}: {title}; highest {peak}, {months|month|months}, expected value {expected}.',
    marks: {
      nash: 'Nash',
      kalaiSmorodinsky: 'Kalai-Smorodinsky',
      egalitarian: 'Egalitarian',
    },
    about:
      'Nash: largest product of both gains. Kalai-Smorodinsky: equal parts of what each could gain. Egalitarian: the smaller gain is largest.',
    none: 'No plan that can be granted is worth {amount}, what the lender has without one.',
    beaten: 'Plan {by} weighs less on the borrower and is worth more to the lender.',
    hazard:
      'Expected value assumes: {base} of plans with an unchanged payment are broken within 12 months, times {slope} for each tenth off the payment (up to {most}), spread over the months; {recovery} of what is then owed comes in {after|month|months} later. Assumptions from studies, no forecast: {sources}.',
  },
  reasons: {
    /** One sentence: what it takes, costs, is worth, and against what it was weighed. */
    means: 'takes at most {strain} of what the household can pay ({peak})',
    total: 'costs {total} in all by {day}',
    worth: 'is worth {expected} to the lender, against {reservation} without it',
    best: 'weighs best of {accepted|plan|plans}',
    sentence: 'It {reasons}.',
    and: ' and ',
  },
  answer: {
    title: 'What would meet it',
    line: '{change}: {title}',
    changes: {
      'pay-more': '{to} a month instead of {from}',
      longer: '{to|month|months} instead of {from}',
      later: 'the last payment by {to} instead of {from}',
      down: '{to} today instead of {from}',
      'less-down': 'only {to} today instead of {from}',
      sooner: 'the first payment by {to} instead of {from}',
      'contract-day': 'due on day {to} of the month instead of {from}',
    },
    closest: 'Closest to what was asked for: {title}',
    none: 'No plan that can be granted meets what was asked for.',
  },
  costForm: {
    title: 'All-in cost',
    about:
      'Each normal cost as a yearly level by the internal rate (12 × a month), added up; what only default costs stands apart. Nothing else is charged.',
    plan: '{n} {title}',
    principal: 'Principal repaid',
    head: { item: 'Item', basis: 'How charged', payee: 'By', amount: 'Amount', annual: 'A year' },
    items: {
      interest: 'Interest under the plan',
      'interest-before': 'Interest owed before',
      fees: 'Fees',
    },
    total: 'All-in cost in normal performance',
    effective: 'Compounded',
    defaults: {
      'penalty-before': 'Penalty interest owed before',
      penalty: 'On default: penalty rate on overdue principal',
      held: 'On breach: conditional waivers return',
    },
    payee: 'lender',
    asOwed: 'as owed on {day}',
    onPrincipal: '{rates} on principal, {dayCount}',
    none: '–',
  },
}
