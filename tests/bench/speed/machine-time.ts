import { loadavg } from 'node:os'
import { takeCensus } from '../processes/census.ts'

/** CPU seconds of the whole machine (/proc/stat) from now until it is asked, and the load average then. */
export const machineTime = (): (() => { cpuSeconds: number; loadAverage: number }) => {
  const before = takeCensus().machineBusy
  return () => ({ cpuSeconds: takeCensus().machineBusy - before, loadAverage: loadavg()[0] ?? 0 })
}
