import { loudnessOf } from '../../../shared/domain/loudspeakers/loudness.ts'
import { programmeMayStartMs, type Speech } from '../../../shared/domain/loudspeakers/precedence.ts'
import type { Announcement, Programme } from './messages.ts'
import type { Hours } from './own-clock.ts'
import type { Occurrence } from './week.ts'

/** Something to say, whatever it comes from. Times by the terminal's own clock. */
export type Utterance = {
  /** Said once, also after a reboot. */
  id: string
  /** Named in the report. */
  ref: string
  speech: Speech
  /** It is not begun at or after this time. */
  until: number
  /** Only within these hours; absent: at any hour. */
  hours?: Hours
  lengthMs: number
  volume: number
  /** What the village hears of a warning; absent: it is the programme. */
  announcement?: Announcement
}

/** About four characters a second, and a breath between two repetitions; a recording in another language says as much again. */
export const playingMs = ({
  script,
  recording,
  repeat,
}: Pick<Announcement, 'script' | 'recording' | 'repeat'>): number =>
  Math.max(repeat, 1) * (recording ? 2 : 1) * (script.length * 250 + 1_000)

export const ofAnnouncement = (announcement: Announcement, cap: number): Utterance => {
  const { id, ref, priority, authority, issuedAt, expiresAt, hours } = announcement
  return {
    id,
    ref,
    speech: { kind: 'warning', priority, issuedAt, ...(authority && { authority }) },
    until: expiresAt,
    ...(hours && { hours }),
    lengthMs: playingMs(announcement),
    volume: loudnessOf({ kind: 'warning', priority }, cap).volume,
    announcement,
  }
}

/** A recording's length is not known before it is there: it is cut off at the limit. */
export const ofOccurrence = (
  { item, date, startsAt }: Occurrence,
  { day, utcOffsetMinutes }: Pick<Programme, 'day' | 'utcOffsetMinutes'>,
  cap: number,
): Utterance => {
  const limitMs = item.seconds * 1000
  const ref = `${item.ref}/${date}T${item.at}`
  return {
    id: ref,
    ref,
    speech: { kind: 'programme', authority: item.authority, startsAt },
    until: startsAt + programmeMayStartMs,
    hours: { ...day, utcOffsetMinutes },
    lengthMs: item.script === undefined ? limitMs : Math.min(limitMs, playingMs({ script: item.script, repeat: 1 })),
    volume: loudnessOf({ kind: 'programme', volume: item.volume }, cap).volume,
  }
}
