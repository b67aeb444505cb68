import fc from 'fast-check'
import { Holiday } from '../../../../shared/domain/calendar/festivals.ts'
import { type DatedRule, largestOffset, Rule } from '../../../../shared/domain/calendar/rule.ts'
import { solarTerms } from '../../../../shared/domain/calendar/solar-terms.ts'

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const monthDay = fc
  .integer({ min: 1, max: 12 })
  .chain(month => fc.record({ month: fc.constant(month), day: fc.integer({ min: 1, max: longest[month - 1] ?? 28 }) }))
const lunarDay = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 30 }) })
const offset = fc.integer({ min: -largestOffset, max: largestOffset })
const border = fc.constantFrom('start', 'end')
const term = fc.constantFrom(...solarTerms)
const edge = fc.oneof(monthDay, fc.record({ term, offset }))
const every = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map(days => ({ weekdays: days.toSorted() })),
  fc.record({ dayOfMonth: fc.integer({ min: 1, max: 31 }) }),
)
const when = fc
  .record({
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone: fc.option(fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Pacific/Apia'), {
      nil: undefined,
    }),
  })
  .map(({ hour, minute, zone }) => ({
    time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    ...(zone !== undefined && { zone }),
  }))

const bodies = fc.oneof(
  fc.tuple(monthDay, offset).map(([day, offset]) => ({ kind: 'fixed', ...day, offset })),
  fc
    .tuple(lunarDay, offset, fc.boolean())
    .map(([day, offset, leapToo]) => ({ kind: 'lunar', ...day, offset, leapToo })),
  fc.record({ kind: fc.constant('solar-term'), term, offset }),
  fc.record({ kind: fc.constant('holiday'), holiday: fc.constantFrom(...Holiday.options), border, offset }),
  fc.record({ kind: fc.constant('season'), season: fc.constantFrom('flood', 'fire-autumn'), border, offset }),
  fc.record({ kind: fc.constant('window'), from: edge, until: edge, every }),
)

/** Any rule that is due by a day. */
export const rules: fc.Arbitrary<DatedRule> = fc
  .tuple(bodies, when)
  .map(([body, when]) => Rule.parse({ ...body, ...when }) as DatedRule)
