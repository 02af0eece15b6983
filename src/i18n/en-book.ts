// Words of the book and of contacts (English): lists, checks, outcomes, what is refused and why.
export const book = {
  title: 'Book {dir}: {records|record|records}',
  none: 'No record.',
  masked: 'Names and numbers are masked; --reveal shows them, and is written into the book.',
  columns: {
    kind: 'kind',
    id: 'id',
    name: 'name',
    phone: 'phone',
    contractNo: 'contract',
    rows: 'rows',
    lastDue: 'last day',
    total: 'to pay',
    events: 'events',
    contacts: 'contacts',
    lastContact: 'last contact',
  },
  kinds: { agreement: 'agreement', case: 'case', session: 'session' },
  made: 'The book is in {dir}.',
  begun: 'A new book was begun in {dir}.',
  added: '{id}: added ({kind}).',
  there: '{id}: was there already; nothing was changed.',
  longer: '{id}: was there already; what is new in it was added.',
  notVerified: '{file}: does not hold; it was not added.',
  exported: '{records|record|records} exported.',
  exportedMasked: '{records|record|records} exported, names and numbers masked.',
  revealed: 'Shown unmasked; written into the book.',
  check: {
    whole:
      'Every file holds: {agreements|agreement|agreements}, {cases|case|cases}, {sessions|session|sessions}, {lines|line|lines} of {files|file|files} followed; {forgotten|record|records} forgotten.',
    damaged:
      '{damages|damage|damages} found. A copy from elsewhere puts it right; what no copy has, “parley book accept” gives up.',
    rebuilt: 'The index was made again.',
    place: '{file}, line {line}',
    what: {
      missing: 'is missing. What stood in it is lost; the other files of the record stand.',
      changed:
        'is not what was written. It is not used; a copy of it from elsewhere is found good by this check.',
      broken: 'is {why} from line {line} on. The {kept|line|lines} before stand; what follows is not used.',
      cut: 'has {has|line|lines}, and {want} were written. The {has} stand; {lost} are lost.',
      unended: 'lacks the end of line {line}. Nothing is lost; the next entry mends it.',
      head: 'is not what was written. No record hangs on it.',
      'log-missing':
        'is missing, with {want|line|lines}. The records stand; which of them were confirmed is known from the index.',
      'log-broken':
        'is {why} from line {line} on. The records stand; that some were forgotten or shown may be lost.',
      'log-cut':
        'has {has|line|lines}, and its index has seen {want}. The records stand; that some were forgotten or shown may be lost.',
      'log-changed':
        'is another than its index has seen, at line {line}. If a whole older copy was put here, remove the index: it is made again.',
      index: 'is damaged. Nothing is lost: it is made again from the other files.',
      'not-gone': 'was forgotten and still stands here. Forget it again.',
      link: 'is a link to another place. Nothing is written through it: put the files themselves here.',
      unread: 'cannot be read: it is a folder, or there is no permission.',
      gone: 'is gone, a whole record. Its lines in the log remain; only a copy from elsewhere has what it said.',
    },
    remarks: {
      loose: 'has {lines|line|lines} that were never confirmed and are whole: the next entry takes them up.',
      torn: 'ends in {bytes|byte|bytes} of a line that was not written to its end, and never confirmed.',
      stray: 'is no part of the book.',
      behind: 'is {lines|entry|entries} behind: it is made again.',
      'no-index': 'is not there: it is made again.',
      aside: 'is a damaged part that was set aside.',
      accepted: 'has lost {lines|confirmed entry|confirmed entries}; the loss was accepted.',
      'accepted-log': 'was damaged; the loss was accepted.',
      'given-up': 'is lost and was given up. A copy of it is put back by “parley book add”.',
    },
    why: { unreadable: 'unreadable', changed: 'changed', 'out-of-order': 'out of order' },
    damage: 'damage',
    remark: 'note',
  },
  accept: {
    entries:
      '{id}: {events|payment|payments} and {contacts|contact|contacts} that were confirmed are given up; what stands is gone on with.',
    whole:
      '{id}: given up, with {events|payment|payments} and {contacts|contact|contacts}. A copy of it is put back by “parley book add”.',
    log: '{id}: what stands is gone on with; {records|record was|records were} written down anew.',
  },
  forget: {
    done: '{id} was forgotten: {files|file|files}, {bytes|byte|bytes}.',
    proof:
      '{files|file|files} of the book were looked through, {bytes|byte|bytes}: none holds any of the {texts|text|texts} that told of the borrower.',
    elsewhere:
      'Some of it stands in other records of the book, of the same borrower or of somebody of the same name: {ids}.',
    remains: 'It still stands in {file}.',
    copies: 'Copies elsewhere, backups and the history of a version control system are not reached.',
  },
}

