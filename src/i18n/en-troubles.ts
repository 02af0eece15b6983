// What is wrong with an input (English): one sentence a trouble, then what would have been read in its place.
// 'bare-rate' with “18”: "“18” may be 18% or 1800%: write the unit." What stands between quotes is to be typed.

export const troubles = {
  'no-file': 'There is no such file.',
  'is-a-folder': 'This is a folder, not a file.',
  'no-permission': 'There is no permission to read or write this file.',
  'cannot-read': 'The file cannot be read ({code}).',
  'cannot-write': 'The file cannot be written ({code}).',
  'too-big': 'The input is larger than {mostBytes} bytes.',
  'empty-file': 'The input is empty.',
  'not-utf8': 'The text is not UTF-8. Save it as UTF-8 and try again.',
  'not-utf8-but': 'The text is not UTF-8 but seems to be {encoding}. Save it as UTF-8 and try again.',
  utf16: 'The text is UTF-16. Save it as UTF-8 and try again.',
  'nul-byte': 'This is no text: it holds a zero byte.',
  'not-a-font': 'The file is no TrueType or OpenType font that can be embedded.',

  'bad-syntax': 'This is neither YAML nor JSON from here on ({code}).',
  alias: 'Anchors and aliases (“&” and “*”) are not read; write the value out.',
  tag: 'Tags such as “{tag}” are not read; leave it out.',
  'merge-key': 'Merge keys (“<<”) are not read; write the keys out.',
  'duplicate-key': '“{name}” is given twice.',
  'key-not-text': 'A key must be a word.',
  'several-documents': 'The input holds several documents; give one.',
  'too-deep': 'Values are nested more than {most} deep.',
  'text-too-long': 'The text is longer than {most} characters.',

  'not-a-map': 'Here should stand keys with values.',
  'not-a-list': 'Here should stand a list.',
  'not-a-value': 'Here should stand a single value.',
  'too-few': 'At least {least} must be given.',
  'too-many': 'More than {most} are given.',
  'unknown-key': 'The key “{name}” is not known.',
  missing: 'This is missing.',
  'wrong-schema': 'The schema “{read}” is not read here.',
  'inexact-number':
    '“{read}” has more than {mostDigits} digits, which a JSON number does not keep; write it as text in quotes.',
  'not-data': 'Values of the type {type} are not data.',
  'several-debts': 'One case holds one debt: make a case of each.',
  'weekly-rows': 'Weekly and fortnightly instalments are not supported yet; plans have monthly ones.',

  'not-an-amount': '“{read}” is no amount.',
  grouping: 'The commas in “{read}” do not stand between thousands.',
  exponent: '“{read}” is written with an exponent; write the digits out.',
  'too-many-digits': '“{read}” has more digits after the point than the currency, which has {digits}.',
  'too-large': '“{read}” is more than {most}.',
  'negative-amount': '“{read}” is below zero.',
  'not-a-rate': '“{read}” is no rate.',
  'bare-rate': '“{read}” may be a percentage or a hundredfold: write the unit.',
  'negative-rate': 'The rate “{read}” is below zero.',
  'rate-too-fine': 'The rate “{read}” has more than {most} digits after the point of its percentage.',
  'not-a-share': '“{read}” is no share.',
  'share-range': 'The share “{read}” does not lie between 0 and 100%.',
  'not-a-day': '“{read}” is no day.',
  'no-such-day': 'There is no day “{read}” in the calendar.',
  'not-a-count': '“{read}” is no whole number.',
  'out-of-range': '“{read}” does not lie between {least} and {most}.',
  'not-one-of': '“{read}” is not one of the words known here.',
  'not-yes-no': '“{read}” is neither yes nor no.',
  'unknown-currency': '“{read}” is no currency code.',
  'not-a-country': '“{read}” is no country code.',
  'not-a-name': '“{read}” is no name.',
  'not-above-zero': '“{read}” must be more than zero.',
  'no-glyph':
    'No font here has {characters}. Name one that has it with “--font”, a TrueType or OpenType file.',
  'too-long-to-print':
    'The document would have {characters} characters; a PDF is made of {most} at most. Shorten the text, or write another format.',

  'both-given': 'Give either this or “{other}”, not both.',
  'neither-given': 'Give this or “{other}”.',
  'needs-also': 'This needs “{other}” as well.',
  'days-disagree':
    '{days} days past due do not agree with overdue since {since}, which is {counted} days ago.',
  'after-as-of': 'This day lies after {asOf}, the day of the figures.',
  'not-after-as-of': 'This day must lie after {asOf}, the day of the figures.',
  'until-before-from': 'The end must lie after the beginning, {from}.',
  'not-increasing': 'This day must lie after the one before it, {before}.',
  'off-due-day': 'This day does not fall on the due day, {dueDay}.',
  'above-principal': 'The overdue part is more than the whole principal, {principal}.',
  'day-rate': 'A rate by the day goes with counted days only, not with “{dayCount}”.',
  'nothing-owed': 'Nothing is owed.',
  'shares-above-one': 'The shares of {bucket} sum to {sum}, more than the whole.',
  'weights-count': '{weights} weights are more than the {months|month|months} of the stage.',
  'listed-twice': '“{read}” is listed twice.',
  'mixed-times': 'Some flows have days and others months; give all of them the same.',
  'other-currency':
    'The amounts of policy “{policy}” are in {want}, and the case is in {read}: name another policy.',

  'no-such-policy': 'There is no policy “{read}”. Shipped are {known}; a file begins with “./” or “../”.',
  'extends-cycle': 'Policies extend each other in a circle: {chain}.',
  'id-taken': 'A shipped policy is called “{read}”; give this one another id.',
  'unknown-parameter': 'No rule reads a parameter “{name}”.',
  'wrong-unit': '“{parameter}” is no {read}. Its unit is {unit}, written such as “{example}”.',
  'not-in-unit': '“{read}” is not written as {unit}. It is written such as “{example}”.',
  'table-order': 'In this table each line must lie above the one before it, and only the last may be open.',
  unsourced: 'This value has no source: name its “instrument” and the “source” it was read in.',
  'low-not-advisory': 'What is only known with low confidence must say “advisory: true”.',
  'steps-overlap': 'This step ends after the next begins on {next}.',
  ambiguous:
    '“{read}” and “{other}” set “{parameter}” for the same debts on the same days. End one of them with “until”, or narrow “applies”.',
  'times-cycle': 'These values are multiples of each other: {chain}.',
  'never-holds':
    '“{read}” has no effect: “{parameter}” is taken from {at}, which is more specific or in force later. Narrow “applies”, begin later, or set it under “inputs”.',
  'above-law':
    '“{read}” loosens “{parameter}” for a debt with {point}: at most {law} is allowed ({at}). Write less, or narrow whom it is for.',
  'below-law':
    '“{read}” loosens “{parameter}” for a debt with {point}: at least {law} is required ({at}). Write more, or narrow whom it is for.',
  'against-law':
    '“{read}” changes “{parameter}”, which for a debt with {point} is {law} ({at}) and not for a policy to set. Leave it out.',
  'law-removed':
    '“{read}” takes the place of {at}, so that “{parameter}” no longer binds. Give it another id, or leave it out.',
  'span-backwards': 'The end lies before the beginning, {from}.',
  'tiers-overlap':
    'Tiers “{first}” and “{second}” overlap: a debt with {point} falls into both. Move the bounds of one.',
  'tier-covered': 'No debt reaches this tier: all of them fall into an earlier one ({tiers}).',
  'tiers-gap':
    'The tiers leave a gap: a debt with {point} falls into none. Add a tier for it; where nothing is to be offered, one with “offers: nothing”.',
  'role-may-less':
    '“{lower}” ranks below and may go further: {may}. Grant at least as much, or leave it out.',
  'no-weights': 'All weights are zero, so that no plan comes before another. Give one of them a weight.',

  'tiers-grades':
    'A debt without a grade, or with one that no tier names, falls into no tier ({point}): nothing is offered to it.',
  'beyond-limit': '“{read}” is never reached: {most|month|months} are the most ({at}).',
  'above-term': 'Plans of more than {months|month|months} are refused for some debts all the same ({at}).',

  'bad-set': '“{read}” cannot be set.',
  'forbidden-key': 'The key “{name}” cannot be set.',

  'bad-over': '“{read}” is neither a range nor a list of values.',
  'not-swept': 'A sweep stays with one case: this cannot be varied.',
  'no-range': 'Words have no range; list the values, separated by commas.',
  'bad-step': '“{read}” is no step here.',
  'step-zero': 'A step of “{read}” leads nowhere.',
  'step-away': 'A step of “{read}” does not lead from {from} to {to}.',
  'rates-mixed': 'Rates by the day and by the year are mixed.',
  'paths-overlap': 'This and “{other}” vary the same value.',
  'too-many-cells':
    'This makes {cells} cells ({sizes}); at most {most} are reckoned. “--max-cells” allows more.',
}

