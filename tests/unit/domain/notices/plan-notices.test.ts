import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Jurisdiction } from '../../../../shared/domain/calendar/book.ts'
import { Notice } from '../../../../shared/domain/calendar/notice.ts'
import { occurrences, placedRules } from '../../../../shared/domain/calendar/occurrences.ts'
import { planNotices } from '../../../../shared/domain/notices/plan-notices.ts'
import type { PlannedNotice } from '../../../../shared/domain/notices/planned-notice.ts'
import { tellingPolicy } from '../../../../shared/policy/notices/telling-policy.ts'

const dayMs = 24 * 3_600_000
const start = Date.parse('2026-01-01T00:00:00+08:00')
const ahead = 31 * dayMs

const rules = [
  'window 01-01..12-31 fri 17:00',
  'fixed 02-20 09:00',
  'lunar 12-23 09:00',
  'window 01-01..12-31 day-31 09:00',
]
const bookOf = (...notices: Notice[]) => {
  const jurisdiction: Jurisdiction = {
    ...{ area: '430182', name: { zh: '宁乡市', en: 'Ningxiang' }, zone: 'Asia/Shanghai', signature: '宁乡应急' },
    ...{ without: [], notices: [] },
  }
  return { jurisdiction, book: { version: '1', notices, seasons: [], jurisdictions: [jurisdiction] } }
}
const noticeOf = (when: string, n: number): Notice =>
  Notice.parse({
    ...{ id: `N${n}`, name: { zh: '提醒', en: 'Notice' }, rules: [{ id: 'one', when }] },
    ...{ audience: ['resident'], channels: ['sms'], texts: { zh: '请注意。' } },
  })
type House = ReturnType<typeof bookOf>

const within = ({ book }: House, from: number, until: number) => {
  const calendar = { book, holidays: () => undefined }
  return occurrences(calendar, placedRules(calendar), { from, until })
}

/** One look at the calendar: what stands after it. */
const look = (
  house: House,
  planned: PlannedNotice[],
  plannedUntil: number,
  now: number,
  all = within(house, plannedUntil - ahead, now + 2 * ahead),
) => {
  const span = { from: Math.min(plannedUntil, now), until: now + ahead }
  const changes = planNotices({ ...house, planned, now, occurrences: all, span, policy: tellingPolicy })
  const after = new Map(planned.map(one => [one.key, one]))
  for (const { to } of changes) after.set(to.key, to)
  return { changes, known: [...after.values()] }
}

const momentOf = ({ at, notice }: Pick<PlannedNotice, 'at' | 'notice'>): string => `${at} ${notice}`

describe('looking ahead', () => {
  it('makes every occurrence of half a year a draft once, in whatever steps time passes', () => {
    const house = bookOf(...rules.map(noticeOf))
    const all = within(house, start, start + 180 * dayMs + ahead)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 45 * 24 }), { minLength: 1, maxLength: 40 }), steps => {
        let [known, until, now]: [PlannedNotice[], number, number] = [[], start, start]
        for (const hours of [0, ...steps, 180 * 24]) {
          now = Math.min(now + hours * 3_600_000, start + 180 * dayMs)
          known = look(house, known, until, now, all).known
          until = now + ahead
        }
        expect(known).toHaveLength(all.length)
        expect(new Set(known.map(momentOf))).toEqual(new Set(all.map(momentOf)))
      }),
      { numRuns: 40 },
    )
  })

  it('twice changes nothing', () => {
    const house = bookOf(...rules.map(noticeOf))
    const { known, changes } = look(house, [], start, start)
    expect(changes.length).toBeGreaterThan(4)
    expect(look(house, known, start + ahead, start + 1).changes).toEqual([])
  })

  it.each(['told', 'merged', 'rejected', 'telling'] as const)(
    'leaves what is %s as it is, whatever becomes of its rule',
    state => {
      const before = look(bookOf(noticeOf('fixed 01-20 09:00', 1)), [], start, start).known.map(one => ({
        ...one,
        state,
      }))
      for (const after of [bookOf(noticeOf('fixed 01-25 12:00', 1)), bookOf()])
        expect(look(after, before, start + ahead, start).changes).toEqual([])
    },
  )

  it('moves a draft with its rule, and says from when', () => {
    const { known } = look(bookOf(noticeOf('fixed 01-20 09:00', 1)), [], start, start)
    const [change] = look(bookOf(noticeOf('fixed 01-25 12:00', 1)), known, start + ahead, start + 5).changes
    expect(change?.to).toMatchObject({
      ...{ state: 'draft', date: '2026-01-25', dueAt: Date.parse('2026-01-25T12:00:00+08:00') },
      moved: { from: known[0]?.at, at: start + 5, by: 'book' },
    })
  })
})
