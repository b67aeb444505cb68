import { type PublicPage, publicPage } from '../../shared/domain/text/page.ts'
import type { IssuedAlert, Warning } from '../../shared/domain/warning.ts'
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
    const issued = warning && (await lastWords(warnings, warning))
    return issued && publicPage({ warning, issued, now: clock.now(), zone })
  }

/** The newest issued Alert that says anything: a Cancel may come without infos, and then what it cancels is shown. */
const lastWords = async (
  warnings: ShowAlertPorts['warnings'],
  { id, seq }: Warning,
): Promise<IssuedAlert | undefined> => {
  for (let n = seq; n > 0; n -= 1) {
    const issued = await warnings.alert(id, n)
    if (issued && issued.alert.info.length > 0) return issued
  }
  return undefined
}
