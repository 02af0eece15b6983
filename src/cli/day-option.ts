// A day given as an option (日期选项): --on 2027-01-20, or a usage error that names the option.
import { type Day, parseDay } from '../core/day.ts'
import { UsageError } from './exit.ts'

export function dayIn(value: unknown, option: string): Day | undefined {
  if (typeof value !== 'string') return undefined
  const day = parseDay(value)
  if (day === undefined) throw new UsageError('not-a-day', { option, value })
  return day
}
