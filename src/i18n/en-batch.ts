// What is said around a run over records (English): options, notes, the bar, and what can be wrong with a file of cases.

export const batch = {
  recordBug: 'The program failed on this record; please report it with the record.',
  encoding: '{file} is not UTF-8 and was read as {encoding}.',
  unused: 'Columns that no field was made of: {columns}.',
  unusedMore: 'Columns that no field was made of: {columns} and {more} more.',
  stopped: 'Stopped after {records} records. {file} holds what is done; --resume goes on from there.',
  stoppedPlain: 'Stopped after {records} records; nothing was written.',
  tooManyErrors: 'More than {most} records were refused; the run was stopped.',
  resumed: 'Going on after {records} records.',
  bar: '{done} records  {rate}/s  {left}',
  left: '{time} left',
  options: {
    inputFormat: 'csv, tsv, ndjson, json, parquet or xlsx; else as the file is called or begins',
    encoding: 'encoding of a text; else UTF-8 or, where it is none, GB18030',
    delimiter: 'what stands between the cells of a CSV file',
    map: 'mapping file from columns to the fields of a case',
    carry: 'columns carried through, separated by commas; * is all',
    flat: 'one row a record instead of a whole comparison; always so in CSV and Parquet',
    noLine: 'leave line numbers out, so that pieces of a file give the same bytes as the whole',
    workers: 'so many workers beside this process',
    shard: 'only the i-th of n parts: 2/8',
    shardBy: 'how parts are told apart: by the number of the record or its id',
    resume: 'go on with an interrupted run into the same file',
    maxErrors: 'stop once more records than this are refused',
    exitZero: 'end with 0 although records were refused',
  },
}

export const backtestOptions = {
  policy:
    'a policy by name or file; once for each of up to four, the first is what the others are held against',
  simulations: 'how many times the ends of all plans are drawn (1000)',
  seed: 'what the drawing begins with; the same seed gives the same figures (1)',
  shock: 'chance within 12 months that the incomes of a household fall, such as 10%',
  shockIncome: "by how much they fall; else the first policy's stress.income",
  shockMonths: "for how many months; else the first policy's stress.months",
  budget: 'an amount to give up in all, spent where it buys the most expected value',
  records: 'also write a CSV file with a row for each record',
}

export const recordTroubles = {
  ragged: 'The line has {cells} cells, but there are {columns} columns.',
  'bad-quote': 'After the closing quotation mark of a cell there is more.',
  'open-quote': 'A quotation mark opens a cell and never closes it.',
  'line-too-long': 'The line is longer than {mostBytes} bytes.',
  'blank-line': 'The line is blank.',
  'damaged-rows': 'The group of rows this one is in cannot be read ({code}).',
  'not-a-number': '“{read}” is no number to reckon with.',
  'divided-by-zero': '“{read}” divides by zero.',
  'mixed-currencies':
    'The record is in “{read}”, but those before it are in “{want}”: a back-test adds up one currency.',
  'lone-cr': 'The lines end in carriage returns alone; save the file with the line ends of Unix or Windows.',
  'duplicate-column': 'There are two columns for one thing: “{name}”.',
  'no-column': "There is no column “{name}”; a text is written “'{name}'”.",
  'no-case-column':
    'None of the columns (“{read}”) says what is owed; a mapping tells which column is which field.',
  'not-parquet': 'This is no whole Parquet file ({code}).',
  'not-xlsx': 'This is no Excel workbook that can be read ({code}).',
  'bad-expression': '“{read}” is no expression from character {from} on.',
  'same-file': 'What is written would replace what is read.',
  'in-use': 'Another run is writing this file ({by}).',
  'nothing-to-resume': 'There is no interrupted run to go on with.',
  'resume-differs': 'The interrupted run was another one: it differs in “{what}”.',
  'cannot-resume': 'Only a run from a file into an NDJSON or CSV file can be resumed.',
}
