// The words of a borrower's request to a lender (English): plain, polite, factual; nobody's name is needed.

export const request = {
  title: 'Request for a repayment arrangement',
  to: 'To: {lender}',
  asOf: 'Figures of {day}.',
  applicant: {
    title: 'Applicant',
    blanks: 'What is left blank is to be filled in by hand.',
    contractNo: 'Loan contract no.',
  },
  debt: {
    title: 'What is owed',
    owed: 'On {day} I owe {total}, as set out below.',
    overdue: 'Payments have been overdue for {days|day|days}, since {since}.',
  },
  hardship: {
    title: 'Why I cannot pay as agreed',
    what: 'I cannot pay as agreed at present: {what}.',
    since: 'I cannot pay as agreed at present: {what}, since {since}.',
    until: 'I expect this to last until {until}.',
    papers: 'Copies are enclosed: {papers}.',
    noPapers: 'Papers that show this: {blank}',
  },
  household: {
    title: 'Household',
    people: 'The household has {people|person|people}.',
    head: { kind: 'Kind', item: 'Item', time: 'Time', amount: 'A month' },
    income: 'Income',
    spending: 'Essential spending',
    debts: 'Other debts',
    savings: 'Savings',
    once: 'once',
    from: 'from {from}',
    until: 'until {until}',
    span: '{from} to {until}',
  },
  plan: {
    title: 'The arrangement I ask for',
    ask: 'I ask to pay as follows: {plan}.',
    rows: '{rows|payment|payments} from {first} to {last}, {total} in all, the highest {peak}.',
    fits: 'Every payment stays within what the household can pay that month.',
    waived: 'I ask that {amount} be waived when it takes effect.',
    held: 'I ask that {amount} be waived once the payments it depends on have been made.',
    head: { rows: 'Payments', due: 'Due', each: 'Each', sum: 'In all' },
  },
  fallback: {
    title: 'If this cannot be granted',
    ask: 'I ask that this be considered instead: {plan}.',
  },
  law: {
    title: 'What the rules say',
    head: { text: 'Rule', source: 'Where it stands' },
    value: '{label}: {value}',
  },
  known: {
    title: 'What I know',
    intro: 'I have been told this about the arrangement I ask for:',
  },
  answer: {
    title: 'Answer',
    write: 'Please answer in writing, and tell me what is missing if something is.',
    wait: 'Until then I ask you to hold off collection.',
    true: 'What is said here is true to the best of my knowledge.',
  },
  sign: { applicant: 'Applicant', signed: 'Signature', date: 'Date' },
}
