import type { NoticeDesk } from '../../shared/domain/notices/planned-notice.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { KeepPorts } from './keeping.ts'

/** As often as others may be quicker: then they have looked at something older, and must look again. */
const mostAttempts = 5
/** A country has some three thousand desks, and whoever asked waits. */
const atOnce = 50

/**
 * Has the desks of these areas looked at by the next tick; what is being planned by the older calendar finds its desk moved. The desk of
 * `opened` is opened where it is not yet; of others that is the tick's to do, by who has a directory.
 */
export const wakeDesks = ({ notices, clock }: Pick<KeepPorts, 'notices' | 'clock'>) => {
  const wake = async (area: string, opens: boolean): Promise<void> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const from = await notices.desk(area)
      if (!from && !opens) return
      const to = { ...(from ?? closed(area, clock.now())), rev: (from?.rev ?? 0) + 1, dueAt: clock.now() }
      if ((await notices.commit({ notices: [], desk: { ...(from && { from }), to } })) === 'committed') return
    }
    throw new Fault('conflict', true, 'others were quicker each time')
  }
  return async (areas: readonly string[], opened?: string): Promise<void> => {
    for (let first = 0; first < areas.length; first += atOnce)
      await Promise.all(areas.slice(first, first + atOnce).map(area => wake(area, area === opened)))
  }
}

const closed = (area: string, now: number): Omit<NoticeDesk, 'rev'> => ({
  area,
  plannedUntil: now,
  reminders: 0,
  standing: [],
})
