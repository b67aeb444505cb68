import type { Colour } from '../../../shared/domain/colour.ts'

/** What weather of one kind is like in a year. Numbers are from … to, both inside. */
export type Hazard = {
  /** Of GB/T 35561. */
  code: string
  /** 1 to 12, in which it may begin. */
  months: readonly [number, ...number[]]
  timesAYear: readonly [number, number]
  /** One of these each time: the more often a colour stands here, the likelier it is. */
  colours: readonly [Colour, ...Colour[]]
  /** Local hours at which it may begin. */
  begins: readonly [number, number]
  lastsHours: readonly [number, number]
  /** Of one township and not of the whole banner. */
  local?: true
  /** How often its end is said, 0 to 1; otherwise it expires. */
  cancelled: number
}

/**
 * A banner of the Inner Mongolian steppe: sand in spring, thunder, hail and cloudbursts in summer, cold and snow from October to March.
 * The seasons are those of the place, the numbers are invented. Colours are those that the national signals have
 * (warning-signals.json): thunder, sand and icy roads begin at yellow, hail at orange.
 */
export const steppe: readonly Hazard[] = [
  {
    ...{ code: '11B07', months: [3, 4, 5], timesAYear: [3, 5], colours: ['yellow', 'yellow', 'yellow', 'orange'] },
    ...{ begins: [6, 16], lastsHours: [8, 24], cancelled: 0.3 },
  },
  {
    ...{ code: '11B06', months: [3, 4, 5, 10, 11], timesAYear: [4, 7], colours: ['blue', 'blue', 'yellow', 'orange'] },
    ...{ begins: [5, 20], lastsHours: [12, 24], cancelled: 0.2 },
  },
  {
    ...{ code: '11B14', months: [6, 7, 8], timesAYear: [4, 7], colours: ['yellow', 'yellow', 'yellow', 'orange'] },
    ...{ begins: [12, 20], lastsHours: [3, 6], local: true, cancelled: 0.3 },
  },
  {
    ...{ code: '11B15', months: [6, 7, 8], timesAYear: [1, 2], colours: ['orange'] },
    ...{ begins: [13, 19], lastsHours: [2, 4], local: true, cancelled: 0.3 },
  },
  {
    ...{ code: '11B03', months: [7, 8], timesAYear: [2, 3], colours: ['blue', 'yellow', 'yellow', 'orange'] },
    ...{ begins: [0, 23], lastsHours: [6, 18], cancelled: 0.8 },
  },
  {
    ...{ code: '11B09', months: [6, 7], timesAYear: [0, 2], colours: ['yellow', 'orange'] },
    ...{ begins: [9, 11], lastsHours: [8, 10], cancelled: 0.1 },
  },
  {
    ...{
      code: '11B05',
      months: [1, 2, 3, 10, 11, 12],
      timesAYear: [3, 5],
      colours: ['blue', 'yellow', 'yellow', 'orange'],
    },
    ...{ begins: [8, 18], lastsHours: [24, 48], cancelled: 0.2 },
  },
  {
    ...{
      code: '11B04',
      months: [1, 2, 3, 11, 12],
      timesAYear: [2, 3],
      colours: ['blue', 'yellow', 'yellow', 'orange'],
    },
    ...{ begins: [0, 23], lastsHours: [12, 24], cancelled: 0.4 },
  },
  {
    ...{ code: '11B21', months: [1, 2, 3, 11, 12], timesAYear: [2, 4], colours: ['yellow', 'yellow', 'orange'] },
    ...{ begins: [4, 21], lastsHours: [12, 24], cancelled: 0.4 },
  },
]
