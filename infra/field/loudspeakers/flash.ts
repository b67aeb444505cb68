/** One thing that was begun. `until`: when it would be too old anyway. */
type Begun = { ref: string; until: number; done: boolean; tries: number; cut: boolean }

/** What outlives a power cut. Without it a terminal would say everything again, or believe an older board. */
export type Flash = {
  boardVersion: number
  programmeVersion: number
  begun: Map<string, Begun>
}

export const emptyFlash = (): Flash => ({ boardVersion: 0, programmeVersion: 0, begun: new Map() })

/** Once, and once more where the power was cut in the middle. */
const mostTries = 2

export const maySay = ({ begun }: Flash, id: string): boolean => {
  const before = begun.get(id)
  return before === undefined || (!before.done && before.cut && before.tries < mostTries)
}

/** What was interrupted is begun again: that is the same try. */
export const noteBegun = ({ begun }: Flash, { id, ref, until }: { id: string; ref: string; until: number }): void => {
  const before = begun.get(id)
  const tries = before === undefined || before.cut ? (before?.tries ?? 0) + 1 : before.tries
  begun.set(id, { ref, until, done: false, tries, cut: false })
}

export const noteDone = ({ begun }: Flash, id: string): void => {
  const before = begun.get(id)
  if (before) before.done = true
}

/** After a power cut: what was being said, to be reported as it is. Each is told once. */
export const takeCut = ({ begun }: Flash): string[] => {
  const cut = [...begun.values()].filter(({ done, cut }) => !done && !cut)
  for (const one of cut) one.cut = true
  return cut.map(({ ref }) => ref)
}

/** A clock that ran ahead must not make a terminal forget what it has said. */
const keptMs = 24 * 3_600_000

/** So that it can run for years. */
export const forgetOver = ({ begun }: Flash, own: number): void => {
  for (const [id, { until }] of begun) if (until + keptMs <= own) begun.delete(id)
}
