import { expect, test } from 'vitest'
import { momentOf, writtenMoment } from '../../../../shared/domain/calendar/local-time.ts'

const moment = (date: string, time: string, zone: string): string => writtenMoment(momentOf(date, time, zone), zone)

test.each([
  ['an ordinary time is what the clock says', '2026-02-10', '09:00', 'Asia/Shanghai', '2026-02-10T09:00:00+08:00'],
  ['a time that does not exist moves forward', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T03:30:00-04:00'],
  ['so it does in Europe', '2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
  ['the hour after is itself', '2026-03-08', '03:00', 'America/New_York', '2026-03-08T03:00:00-04:00'],
  ['a time that exists twice is the first', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
  ['so it is in Europe', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  ['and where the shift is half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'],
  ['midnight may be what is left out', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T01:00:00-03:00'],
  ['a day may be left out', '2011-12-30', '09:00', 'Pacific/Apia', '2011-12-31T09:00:00+14:00'],
])('%s', (_, date, time, zone, expected) => {
  expect(moment(date, time, zone)).toBe(expected)
})
