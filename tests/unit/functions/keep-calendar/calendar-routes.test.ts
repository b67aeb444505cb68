import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CalendarView, HolidaysReceipt, OwnOrder, OwnReceipt, OwnView } from '../../../../shared/contracts/calendar.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import type { bookReasons } from '../../../../shared/domain/calendar/check-book.ts'
import { defaultBook } from '../../../../shared/policy/notices/book.ts'
import { area, type Keeping, keeping, now, type Who } from './keeping.ts'

const notice = {
  ...{ id: 'market', name: { zh: '赶集安全', en: 'Market day' }, audience: ['resident'], channels: ['loudspeaker'] },
  rules: [{ id: 'month', when: 'window 01-01..12-31 day-15 09:00' }],
  texts: { zh: '赶集请注意交通安全。' },
}
const jurisdiction = {
  ...{ area, name: { zh: '宁乡市', en: 'Ningxiang' }, zone: 'Asia/Shanghai', signature: '宁乡应急' },
  notices: [notice],
}
const everyNotice = defaultBook.notices.map(({ id }) => id)
const order = (more: object = {}, version = 0) => ({ version, jurisdiction: { ...jurisdiction, ...more } })

/** Made up. */
const holidays = {
  ...{ year: 2027, source: '国办发明电〔2026〕N号', workdays: ['2027-02-14'] },
  holidays: [
    { name: '元旦', start: '2027-01-01', end: '2027-01-03' },
    { name: '春节', start: '2027-02-04', end: '2027-02-11' },
    { name: '清明', start: '2027-04-03', end: '2027-04-05' },
    { name: '劳动节', start: '2027-05-01', end: '2027-05-05' },
    { name: '端午', start: '2027-06-09', end: '2027-06-09' },
    { name: '中秋', start: '2027-09-15', end: '2027-09-17' },
    { name: '国庆节', start: '2027-10-01', end: '2027-10-07' },
  ],
}

let world: Keeping
beforeEach(async () => {
  world = await keeping()
})
const found = async <Schema extends z.ZodType>(schema: Schema, answer: Promise<Response>) =>
  schema.parse(await (await answer).json())
const reasons = async (answer: Promise<Response>): Promise<string[]> =>
  (await found(ProblemDocument, answer)).reasons.map(({ code, at }) => `${code} ${at}`)
const put = (body: unknown, who: Who = 'county') => world.ask(`/v1/calendar/${area}`, who, body)