export const contact = {
  title: 'Contacts about {id}',
  none: 'No contact has been logged.',
  columns: { at: 'when', by: 'how', to: 'with whom', outcome: 'outcome', promise: 'promise', note: 'note' },
  channels: { call: 'call', message: 'message', visit: 'visit', letter: 'letter' },
  incoming: '{by}, from them',
  addressees: { borrower: 'borrower', guarantor: 'guarantor', 'third-party': 'third party' },
  outcomes: {
    promised: 'promised to pay',
    paid: 'says it is paid',
    refused: 'refused',
    disputed: 'disputes the debt',
    hardship: 'claims hardship',
    'call-back': 'to be called back',
    'asked-to-stop': 'asked to stop',
    represented: 'represented by a lawyer',
    'third-party-reached': 'third party reached',
    'wrong-number': 'wrong number',
    'no-answer': 'no answer',
    'not-connected': 'not connected',
    'left-message': 'left a message',
    sent: 'sent',
  },
  promise: '{amount} by {day}',
  logged: 'Logged: {by}, {to}, {at}: {outcome}.',
  yes: 'Yes: nothing stands against it ({by}, {to}, {at}).',
  no: 'No ({by}, {to}, {at}).',
  next: 'The first time nothing stands against it: {at}.',
  never: 'Within a month there is no time at which nothing stands against it.',
  clock: 'Taken for now: {at}, by the clock of this machine; --at or --zone tells the debtor’s.',
}

export const bookFindings = {
  'book-locked':
    'The book is being written by another process ({pid} on {host}). If that is not so, remove {lock}.',
  'book-log-damaged':
    'The log {file} of the book was damaged or cut; nothing is written over it. “parley book check” tells what.',
  'book-unknown': 'The book has no record “{id}”.',
  'book-damaged':
    '{file} is not as it was written; nothing is written over it. “parley book check” tells what is lost.',
  'book-entered-twice': 'The entry “{id}” is in the book already.',
  'book-nothing-lost': '“{id}” holds: nothing of it is lost.',
  'book-other-version': 'This is a book of {schema}; this version of parley reads {known}.',
  'book-own-files': 'This is inside a book, whose files only the book writes.',
  'book-no-folder': 'This is a file; a book is a folder.',
  'book-taken': 'The book has another record of the id “{id}”.',
  'book-forgotten': '“{id}” was forgotten already.',
  'book-there': 'There is a book already.',
  'book-not-empty': 'The folder holds other files and is no book.',
  'book-plan-runs': 'It cannot be forgotten: the plan runs until {day}.',
  'book-keep': 'It must be kept for {years|year|years} from {last} on, until {until}.',
  'book-kept': 'The {years|year|years} for which it was to be kept, from {last} on, are over since {until}.',
  'book-no-retention':
    'No rule that says how long it is to be kept is known here; the reason you gave decides.',

  'contact-quiet-hours':
    '{at} is between {from} and {until} where the borrower is, when nobody may be contacted unless they agreed.',
  'contact-talks-a-day':
    'There were {talks|talk|talks} by phone with the borrower that day; at most {most} are allowed.',
  'contact-attempts-a-day':
    'There were {calls|call|calls} to that number that day; at most {most} are allowed.',
  'contact-calls-a-week':
    'There were {calls|call|calls} about this debt in the seven days that end that day; at most {most} are allowed.',
  'contact-after-talk': 'There was a talk on {talk}; the next call may be on {again}.',
  'contact-stopped': 'They asked on {day} that contact stop.',
  'contact-stopped-medium': 'They asked on {day} not to be contacted in this way.',
  'contact-represented': 'The borrower is represented by a lawyer, as told on {day}: speak to the lawyer.',
  'contact-third-party': 'Not the borrower: {reason}',
  'contact-third-party-reachable':
    'Somebody else may be contacted only where the borrower cannot be reached: {failed|call|calls} in a row failed so far; {need} count.',
  'contact-third-party-refused': 'A third party refused on {day}: third parties are not contacted any more.',
  'contact-wrong-number': 'The number was wrong on {day}: find the right one first.',
  'contact-no-rule': 'The policy knows no rule on contacts: nothing was checked.',
}
