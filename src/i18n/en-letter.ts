// The words of letters around what packs write, and of forbidden wordings (English).

export const letter = {
  titles: {
    reminder: 'Payment reminder',
    breach: 'Notice of breach',
    review: 'Offer to review the plan',
    settled: 'Certificate of settlement',
    credit: 'Request to correct a credit record',
  },
  /** Of a file or a message: it tells nobody who sees it of a debt. */
  subject: 'Letter about agreement {id}',
  number: 'Agreement no. {id}',
  date: 'Date: {day}',
  to: { borrower: 'To', lender: 'From' },
  due: { row: 'Payment', due: 'Due', asked: 'Amount', paid: 'Paid', missing: 'Open' },
  foot: 'Reckoned from the agreement and what was paid by {day}; “parley track status” shows the same figures.',
  sign: { lender: 'Lender', borrower: 'Applicant' },
  barred: 'The letter says what is forbidden, and nothing was written.',
  hit: '“{said}”: {label} ({why}; {wording}). {source}',
  hitAt: '{line}:{column}: ',
  advisory: '{source} (no law)',
  checked: '{hits|forbidden wording|forbidden wordings} in {file}.',
  clean: 'No forbidden wording in {file}. The lists know set phrases only; what you mean they cannot tell.',
  note: 'The note says what no message may say.',
  whys: {
    threat: 'threat',
    'false-authority': 'false authority',
    'false-consequence': 'false consequence',
    'third-party': 'telling others',
    shame: 'shame before others',
    harassment: 'harassment',
    abuse: 'abuse',
    'extra-charge': 'extra charge',
    'new-borrowing': 'new borrowing',
    'false-promise': 'false promise',
  },
}

export const letterOptions = {
  text: 'which letter: reminder, breach, review, settled or credit',
  check: 'hold a text of your own (a file, or - for standard input) against the forbidden wordings',
  policy: 'policy whose words and lists count; with --check alone, else every shipped list',
  on: 'day of the letter; today if left out',
}

export const letterFindings = {
  'letter-no-reminder':
    'A reminder is for what is due, or falls due within {days|day|days}; the agreement is {state}. What fits: {fits}.',
  'letter-no-breach': 'A notice of breach is for a broken agreement; this one is {state}. What fits: {fits}.',
  'letter-no-review':
    'An offer of review is for an agreement that runs or is broken; this one is {state}. What fits: {fits}.',
  'letter-no-settled':
    'A settlement certificate is for an agreement that is completed; this one is {state}. What fits: {fits}.',
  'letter-no-credit':
    'A request to correct the credit record is for an agreement that is kept or completed; this one is {state}, and a mark for that would be right. What fits: {fits}.',
  'letter-replaced': 'No letter is written: agreement {id} has taken its place.',
  'track-replaced': 'This agreement was replaced on {day} by {id}: what it asks for is no longer due.',
  'track-entries-lost':
    '{events|payment|payments} that were confirmed are lost and are not counted here; the loss was accepted.',
  'track-papers':
    'What comes now: “parley letter … --text settled” writes the certificate, “--text credit” the request to correct the credit record.',
}

export const letterTroubles = {
  'not-a-pattern':
    'This is no pattern of a wording: plain words, (a|b) for alternatives, ~ for a few words between, and at least two characters that must be there.',
  'forbidden-wording': '“{said}” is a forbidden wording: {label} ({why}; {wording}). It stands in: {source}.',
  'unknown-figure': 'No letter has a figure {name}.',
}