describe('the calendar of a jurisdiction', () => {
  it('is the release’s until it writes its own, and can be written as it is shown', async () => {
    const released = await found(OwnView, world.ask(`/v1/calendar/${area}`))
    expect(released).toMatchObject({ version: 0, jurisdiction: { area, signature: '宁乡应急' }, history: [] })
    const { history: _, ...shown } = z.encode(OwnView, released)
    expect((await put(shown)).status).toBe(200)
  })

  it('is written as versions: the newest is in use, and every one can be shown', async () => {
    expect(await found(OwnReceipt, put(order()))).toEqual({ area, version: 1, silent: [] })
    expect(await found(OwnReceipt, put(order({ without: ['R16'] }, 1)))).toMatchObject({ version: 2 })
    const view = await found(OwnView, world.ask(`/v1/calendar/${area}000000`))
    expect(view).toMatchObject({ version: 2, jurisdiction: { without: ['R16'] } })
    expect(view.history.map(({ version, by }) => [version, by])).toEqual([
      [2, 'operator-430182'],
      [1, 'operator-430182'],
    ])
    const first = await found(OwnView, world.ask(`/v1/calendar/${area}?version=1`))
    expect(first).toMatchObject({ version: 1, jurisdiction: { without: [] } })
    const { book, own } = await found(CalendarView, world.ask('/v1/calendar'))
    expect(book.jurisdictions.map(one => [one.area, one.without])).toEqual([[area, ['R16']]])
    expect(own).toMatchObject([{ area, version: 2 }])
  })

  it('has its drafts looked at again at once when it is written', async () => {
    expect(await world.woken()).toEqual([])
    await put(order())
    expect(await world.woken()).toEqual([area])
  })

  it('of a jurisdiction that is new is looked at at once as well', async () => {
    await world.ask('/v1/calendar/43', 'province', order({ area: '43', notices: [], without: everyNotice }))
    expect((await world.woken()).toSorted()).toEqual(['43', area])
    expect(await world.notices.desk('43')).toMatchObject({ rev: 1, plannedUntil: now, dueAt: now })
  })

  it('is looked at again by whoever was planning by the older one', async () => {
    const from = await world.notices.desk(area)
    if (!from) throw new Error('no desk')
    await put(order())
    expect(await world.notices.commit({ notices: [], desk: { from, to: { ...from, rev: from.rev + 1 } } })).toBe(
      'moved',
    )
  })

  it('is not written over what somebody else wrote meanwhile', async () => {
    await put(order())
    const late = await put(order({ without: ['R01'] }))
    expect([late.status, (await ProblemDocument.parse(await late.json())).title]).toEqual([409, 'moved'])
    expect((await world.calendars.own()).map(({ version }) => version)).toEqual([1])
  })

  it.each<[Who, number]>([
    ['county', 200],
    ['administrator', 200],
    ['province', 200],
    ['neighbour', 403],
    ['source', 403],
  ])('may be written with the key of %s: %i', async (who, status) => {
    expect((await put(order(), who)).status).toBe(status)
    expect(await world.calendars.own()).toHaveLength(status === 200 ? 1 : 0)
  })

  it('of an area that has none is not found, and a key sees its own area only', async () => {
    const status = async (path: string, who: Who | '') => (await world.ask(path, who)).status
    expect(await status('/v1/calendar/43', 'province')).toBe(404)
    expect(await status(`/v1/calendar/${area}?version=7`, 'county')).toBe(404)
    expect(await status(`/v1/calendar/${area}`, 'neighbour')).toBe(403)
    expect(await status(`/v1/calendar/${area}?version=x`, 'county')).toBe(422)
    expect(await status('/v1/calendar/somewhere', 'county')).toBe(422)
    expect(await status('/v1/calendar/00', 'country')).toBe(404)
    expect(await status('/v1/calendar', '')).toBe(401)
  })

  it('keeps a season of its own before the release’s', async () => {
    const seasons = [{ area, name: 'flood', start: '03-15', end: '10-31' }]
    expect((await put({ ...order(), seasons })).status).toBe(200)
    const { book } = await found(CalendarView, world.ask('/v1/calendar'))
    expect(book.seasons).toContainEqual(seasons[0])
  })

  it('says which rules are never due there', async () => {
    const rules = [{ id: 'heat', when: 'season heating start 09:00' }]
    const receipt = await found(OwnReceipt, put(order({ notices: [{ ...notice, rules }] })))
    expect(receipt.silent).toEqual(['market/heat'])
  })
})

const rule = (when: string) => ({ notices: [{ ...notice, rules: [{ id: 'day', when }] }] })
const wrong: [reason: keyof typeof bookReasons, place: string, more: object][] = [
  ['notice-twice', `${area}/market`, { notices: [notice, notice] }],
  ['rule-twice', `${area}/market/rules/month`, { notices: [{ ...notice, rules: [...notice.rules, ...notice.rules] }] }],
  ['no-chinese-text', `${area}/market/texts`, { notices: [{ ...notice, texts: { en: 'Mind the traffic.' } }] }],
  ['unknown-variable', `${area}/market/texts/zh`, { notices: [{ ...notice, texts: { zh: '{name}好。' } }] }],
  ['variable-without-holiday', `${area}/market/texts/zh`, { notices: [{ ...notice, texts: { zh: '{holiday}好。' } }] }],
  ['text-too-long', `${area}/market/texts/zh`, { notices: [{ ...notice, texts: { zh: '水'.repeat(140) } }] }],
  ['unknown-notice', `${area}/without/R61`, { without: ['R61'] }],
  ['unknown-notice', `${area}/market/rules/day`, rule('cancel-of R99 07:00')],
  ['unknown-hazard', `${area}/market/rules/day`, rule('condition 11Z99 >=red 07:00')],
  ['unknown-season', `${area}/market/rules/day`, rule('season mushroom start 09:00')],
]

