import { writtenMoment } from '../../../shared/domain/calendar/local-time.ts'
import { eventNames } from '../../../shared/policy/event-names.ts'
import type { Year } from '../../year/play-year.ts'
import type { Delivery } from '../../year/report/deliveries.ts'
import type { NoticeOfYear } from '../../year/report/month.ts'
import { sumsOf } from '../../year/report/sums.ts'
import type { Spell } from '../../year/weather/seeded-weather.ts'

type Asked = { year: number; area: string; seed: number; zone: string }

/**
 * What `demo --calendar --json` prints. A village received what the places in its `by` received; these add up to the `totals`, villages
 * do not: a group looks after several.
 */
export const yearDocument = ({ year, area, seed, zone }: Asked, { villages, names, months }: Year): object => ({
  ...{ year, area, seed },
  villages,
  places: Object.fromEntries(
    [...new Set(villages.flatMap(({ by }) => by))].map(code => [code, names.get(code) ?? code]),
  ),
  months: months.map(({ month, spells, notices }) => ({
    month,
    warnings: spells.map(spell => spellOf(spell, zone)),
    notices: notices.map(one => noticeOf(one, zone)),
  })),
  totals: sumsOf(months.flatMap(({ notices }) => notices.flatMap(({ deliveries }) => deliveries))),
})

const spellOf = ({ code, colour, area, from, until, cancelledAt }: Spell, zone: string): object => ({
  ...{ eventCode: code, event: eventNames.zh[code] ?? code, colour, area },
  from: writtenMoment(from, zone),
  expires: writtenMoment(until, zone),
  cancelled: cancelledAt === undefined ? null : writtenMoment(cancelledAt, zone),
})

const noticeOf = ({ at, toldAt, moved, reason, cause, deliveries, ...one }: NoticeOfYear, zone: string): object => ({
  ...one,
  at: writtenMoment(at, zone),
  reason: reason ?? null,
  told: toldAt === undefined ? null : writtenMoment(toldAt, zone),
  movedFrom: moved ? writtenMoment(moved.from, zone) : null,
  follows: cause?.rule ?? null,
  received: deliveries.map(delivery => deliveryOf(delivery, zone)),
})

const deliveryOf = ({ place, channel, at, figures, parts }: Delivery, zone: string): object => ({
  ...{ place, channel, at: at === undefined ? null : writtenMoment(at, zone) },
  ...{ planned: figures.planned, received: figures.accepted, parts, reasons: figures.reasons },
})
