// Today (今天): the calendar day where the person is; only what has no day of its own asks for it, and --on replaces it.
import { type Day, day } from '../core/day.ts'

export function today(now: Date = new Date()): Day {
  return day(now.getFullYear(), now.getMonth() + 1, now.getDate())
}
