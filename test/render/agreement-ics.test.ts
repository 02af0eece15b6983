// The calendar of an agreement (还款日历) as another library reads it (ical.js): every due day an all-day event with its
// reminder, in both languages, whatever the lines are folded into.
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { iso } from '../../src/core/day.ts'
import { format } from '../../src/core/money.ts'
import type { Lang } from '../../src/i18n/lang.ts'
import { renderAgreement } from '../../src/render/agreement.ts'
import { PLANS, agreed } from '../support/agreements.ts'

type Read = {
  readonly uid: string
  readonly start: string
  readonly end: string
  readonly allDay: boolean
  readonly summary: string
  readonly alarms: readonly { readonly action: string; readonly trigger: number; readonly said: string }[]
}
function read(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(calendar.getFirstPropertyValue('prodid')).toMatch(/parley/)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      allDay: event.startDate.isDate && event.endDate.isDate,
      summary: event.summary,
      alarms: component.getAllSubcomponents('valarm').map((alarm) => ({
        action: String(alarm.getFirstPropertyValue('action')),
        trigger: (alarm.getFirstPropertyValue('trigger') as { toSeconds: () => number }).toSeconds(),
        said: String(alarm.getFirstPropertyValue('description')),
      })),
    }
  })
}
const next = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

describe.each(Object.keys(PLANS) as (keyof typeof PLANS)[])('%s', (name) => {
  const of = agreed(name)
  const paid = of.schedule.rows.filter(({ payment }) => payment > 0)
  test.each<readonly Lang[]>([['en'], ['zh'], ['zh', 'en']])('in %s', async (...langs) => {
    const text = await renderAgreement('ics', of, langs)
    const events = read(text)
    expect(events.map(({ start }) => start)).toEqual(paid.map(({ due }) => iso(due)))
    for (const [i, { start, end, allDay, summary, alarms, uid }] of events.entries()) {
      const amount = format(paid[i]?.payment ?? paid[0]!.payment, 2, ',')
      expect(allDay).toBe(true)
      expect(end).toBe(next(start))
      expect(summary).toContain(`¥${amount}`)
      if (langs.includes('zh')) expect(summary).toContain(`第${i + 1}／${paid.length}期还款`)
      if (langs.includes('en')) expect(summary).toContain(`Repayment ${i + 1} of ${paid.length}`)
      expect(alarms).toHaveLength(1)
      // Nine in the morning, three days before: 63 hours before the midnight that begins the due day.
      expect(alarms[0]).toMatchObject({ action: 'DISPLAY', trigger: -63 * 3600 })
      expect(alarms[0]?.said).toContain(amount)
      expect(uid).toMatch(new RegExp(`^${of.id}-\\d+@parley$`))
    }
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.endsWith('\r\n')).toBe(true)
  })
})

test('a text with every sign that means something in a calendar comes back as it was', async () => {
  const id = 'a;b,c\\d:e"f，长'.repeat(8)
  const of = { ...agreed('card'), id }
  const text = await renderAgreement('ics', of, ['zh', 'en'])
  const events = read(text)
  expect(events).toHaveLength(48)
  expect(events[0]?.uid).toBe(`${id}-1@parley`)
  const [first] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  expect(first?.getFirstPropertyValue('description')).toBe(id)
})
