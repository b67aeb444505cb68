import type { Census, Member } from './census.ts'

/** CPU seconds by role between two moments. `others`: what the rest of the machine took meanwhile. */
export type Spent = { seconds: number; byRole: Record<string, number>; own: number; others: number }

const identity = ({ pid, bornAt }: Member): string => `${pid} ${bornAt}`

/** A process that was born in between counts from nothing; what one that ended had spent since is lost. */
export const spentBetween = (before: Census, after: Census): Spent => {
  const had = new Map(before.members.map(one => [identity(one), one.cpuSeconds]))
  const taken = new Map<string, number>()
  for (const one of after.members)
    taken.set(one.role, (taken.get(one.role) ?? 0) + one.cpuSeconds - (had.get(identity(one)) ?? 0))
  const byRole = Object.fromEntries(taken)
  const own = Object.values(byRole).reduce((total, each) => total + each, 0)
  const others = Math.max(0, after.machineBusy - before.machineBusy - own)
  return { seconds: (after.at - before.at) / 1000, byRole, own, others }
}

export const largest = ({ byRole }: Spent): { role: string; seconds: number } => {
  const [role = 'nobody', seconds = 0] = Object.entries(byRole).sort(([, a], [, b]) => b - a)[0] ?? []
  return { role, seconds }
}
