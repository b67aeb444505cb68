import { type PublicPage, publicPage } from '../../shared/domain/text/page.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'

export type ShowAlertPorts = {
  warnings: Pick<Warnings, 'find' | 'alert'>
  clock: Clock
  /** IANA zone in which times are told. */
  zone: string
}

/** undefined: no such warning, or none that everyone may read; from outside the two are the same. */
export const showAlert =
  ({ warnings, clock, zone }: ShowAlertPorts) =>
  async (id: string): Promise<PublicPage | undefined> => {
    const warning = await warnings.find(id)
    // Only what was issued: a higher number may wait for a person, and a lower one was replaced.
    const issued = warning && warning.seq > 0 ? await warnings.alert(id, warning.seq) : undefined
    return warning && issued && publicPage({ warning, issued, now: clock.now(), zone })
  }
