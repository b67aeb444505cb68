import { TellingPolicy } from '../../domain/notices/telling-policy.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The project's own defaults. */
export const tellingPolicy: TellingPolicy = TellingPolicy.parse({
  // The calendar is looked at once a day: so the coming thirty days always stand.
  ahead: 31 * day,
  lateBy: 2 * hour,
  keptFor: 2 * day,
  heldBy: ['red', 'orange'],
  holdCheck: 10 * minute,
  telling: { from: '06:30', until: '21:30' },
  // Half an hour before what a night's warning calls for is told.
  reminding: { from: '06:30', until: '20:00' },
  reminders: [
    { within: 3 * hour, every: hour },
    { within: day, every: 4 * hour },
    { within: 7 * day, every: day },
  ],
})
