import type { PresenceMessage } from '../../shared/contracts/queue-messages.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Presence } from '../../shared/ports/sheets.ts'

/** Terminals that came or went, one write per village and batch; the later word wins, in whatever order they arrive. */
export const recordPresence =
  ({ presence, log }: { presence: Pick<Presence, 'record'>; log: Log }) =>
  async (messages: PresenceMessage[]): Promise<undefined> => {
    const places = Map.groupBy(messages, ({ place }) => place)
    await Promise.all(
      [...places].map(([place, states]) =>
        presence.record(
          place,
          states.map(({ terminal, online, at }) => ({ terminal, online, at })),
        ),
      ),
    )
    log.info('presence-recorded', { count: messages.length })
  }