describe('what a jurisdiction may not write', () => {
  it.each(wrong)('%s is refused at %s, and nothing is stored', async (reason, place, more) => {
    const answer = await put(order(more))
    expect(answer.status).toBe(422)
    expect(await reasons(Promise.resolve(answer))).toContain(`${reason} ${place}`)
    expect(await world.calendars.own()).toEqual([])
    expect(await world.woken()).toEqual([])
  })

  it('two seasons of a name are refused, and so is the season or the area of somebody else', async () => {
    const season = { area, name: 'flood', start: '03-15', end: '10-31' }
    expect(await reasons(put({ ...order(), seasons: [season, season] }))).toEqual([`season-twice ${area}/flood`])
    expect(await reasons(put({ ...order(), seasons: [{ ...season, area: '15' }] }))).toEqual([
      'not-its-area seasons/flood',
    ])
    expect(await reasons(put(order({ area: '430181' })))).toContain('not-its-area jurisdiction/area')
  })

  it('a notice that a jurisdiction around it sends, too, is refused to whichever of the two comes later', async () => {
    const wider = (more: object = {}) => order({ area: '43', without: everyNotice, ...more })
    expect((await put(order({ without: everyNotice }))).status).toBe(200)
    expect(await reasons(world.ask('/v1/calendar/43', 'province', wider()))).toEqual([`sent-around-it ${area}/market`])
    expect((await world.ask('/v1/calendar/43', 'province', wider({ notices: [] }))).status).toBe(200)
    expect((await world.ask('/v1/calendar/43', 'province', { ...wider(), version: 1 })).status).toBe(422)
    expect((await put(order({ notices: [], without: everyNotice }, 1))).status).toBe(200)
    expect((await world.ask('/v1/calendar/43', 'province', { ...wider(), version: 1 })).status).toBe(200)
    expect(await reasons(put(order({ without: everyNotice }, 2)))).toEqual([`sent-around-it ${area}/market`])
  })

  it('what is told without approval is refused to an operator, and an administrator writes it', async () => {
    const bold = order({ notices: [{ ...notice, unapproved: 'send' }] })
    expect(await reasons(put(bold))).toEqual(['send-needs-administrator market/unapproved'])
    expect((await put(bold, 'administrator')).status).toBe(200)
  })

  it('everything is told at once', async () => {
    const notices = [{ ...notice, texts: { en: 'x' }, rules: [{ id: 'a', when: 'season mushroom start 09:00' }] }]
    expect(await reasons(put(order({ notices, without: ['R61'] })))).toEqual([
      `unknown-notice ${area}/without/R61`,
      `no-chinese-text ${area}/market/texts`,
      `unknown-season ${area}/market/rules/a`,
    ])
  })

  it.each([
    ['a rule that cannot be read', order(rule('fixed 13-40 09:00')), 'jurisdiction/notices/0/rules/0/when'],
    ['a role that is not on the list', order({ notices: [{ ...notice, audience: ['wizard'] }] }), 'notices/0/audience'],
    ['a field that nobody reads', order({ colour: 'red' }), 'jurisdiction'],
    ['a zone that does not exist', order({ zone: 'Mars/Olympus' }), 'jurisdiction/zone'],
    ['nothing', {}, 'version'],
  ])('%s is refused where it stands', async (_, body, place) => {
    const answer = put(body)
    expect((await answer).status).toBe(422)
    expect((await reasons(answer.then(one => one.clone()))).join('\n')).toContain(place)
  })

  it('may follow its own notices, and what was wrong with others before is not held against it', async () => {
    const after = { ...notice, id: 'after', rules: [{ id: 'end', when: 'cancel-of market 07:00' }] }
    const broken = OwnOrder.parse({ ...order({ area: `${area}101`, notices: [], without: ['R61'] }), version: 0 })
    await world.calendars.put({ ...broken, version: 1, by: 'older', at: 0 })
    expect((await put(order({ notices: [notice, after] }))).status).toBe(200)
  })
})

describe('the holidays of a year', () => {
  const load = (body: unknown, who: Who = 'country', year = 2027) =>
    world.ask(`/v1/calendar/holidays/${year}`, who, body)

  it('are loaded for everybody, and every desk looks at its drafts again', async () => {
    const receipt = await found(HolidaysReceipt, load(holidays))
    expect(receipt).toEqual({ year: 2027, areas: defaultBook.jurisdictions.length })
    expect((await world.woken()).toSorted()).toEqual(['152529', area])
    expect((await found(CalendarView, world.ask('/v1/calendar'))).holidays).toEqual([holidays])
  })

  it('are loaded by whose area holds every jurisdiction', async () => {
    const status = async (who: Who) => (await load(holidays, who)).status
    expect(
      await Promise.all((['country', 'province', 'administrator', 'county', 'source'] as const).map(status)),
    ).toEqual([200, 403, 403, 403, 403])
  })

  it('are refused with everything that is wrong with them', async () => {
    const [newYear, ...others] = holidays.holidays
    const slip = { ...holidays, holidays: [{ ...newYear, end: '2027-01-30' }, ...others.slice(1)] }
    expect(await reasons(load(slip))).toEqual(['holiday-missing 春节', 'holiday-too-long 元旦'])
    expect((await load(holidays, 'country', 2028)).status).toBe(422)
    expect((await load({ year: 2027 })).status).toBe(422)
    expect(await world.calendars.holidays()).toEqual([])
    expect(await world.woken()).toEqual([])
  })
})
