import { describe, expect, test } from 'vitest'
import { HolidaysReceipt, OwnReceipt } from '../../../shared/contracts/calendar.ts'
import { DecisionResults, NoticeList } from '../../../shared/contracts/notices.ts'
import { until } from '../command.ts'
import { call, json, refusalOf } from '../support/calls.ts'
import { ningxiang } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

/** The tick comes once a minute, and its queue has work of others. */
const plannedWithinMs = 90_000

/** Made up; it moves nothing that is due while this runs. */
const holidays = {
  ...{ year: 2099, source: '国办发明电〔2098〕N号', workdays: [] },
  holidays: [
    { name: '元旦', start: '2099-01-01', end: '2099-01-03' },
    { name: '春节', start: '2099-01-20', end: '2099-01-26' },
    { name: '清明', start: '2099-04-04', end: '2099-04-06' },
    { name: '劳动节', start: '2099-05-01', end: '2099-05-05' },
    { name: '端午', start: '2099-06-23', end: '2099-06-25' },
    { name: '中秋', start: '2099-09-29', end: '2099-09-29' },
    { name: '国庆节', start: '2099-10-01', end: '2099-10-07' },
  ],
}

/** Due in twenty days, whenever this runs: far enough ahead that nobody is reminded of it. */
const day = new Date(Date.now() + 20 * 24 * 3_600_000).toISOString().slice(5, 10)
const market = {
  ...{ id: 'market', name: { zh: '赶集安全', en: 'Market day' }, audience: ['resident'], channels: ['loudspeaker'] },
  rules: [{ id: 'day', when: `fixed ${day} 12:00` }],
  texts: { zh: '赶集请注意交通安全。' },
}

const path = (stack: () => SmallStack, rest: string): string => `${stack().url}/v1/${rest}`

/** Begun early: until the notices are asked for, the tick has come. */
export const calendarIsWritten = (stack: () => SmallStack): void => {
  const put = (rest: string, key: string | undefined, body: unknown) =>
    call(path(stack, rest), { method: 'PUT', key, body: JSON.stringify(body), contentType: json })

  describe('the calendar', () => {
    test('of a county is written by its officers, and of a year’s holidays by the country', async () => {
      const { operator, administrator, ningxiang: source } = stack().keys
      const shown = await call(path(stack, `calendar/${ningxiang}`), { key: operator })
      const { version, jurisdiction, seasons } = shown.body as Record<string, object>
      const written = { version, seasons, jurisdiction: { ...jurisdiction, notices: [market] } }
      expect(OwnReceipt.parse((await put(`calendar/${ningxiang}`, operator, written)).body).version).toBe(1)
      expect(refusalOf(await put(`calendar/${ningxiang}`, operator, written)).status).toBe(409)
      expect(refusalOf(await put(`calendar/${ningxiang}`, source, written)).status).toBe(403)
      expect(HolidaysReceipt.parse((await put('calendar/holidays/2099', administrator, holidays)).body).year).toBe(2099)
    })
  })
}

export const noticesAhead = (stack: () => SmallStack): void => {
  describe('the notices ahead', () => {
    test(
      'stand as drafts for thirty days, and one is approved over HTTP',
      async () => {
        const { operator, administrator } = stack().keys
        const list = async () =>
          NoticeList.parse((await call(path(stack, `notices?area=${ningxiang}`), { key: operator })).body).notices
        const planned = async () => (await list()).find(({ notice }) => notice === 'market')
        await until('it is planned', async () => (await planned()) !== undefined, plannedWithinMs)
        const draft = await planned()
        if (!draft) throw new Error('there is no notice')
        expect(draft).toMatchObject({ state: 'draft', parts: { zh: 1 }, you: ['reject'] })
        const { area, key, rev } = draft
        const body = JSON.stringify({ decisions: [{ area, key, rev, decision: 'approve' }] })
        const decide = (key = operator) => call(path(stack, 'notices/decisions'), { key, body, contentType: json })
        // The operator wrote it.
        const own = DecisionResults.parse((await decide()).body).results
        expect(own).toMatchObject([{ outcome: 'refused', reasons: [{ code: 'own-notice' }] }])
        const first = DecisionResults.parse((await decide(administrator)).body).results
        expect(first).toMatchObject([{ outcome: 'decided', key, state: 'approved' }])
        const again = DecisionResults.parse((await decide()).body).results
        expect(again).toMatchObject([{ outcome: 'refused', reasons: [{ code: 'changed-since' }] }])
        expect(await planned()).toMatchObject({ state: 'approved', rev: rev + 1 })
      },
      plannedWithinMs + 30_000,
    )
  })
}
