// What a run can write (输出格式): one JSON object a line, CSV, Parquet.
export const OUTPUTS = ['ndjson', 'csv', 'parquet'] as const
export type OutputFormat = (typeof OUTPUTS)[number]
