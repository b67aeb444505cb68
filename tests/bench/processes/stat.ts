/** Of `/proc/<pid>/stat` (proc_pid_stat(5)); ticks are of USER_HZ, which is 100 on x64. */
export type Stat = { pid: number; parent: number; cpuSeconds: number; bornAt: number }

const ticksPerSecond = 100

/** The name stands in brackets and may hold blanks and brackets itself: what counts comes after the last one. */
export const readStat = (text: string): Stat | undefined => {
  const pid = Number.parseInt(text, 10)
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [parent, userTicks, systemTicks, bornAt] = [fields[1], fields[11], fields[12], fields[19]].map(Number)
  if (Number.isNaN(pid) || parent === undefined || userTicks === undefined || systemTicks === undefined) return
  if (bornAt === undefined || Number.isNaN(bornAt)) return
  return { pid, parent, cpuSeconds: (userTicks + systemTicks) / ticksPerSecond, bornAt }
}

/** Bytes of `/proc/<pid>/smaps_rollup`: shared pages count by their share, so that a sum over processes is what they really take. */
export const readPss = (text: string): number => Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024

/** Seconds that all cores together were not idle, of the first line of `/proc/stat`: user nice system idle iowait irq softirq steal. */
export const readBusy = (text: string): number => {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    /^cpu\s+(.*)$/m.exec(text)?.[1]?.split(' ').map(Number) ?? []
  return (user + nice + system + irq + softirq + steal) / ticksPerSecond
}
