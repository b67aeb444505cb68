import { Fault } from '../../shared/ports/fault.ts'
import type { KeepPorts } from './keeping.ts'

/** As often as others may be quicker: then they have looked at something older, and must look again. */
const mostAttempts = 5
/** A country has some three thousand desks, and whoever asked waits. */
const atOnce = 50

/** Has the desks of these areas looked at by the next tick. What is being planned by the older calendar finds its desk moved. */
export const wakeDesks = ({ notices, clock }: Pick<KeepPorts, 'notices' | 'clock'>) => {
  const wake = async (area: string): Promise<void> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const from = await notices.desk(area)
      // One that is not open yet is opened by the calendar that it finds.
      if (!from) return
      const to = { ...from, rev: from.rev + 1, dueAt: clock.now() }
      if ((await notices.commit({ notices: [], desk: { from, to } })) === 'committed') return
    }
    throw new Fault('conflict', true, 'others were quicker each time')
  }
  return async (areas: readonly string[]): Promise<void> => {
    for (let first = 0; first < areas.length; first += atOnce)
      await Promise.all(areas.slice(first, first + atOnce).map(wake))
  }
}
