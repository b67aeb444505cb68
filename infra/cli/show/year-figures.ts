import { DateTime } from 'luxon'
import type { Sums } from '../../year/report/sums.ts'
import type { Say } from '../language.ts'

/** Day and hour where the villages are. */
export const timeIn = (zone: string, at: number): string => DateTime.fromMillis(at, { zone }).toFormat('MM-dd HH:mm')

/** `短信 12 人 24 段、群 2、喇叭 4`; empty where nothing was received. */
export const receivedWords = (say: Say, { sms, 'group-chat': rooms, loudspeaker }: Sums): string =>
  [
    sms.received > 0 &&
      say({
        zh: `短信 ${sms.received} 人 ${sms.parts} 段`,
        en: `SMS to ${sms.received} in ${sms.parts} parts`,
      }),
    rooms.received > 0 && say({ zh: `群 ${rooms.received}`, en: `rooms ${rooms.received}` }),
    loudspeaker.received > 0 && say({ zh: `喇叭 ${loudspeaker.received}`, en: `loudspeakers ${loudspeaker.received}` }),
  ]
    .filter(Boolean)
    .join(say({ zh: '、', en: ', ' }))
