import { type AudienceSize, addSizes, sizeOf } from '../domain/audience/audience-size.ts'
import { meantBy } from '../domain/audience/meant.ts'
import type { Pending, Warning } from '../domain/series/warning.ts'
import type { Directory } from '../ports/directory.ts'
import { Fault } from '../ports/fault.ts'
import type { Warnings } from '../ports/warnings.ts'

/** A series that has something waiting. */
export type Waiting = Warning & { pending: Pending }

export const isWaiting = (warning: Warning): warning is Waiting => warning.pending !== undefined

/** Every series in which the same Alert waits, the oldest first: what is decided of it is decided for all of them. */
export const waitingTogether = async (warnings: Pick<Warnings, 'find'>, warning: Waiting): Promise<Waiting[]> => {
  const alongside = await Promise.all(warning.alongside.map(id => warnings.find(id)))
  return [warning, ...alongside.flatMap(one => one ?? [])]
    .filter(isWaiting)
    .filter(({ pending }) => pending.identity === warning.pending.identity)
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))
}

type Ports = { warnings: Pick<Warnings, 'alert' | 'audiences'>; directory: Pick<Directory, 'manifest'> }

/** Whom what waits would reach itself, as it was resolved when it came; a Cancel nobody of its own. */
export const sizeOfWaiting = async (
  { warnings, directory }: Ports,
  waits: readonly Waiting[],
): Promise<AudienceSize> => {
  const [first] = waits
  const alert = first && (await warnings.alert(first.id, first.pending.seq))
  const meant = meantBy({ status: first?.status ?? 'Actual' }, alert?.addressees)
  const audiences = (await Promise.all(waits.map(({ id, pending }) => warnings.audiences(id, pending.seq)))).flat()
  const sizes = await Promise.all(
    audiences.map(async ({ county, dirRev, places }) =>
      places.length === 0 ? [] : [sizeOf(await directory.manifest(county, dirRev), places, meant)],
    ),
  )
  return addSizes(sizes.flat())
}

export const waitingAlert = async ({ warnings }: Pick<Ports, 'warnings'>, { id, pending }: Waiting) => {
  const alert = await warnings.alert(id, pending.seq)
  if (!alert) throw new Fault('corrupt', false, 'what waits was never stored')
  return alert
}
