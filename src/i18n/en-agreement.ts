// The words of an agreement around its clauses, which packs write, and of its verification (English).

export const agreement = {
  title: 'Repayment agreement',
  number: 'No. {id}',
  date: 'Date: {day}',
  blank: '________________',
  unsigned: 'Draft until both sides have signed.',
  parties: {
    head: { party: 'Party', field: 'Item', said: 'As stated' },
    borrower: 'Borrower',
    lender: 'Lender',
    guarantor: 'Guarantor',
    name: 'Name',
    idNumber: 'Identity or registration no.',
    phone: 'Telephone',
    address: 'Address',
    account: 'Account',
  },
  debt: { item: 'Item', amount: 'Amount', words: 'In capitals', total: 'Total' },
  yuan: 'Chinese yuan (CNY)',
  capitals: ' (in capitals: {capitals})',
  hardship: '{what}',
  hardshipSince: '{what}, since {since}',
  relief: {
    now: '{amount} of {bucket}, at once',
    kept: '{amount} of {bucket}, once {rows|payment has|payments have} been made',
    done: '{amount} of {bucket}, when the last payment has been made',
  },
  semicolon: '; ',
  accrual: {
    interest:
      'Interest accrues on the principal at {rates}, {dayCount}; {charged} in all if every payment is made on its day.',
    none: 'No interest accrues.',
    rest: 'No annual fee, penalty interest or other charge accrues.',
    bare: 'Fees, penalty interest and unpaid interest bear nothing.',
    capitalises:
      'Unpaid interest ({amount} in all) is added to the principal on the days shown and bears interest from then on.',
    putOff: '{amount} of {bucket} is put off to the last payment and bears nothing.',
    added: '{buckets} ({amount}) are added to the principal and bear interest from then on.',
  },
  and: ' and ',
  breach: {
    'from-breach':
      'From the day of the breach on, interest runs at the rate of the loan contract ({rate}) on the principal still unpaid.',
    'from-start':
      'Interest is then charged from {asOf} on at the rate of the loan contract ({rate}) on the principal as it stood, less what was charged.',
    head: {
      row: 'Unpaid from',
      due: 'Due',
      on: 'Broken on',
      returned: 'Of it comes back',
      total: 'Owed in all',
    },
  },
  duty: { text: 'What is to be done or said', source: 'Where it stands' },
  source: 'Source: {source}',
  page: 'Page {page} of {pages}',
  signatures: {
    signed: 'Signature or seal',
    date: 'Date',
  },
  policy:
    'Reckoned under policy {id} {version} ({digest}). parley verify recomputes the JSON copy of this agreement.',
  event: {
    due: 'Repayment {n} of {rows}: {amount}',
    remind: 'Repayment {n} of {rows} is due in {days|day|days}: {amount}',
  },
  verify: {
    holds: '{id}: every figure holds ({compared} compared).',
    differs: '{id}: {count|figure differs|figures differ}.',
    one: '{path}: {stated} stands there, {recomputed} is right',
    row: 'row {row}, {field}',
    breachRow: 'breach at row {row}, {field}',
    nothing: 'nothing',
    more: 'and {count|more|more}',
    digest: 'digest',
    notes: {
      'policy-unknown': 'Policy {id} {version} is not known here.',
      'policy-other': 'Policy {id} is known here in another version than {version} ({digest}).',
      'program-other': 'Made with parley {version}.',
      'clauses-unchecked': 'The words of the clauses were held against the digest only.',
    },
  },
}
