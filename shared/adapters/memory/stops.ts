import { type Stop, type StopAction, scopeName } from '../../domain/sheets/stop.ts'
import type { Stops } from '../../ports/warnings.ts'

export const memoryStops = (): Stops => {
  const stops = new Map<string, Stop>()
  const actions: StopAction[] = []
  return {
    active: async () => [...stops.values()],
    async put(stop) {
      stops.set(scopeName(stop.scope), stop)
      actions.push({ ...stop, action: 'put' })
    },
    async lift(scope, by, at) {
      if (!stops.delete(scopeName(scope))) return false
      actions.push({ scope, by, at, action: 'lift' })
      return true
    },
    history: async limit => actions.toSorted((a, b) => b.at - a.at).slice(0, limit),
  }
}
