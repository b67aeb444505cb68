import { coversAll } from '../../shared/domain/jurisdiction.ts'
import { type StopScope, scopeName } from '../../shared/domain/sheets/stop.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Stops, Warnings } from '../../shared/ports/warnings.ts'

export type StopPorts = { stops: Stops; warnings: Pick<Warnings, 'find'>; clock: Clock; log: Log }

export type StopOutcome = 'done' | 'outside-jurisdiction' | 'unknown-warning' | 'not-stopped'

/** The STOP switch. A warning is stopped by who covers all of it; everything, a channel or a carrier by who covers the country. */
export const operateStops = ({ stops, warnings, clock, log }: StopPorts) => {
  const obstacle = async (scope: StopScope, holder: KeyHolder): Promise<StopOutcome | undefined> => {
    if (!('warning' in scope)) return holder.area === '' ? undefined : 'outside-jurisdiction'
    const warning = await warnings.find(scope.warning)
    if (!warning) return 'unknown-warning'
    return coversAll(holder, warning.counties) ? undefined : 'outside-jurisdiction'
  }
  const record = (code: string, scope: StopScope, { id }: KeyHolder): void =>
    log.warn(code, { source: id, where: scopeName(scope), ...('warning' in scope && { warning: scope.warning }) })

  return {
    async put(scope: StopScope, holder: KeyHolder): Promise<StopOutcome> {
      const refused = await obstacle(scope, holder)
      if (refused) return refused
      await stops.put({ scope, by: holder.id, at: clock.now() })
      record('stop-put', scope, holder)
      return 'done'
    },
    async lift(scope: StopScope, holder: KeyHolder): Promise<StopOutcome> {
      const refused = await obstacle(scope, holder)
      if (refused) return refused
      if (!(await stops.lift(scope, holder.id, clock.now()))) return 'not-stopped'
      record('stop-lifted', scope, holder)
      return 'done'
    },
  }
}
