import * as z from 'zod'
import { AreaCode } from '../place.ts'
import { TimeOfDay } from './time-of-day.ts'

/** Per cent of what a terminal can do. */
export const Volume = z.int().min(0).max(100)

/** A recording is fetched by the terminal, and played only if it is what was named. */
const Audio = z.strictObject({
  url: z.url({ protocol: /^https$/ }).max(500),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** One entry of a week: safety talk, read from a script or from a recording. Times are local to the place. */
export const ProgrammeItem = z
  .strictObject({
    /** Names it within its programme, and in every play report. */
    id: z.string().regex(/^[\w.-]{1,40}$/),
    title: z.string().min(1).max(60),
    script: z.string().min(1).max(600).optional(),
    audio: Audio.optional(),
    /** ISO 8601: Monday 1 to Sunday 7. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    at: TimeOfDay,
    /** It is cut off after so many seconds: what comes next is on time. */
    seconds: z.int().min(10).max(1800),
    volume: Volume,
    /** Local dates, both inside. */
    validFrom: z.iso.date().optional(),
    validTo: z.iso.date().optional(),
  })
  .refine(({ script, audio }) => (script === undefined) !== (audio === undefined), {
    path: ['script'],
    message: 'an item has a script or an audio, and not both',
  })
export type ProgrammeItem = z.infer<typeof ProgrammeItem>

/** The week of one place: a village's own, or what a town, county, city or province gives all of its villages. */
export const Programme = z.strictObject({
  items: z.array(ProgrammeItem).max(40),
  /** No terminal of the place speaks a programme louder. */
  cap: Volume.optional(),
  /** Terminal id → its own cap: the one beside the clinic. Villages only. */
  caps: z.record(z.string().regex(/^[\w.-]{1,64}$/), Volume).optional(),
})
export type Programme = z.infer<typeof Programme>

/** As it is kept. `version` only grows, also when it is cleared; `at` in ms of store time, `by` the key holder. */
export const StoredProgramme = Programme.extend({
  place: AreaCode,
  version: z.number(),
  at: z.number(),
  by: z.string(),
})
export type StoredProgramme = z.infer<typeof StoredProgramme>
