import { type Announcement, announced, type Board, priorityOf } from '../../shared/domain/board.ts'
import type { Slot } from '../../shared/domain/roster.ts'
import { formatRef } from '../../shared/domain/sheet-id.ts'
import { oncePerAlert, type TextOf } from '../../shared/domain/text/once-per-alert.ts'
import { speechScript } from '../../shared/domain/text/speech.ts'
import { admit, type Permit } from '../../shared/domain/wall.ts'
import type { HandOverResult, LoudspeakerCarrier } from '../../shared/ports/carriers.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Boards } from '../../shared/ports/sheets.ts'
import type { Delivery, Window } from '../../shared/protocol/delivery.ts'

export type LoudspeakerPorts = {
  carrier: LoudspeakerCarrier
  boards: Boards
  /** IANA zone in which issue times are told. */
  zone: string
  /** Store time. */
  clock: Clock
}

/** A village hears by one publish of its board, so a whole page is one window. */
const windowSize = 500
/** Language of a village's loudspeakers. */
const lang = 'zh-CN'

export const loudspeakerDelivery = (ports: LoudspeakerPorts): Delivery => {
  const scriptOf = oncePerAlert((issued, lang) => speechScript(issued, { lang, zone: ports.zone })?.script)
  return {
    carrier: ports.carrier.name,
    windowSize,
    again: 'new-message',
    handOver: window => handOverLoudspeaker(ports, scriptOf, window),
  }
}

const handOverLoudspeaker = async (
  ports: LoudspeakerPorts,
  scriptOf: TextOf<string>,
  window: Window,
): Promise<HandOverResult[]> => {
  const announcement = announcementOf(ports, scriptOf, window)
  if (!announcement) return window.slots.map(() => ({ outcome: 'refused', reason: 'nothing-to-say' }))
  const { status } = window.briefing.issued.alert
  const admitted = window.slots.map(({ recipient }) => admit(status, recipient))
  // An exercise never stands on a board, which every terminal of the village reads: it goes to its own terminals one by one.
  if (status !== 'Actual')
    return Promise.all(
      admitted.map(permit =>
        'refused' in permit
          ? ({ outcome: 'refused', reason: permit.refused } as const)
          : ports.carrier.command(announcement, window.sheet.place, permit, window.signal),
      ),
    )
  const permits = admitted.filter((permit): permit is Permit => !('refused' in permit))
  const result = await publish(ports, window, announcement, permits)
  return window.slots.map(() => result)
}

/** Writes the board, publishes it, and looks again: whoever moved it meanwhile may have published before us. */
const publish = async (
  { boards, carrier, clock }: LoudspeakerPorts,
  { sheet: { place }, signal }: Window,
  announcement: Announcement,
  permits: Permit[],
): Promise<HandOverResult> => {
  for (;;) {
    const board = await write(boards, place, announcement, clock.now())
    const result = await carrier.publishBoard(board, permits, signal)
    const now = await boards.read(place)
    if (result.outcome !== 'accepted' || now.version === board.version) return result
  }
}

const write = async (boards: Boards, place: string, announcement: Announcement, now: number): Promise<Board> => {
  for (;;) {
    const board = await boards.read(place)
    const next = announced(board, announcement, now)
    if (next.version === board.version || (await boards.write(next))) return next
  }
}

const announcementOf = (
  { clock }: LoudspeakerPorts,
  scriptOf: TextOf<string>,
  { sheet, briefing, slots }: Window,
): Announcement | undefined => {
  const { issued } = briefing
  const script = scriptOf(issued, lang)
  if (script === undefined) return undefined
  return {
    id: `${issued.warning}.${issued.seq}`,
    ref: formatRef(sheet, issued.seq),
    priority: priorityOf(issued.colour),
    script,
    repeat: repeatFor(briefing, slots[0]?.recipient, clock.now()),
    issuedAt: issued.issuedAt,
    expiresAt: issued.expiresAt,
  }
}

const repeatFor = (briefing: Window['briefing'], terminal: Slot | undefined, now: number): number => {
  const addressed = terminal && briefing.addressingAt(terminal, now)
  return addressed?.kind === 'send' ? addressed.repeat : 1
}
