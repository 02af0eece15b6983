// What is asked of a policy (政策查询条件): a day and a case, from the options of parley policy show.
// --product credit-card --days-past-due 95 --on 2026-11-22 is { on, case: { product: 'credit-card', daysPastDue: 95 } }.
import type { Asked } from '../app/policy-view.ts'
import { type Day, parseDay } from '../core/day.ts'
import { UsageError } from './exit.ts'
import { whole } from './options.ts'
import { today } from './today.ts'

type Options = Readonly<Record<string, unknown>>

export function dayOf(options: Options, name: 'on' | 'contractDate'): Day | undefined {
  const text = options[name]
  if (typeof text !== 'string') return undefined
  const day = parseDay(text)
  if (day === undefined)
    throw new UsageError('not-a-day', { option: name === 'on' ? '--on' : '--contract-date', value: text })
  return day
}

/** The day and the case that were asked about. */
export function askedOf(options: Options): Asked {
  const word = (name: string): string | undefined => options[name] as string | undefined
  const [product, lender, region] = [word('product'), word('lender'), word('region')]
  const daysPastDue = whole(options['daysPastDue'], '--days-past-due', 0, 36_500)
  const contractDate = dayOf(options, 'contractDate')
  const told = {
    ...(product === undefined ? {} : { product }),
    ...(lender === undefined ? {} : { lender }),
    ...(region === undefined ? {} : { region }),
    ...(daysPastDue === undefined ? {} : { daysPastDue }),
    ...(contractDate === undefined ? {} : { contractDate }),
  }
  const [parts, values] = [options['menu'] === true, options['values'] === true]
  return {
    on: dayOf(options, 'on') ?? today(),
    ...(parts === values ? {} : { only: parts ? ('parts' as const) : ('values' as const) }),
    ...(Object.keys(told).length > 0 ? { case: told } : {}),
  }
}
