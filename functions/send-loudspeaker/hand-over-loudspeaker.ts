import { type Announcement, announced, priorityOf } from '../../shared/domain/board.ts'
import type { Slot } from '../../shared/domain/roster.ts'
import { formatRef } from '../../shared/domain/sheet-id.ts'
import { oncePerAlert, type TextOf } from '../../shared/domain/text/once-per-alert.ts'
import { recordingFor } from '../../shared/domain/text/recording.ts'
import { speechScript } from '../../shared/domain/text/speech.ts'
import { isPermit } from '../../shared/domain/wall.ts'
import type { HandOverResult } from '../../shared/ports/carriers.ts'
import type { Delivery, Earlier, Window } from '../../shared/protocol/delivery.ts'
import { type BoardPorts, changeBoard } from './change-board.ts'
import { silenceEarlier } from './silence-earlier.ts'

export type LoudspeakerPorts = BoardPorts & {
  /** IANA zone in which issue times are told. */
  zone: string
}

/** A village hears by one publish of its board, so a whole page is one window. */
const windowSize = 500
/** What every loudspeaker speaks first; what a village speaks beside it is heard as a recording. */
const lang = 'zh-CN'

export const loudspeakerDelivery = (ports: LoudspeakerPorts): Delivery => {
  const scriptOf = oncePerAlert(
    (issued, lang, covered) => speechScript(issued, { lang, covered, zone: ports.zone })?.script,
  )
  return {
    carrier: ports.carrier.name,
    windowSize,
    again: 'new-message',
    before: earlier => stopEarlier(ports, earlier),
    handOver: window => handOverLoudspeaker(ports, scriptOf, window),
  }
}

/**
 * An Update that is spoken in this minute replaces what it follows on the board in one version, with its own window. What is not
 * spoken now (a Cancel's all-clear by night, what the quiet hours hold) must not leave the earlier words standing. A translation
 * that is not for this village changes nothing in it.
 */
const stopEarlier = async (
  ports: LoudspeakerPorts,
  { sheet, briefing, ids, until, signal }: Earlier,
): Promise<void> => {
  const { msgType, status } = briefing.issued.alert
  const recipients = briefing.page.slots
  if (briefing.untranslated?.slots.every(same => same)) return
  const spokenNow = recipients.some(slot => briefing.turnAt(slot, ports.clock.now()).kind === 'send')
  if (msgType === 'Update' && status === 'Actual' && spokenNow) return
  await silenceEarlier(ports)({
    place: sheet.place,
    earlier: ids,
    until,
    status,
    recipients,
    admit: briefing.admit,
    signal,
  })
}

const handOverLoudspeaker = async (
  ports: LoudspeakerPorts,
  scriptOf: TextOf<string>,
  window: Window,
): Promise<HandOverResult[]> => {
  const announcement = announcementOf(ports, scriptOf, window)
  if (!announcement) return window.slots.map(() => ({ outcome: 'refused', reason: 'nothing-to-say' }))
  const { status } = window.briefing.issued.alert
  const admitted = window.slots.map(({ recipient }) => window.briefing.admit(recipient))
  // An exercise never stands on a board, which every terminal of the village reads: it goes to its own terminals one by one.
  if (status !== 'Actual')
    return Promise.all(
      admitted.map(permit =>
        'refused' in permit
          ? ({ outcome: 'refused', reason: permit.refused } as const)
          : ports.carrier.command(announcement, window.sheet.place, permit, window.signal),
      ),
    )
  const result = await changeBoard(ports, {
    place: window.sheet.place,
    change: (board, now) => announced(board, announcement, now),
    permits: admitted.filter(isPermit),
    signal: window.signal,
  })
  return window.slots.map(() => result)
}

const announcementOf = (
  { clock }: LoudspeakerPorts,
  scriptOf: TextOf<string>,
  { sheet, briefing, slots }: Window,
): Announcement | undefined => {
  const { issued } = briefing
  const covered = briefing.page.slots.some(briefing.covers)
  const script = scriptOf(issued, lang, covered)
  if (script === undefined) return undefined
  const recording = covered ? recordingFor(issued.alert, briefing.page.slots) : undefined
  return {
    id: `${issued.warning}.${issued.seq}`,
    ref: formatRef(sheet, issued.seq),
    priority: priorityOf(issued.colour),
    script,
    ...(recording && { recording }),
    repeat: repeatFor(briefing, slots[0]?.recipient, clock.now()),
    issuedAt: issued.issuedAt,
    expiresAt: issued.expiresAt,
  }
}

const repeatFor = (briefing: Window['briefing'], terminal: Slot | undefined, now: number): number => {
  const turn = terminal && briefing.turnAt(terminal, now)
  return turn?.kind === 'send' ? turn.repeat : 1
}
