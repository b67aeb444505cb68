import type { WarningHistory } from '../../shared/contracts/decisions.ts'
import type { WarningStatus } from '../../shared/contracts/http.ts'
import type { HistoryEntry } from '../../shared/domain/series/history-entry.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'

type Entry = WarningHistory['entries'][number]
type Ports = {
  warnings: Pick<Warnings, 'history'>
  status(id: string): Promise<WarningStatus | undefined>
}

/** What waits a day is called for 288 times; of more calls than these the figures are not read. */
const callsShown = 20

/** `GET /v1/warnings/{id}/history`: every entry as it was appended; of the duty calls also whom they reached. */
export const historyOf =
  ({ warnings, status }: Ports) =>
  async (warning: string): Promise<WarningHistory> => {
    const entries = await warnings.history(warning)
    const shown = new Set(entries.flatMap(({ call }) => call ?? []).slice(-callsShown))
    const figures = await Promise.all([...shown].map(async call => [call, await status(call)] as const))
    const byCall = new Map(figures)
    return { warning, entries: entries.map(entry => entryOf(entry, byCall)) }
  }

const entryOf = (
  { warning: _, rev: __, call, ...entry }: HistoryEntry,
  figures: ReadonlyMap<string, WarningStatus | undefined>,
): Entry => {
  const channels = call === undefined ? undefined : figures.get(call)?.channels
  return { ...entry, ...(call !== undefined && { call: { warning: call, ...(channels && { channels }) } }) }
}