export const expected = {
  amount: 'an amount such as “28500” or “28,500.00”, {digits|digit|digits} after the point at most',
  'plain-amount': 'an amount such as “536” or “1432.8571”',
  rate: 'a rate such as “18%”, “0.18” or “0.05%/day”',
  share: 'a share such as “50%” or “0.5”',
  weight: 'a weight such as “1” or “1.5”',
  day: 'a day such as “2026-12-15”',
  count: 'a whole number from {least} to {most}',
  text: 'a text of at most {most} characters',
  name: 'a name such as “my-bank”: letters, digits, dots and hyphens',
  label: 'a text, or one in each language: “{ en: …, zh: … }”',
  word: 'one of {words}',
  'yes-no': '“true” or “false”',
  currency: 'a code such as “CNY”, “USD” or “EUR”',
  country: 'a code such as “CN” or “US-CA”',
  map: 'the keys {keys}',
  list: 'a list: “[ … ]”, or lines that begin with “-”',
  any: 'anything',
  pay: 'one of {words}, or “{ amount: 800 }”, “{ weights: [1, 1.5] }”, “{ grow: 5%, every: 6 }”',
  when: 'one of {words}, or “{ kept: 12 }”',
  set: 'a path and a value such as “debt.annualRate=12%”',
  over: '“household.income=3000:9000:500” (from, to, step) or “wish.maxMonths=12,24,36”',
  step: 'a step such as “500”, “3%”, “-1”; of days “14d”, “2w” or “1m”',
}

/** A debt as tiers see it: "31 days past due, 20,000.00, grade B". */
export const points = {
  days: '{n|day|days} past due',
  amount: '{n} owed',
  times: '{n|time|times} overdue',
  grade: 'grade {n}',
  noGrade: 'no grade',
  product: 'product {n}',
  lender: 'lender {n}',
  region: 'region {n}',
  on: 'the day {n}',
}
