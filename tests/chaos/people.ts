import { setTimeout as pause } from 'node:timers/promises'
import { Channel } from '../../shared/domain/channel.ts'
import type { StopScope } from '../../shared/domain/sheets/stop.ts'
import { followingDocument } from './documents.ts'
import type { Deed, Scope, Strike } from './fault.ts'
import type { Stack } from './stack/stack.ts'
import type { Evidence } from './truth/evidence.ts'

/** A source that has no answer sends its document again, an operator asks again. */
const mostTries = 40
const againAfterMs = 250

/** Who sends warnings, who stops them, and who runs the service. */
export const peopleAt = ({ source, administrator, sms, restart }: Stack, alert: string) => {
  let followed: Evidence['followed']
  let stopped: Evidence['stopped']
  let held: StopScope | undefined
  const doing: Promise<void>[] = []
  const sent = Promise.withResolvers<string>()

  const send = (document: string): Promise<string> =>
    untilAnswered(async () => {
      const answer = await source.send(Buffer.from(document), 'application/cap+xml')
      if (answer.verdict === 'accepted') return answer.receipt.warning
      throw new Refused(JSON.stringify(answer.reasons))
    })
  const follow = async (msgType: 'Update' | 'Cancel'): Promise<void> => {
    await send(followingDocument(msgType, alert))
    followed = { msgType, acceptedAt: Date.now() }
  }
  const lift = async (scope: StopScope): Promise<void> => {
    await untilAnswered(() => administrator.lift(scope))
    held = undefined
  }
  const putStop = async ({ scope = 'all', ms }: Strike): Promise<void> => {
    const scoped = scopeOf(scope, sms, await sent.promise)
    await untilAnswered(() => administrator.stop(scoped))
    held = scoped
    stopped = { channels: stoppedChannels[scope], acceptedAt: Date.now() }
    if (ms === undefined) return
    await pause(ms)
    stopped = { ...stopped, liftedAt: Date.now() }
    await lift(scoped)
  }
  const deeds: Record<Deed, (strike: Strike) => Promise<void>> = {
    cancel: () => follow('Cancel'),
    update: () => follow('Update'),
    restart: () => restart('kill'),
    stop: () => restart('end'),
    'stop-switch': putStop,
  }
  return {
    /** The Alert; answers its warning. */
    warn: async (): Promise<string> => {
      const warning = await send(alert)
      sent.resolve(warning)
      return warning
    },
    ordered: (deed: Deed, strike: Strike): void => void doing.push(deeds[deed](strike)),
    done: (): Promise<unknown> => Promise.all(doing),
    did: (): Pick<Evidence, 'followed' | 'stopped'> => ({ followed, stopped }),
    /** Nothing of this run holds the next one back. */
    leave: async (): Promise<void> => {
      if (held) await lift(held)
    },
  }
}

class Refused extends Error {}

const untilAnswered = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask()
    } catch (cause) {
      if (cause instanceof Refused || tries >= mostTries) throw cause
      await pause(againAfterMs)
    }
  }
}

const scopeOf = (scope: Scope, carrier: Stack['sms'], warning: string): StopScope => {
  const scopes = {
    all: { all: true },
    warning: { warning },
    channel: { channel: 'sms' },
    carrier: { carrier },
    rooms: { channel: 'group-chat' },
    loudspeakers: { channel: 'loudspeaker' },
  } as const
  return scopes[scope]
}
const stoppedChannels: Record<Scope, readonly Channel[]> = {
  all: Channel.options,
  warning: Channel.options,
  channel: ['sms'],
  carrier: ['sms'],
  rooms: ['group-chat'],
  loudspeakers: ['loudspeaker'],
}
