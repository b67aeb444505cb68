import type { Expiry, RosterHead } from '../../shared/ports/directory.ts'
import type { PublishPorts } from './ports.ts'

const dayMs = 86_400_000
/**
 * A warning pins the pages of the revision it was issued against, and its proof reads them to the end (docs/adr/0014): they outlive
 * the longest warning by far. No warning reads records; whoever is exporting them just now has a week to finish.
 */
const pagesDays = 400
const recordsDays = 7

export const expireFrom = (now: number): Expiry => ({
  pagesAt: now + pagesDays * dayMs,
  recordsAt: now + recordsDays * dayMs,
})

/** Every revision below the published one is marked, those too that a publisher left half-made. What is interrupted goes on next time. */
export const expireSuperseded = async (
  { writer, clock }: PublishPorts,
  head: RosterHead | undefined,
): Promise<void> => {
  if (!head || head.expiredBelow >= head.rev) return
  const expiry = expireFrom(clock.now())
  for (let rev = head.expiredBelow; rev < head.rev; rev += 1) await writer.expire(head.county, rev, expiry)
  await writer.setExpiredBelow(head.county, head.rev)
}
