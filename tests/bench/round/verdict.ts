import { endingOf } from '../../../infra/cli/demo/ending.ts'
import type { ChannelFigures, WarningStatus } from '../../../shared/contracts/http.ts'
import { Channel } from '../../../shared/domain/channel.ts'
import { markReasons } from '../../../shared/domain/sheets/mark.ts'

export type Seen = { received: number; distinct: number; firstAt?: number | undefined; lastAt?: number | undefined }
export type FieldSeen = Record<Channel, Seen>

/**
 * What makes a round void: the field and the service must agree on every recipient, nobody may have been sent anything twice, and
 * nothing may be left unmarked or in doubt. Empty: it counts.
 */
export const whyVoid = (status: WarningStatus, field: FieldSeen, now: number): string[] => {
  const problems: string[] = []
  if (endingOf(status, now) !== 'marked') problems.push(`the warning is not marked to its end (${status.state})`)
  for (const channel of Channel.options) {
    const figures = status.channels[channel]
    const { received, distinct } = field[channel]
    if (figures === undefined || figures.planned === 0) problems.push(`nothing was planned on ${channel}`)
    else problems.push(...ofChannel(channel, figures, distinct))
    if (received !== distinct) problems.push(`${channel}: ${received - distinct} received twice`)
  }
  return problems
}

const ofChannel = (channel: Channel, figures: ChannelFigures, distinct: number): string[] => {
  const problems: string[] = []
  if (figures.open > 0) problems.push(`${channel}: ${figures.open} unmarked`)
  if (figures.unknown > 0) problems.push(`${channel}: ${figures.unknown} in doubt`)
  const expected = reached(channel, figures)
  if (distinct !== expected) problems.push(`${channel}: the field has ${distinct}, the service says ${expected}`)
  return problems
}

/**
 * How many the field must have, from what the service says. A loudspeaker that is off takes nothing, though its broker does: there only
 * play reports count. An SMS was taken by the carrier even if its log says later that the phone is off.
 */
const reached = (channel: Channel, { accepted, delivered, reasons }: ChannelFigures): number => {
  if (channel === 'loudspeaker') return delivered
  if (channel === 'group-chat') return accepted
  const own = new Set<string>(markReasons)
  return Object.entries(reasons).reduce((sum, [reason, count]) => sum + (own.has(reason) ? 0 : count), accepted)
}
