import { DateTime } from 'luxon'
import type { Slot } from '../../shared/domain/directory/roster.ts'
import { type Announcement, announced, priorityOf } from '../../shared/domain/loudspeakers/board.ts'
import type { DaySpan } from '../../shared/domain/loudspeakers/time-of-day.ts'
import { isOwedNothing } from '../../shared/domain/sheets/exemption.ts'
import { formatRef } from '../../shared/domain/sheets/sheet-id.ts'
import { oncePerAlert, type TextOf } from '../../shared/domain/text/once-per-alert.ts'
import { recordingFor } from '../../shared/domain/text/recording.ts'
import { speechScript } from '../../shared/domain/text/speech.ts'
import { isPermit } from '../../shared/domain/wall.ts'
import type { HandOverResult } from '../../shared/ports/carriers.ts'
import { allAtOnce, type Delivery, type Earlier, type Window } from '../../shared/protocol/delivery.ts'
import { type BoardPorts, changeBoard } from './change-board.ts'
import { silenceEarlier } from './silence-earlier.ts'

export type LoudspeakerPorts = BoardPorts & {
  /** IANA zone in which issue times are told. */
  zone: string
  /** Outside of these local hours only what wakes a village is said. */
  day: DaySpan
}

/** A village hears by one publish of its board, so a whole page is one window; a board that is put twice is heard once. */
const portion = { window: 500, call: 500, sheets: allAtOnce }
/** What every loudspeaker speaks first; what a village speaks beside it is heard as a recording. */
const lang = 'zh-CN'

export const loudspeakerDelivery = (ports: LoudspeakerPorts): Delivery => {
  const scriptOf = oncePerAlert(
    (issued, lang, covered) => speechScript(issued, { lang, covered, zone: ports.zone })?.script,
  )
  return {
    carrier: ports.carrier.name,
    portion: () => portion,
    before: earlier => stopEarlier(ports, earlier),
    handOver: window => handOverLoudspeaker(ports, scriptOf, window),
  }
}

/**
 * An Update that is spoken in this minute replaces what it follows on the board in one version, with its own window. What is not
 * spoken now (a Cancel's all-clear by night, what the quiet hours hold), or not by this series (the village hears it from another that
 * the same Update follows), must not leave the earlier words standing. A translation that is not for this village changes nothing in it.
 */
const stopEarlier = async (
  ports: LoudspeakerPorts,
  { sheet, briefing, ids, until, signal }: Earlier,
): Promise<void> => {
  const { msgType, status } = briefing.issued.alert
  const recipients = briefing.page.slots
  if (briefing.untranslated?.slots.every(same => same)) return
  const now = ports.clock.now()
  const spokenNow = recipients.some(
    (slot, n) => !isOwedNothing(briefing.exemptions[n]) && briefing.turnAt(slot, now).kind === 'send',
  )
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
  ports: LoudspeakerPorts,
  scriptOf: TextOf<string>,
  { sheet, briefing, slots }: Window,
): Announcement | undefined => {
  const { issued } = briefing
  const now = ports.clock.now()
  const hours = hoursFor(ports, briefing, slots[0]?.recipient, now)
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
    repeat: repeatFor(briefing, slots[0]?.recipient, now),
    issuedAt: issued.issuedAt,
    expiresAt: issued.expiresAt,
    ...(issued.rank && { authority: issued.rank }),
    ...(hours && { hours }),
  }
}

/** What the policy would not say in the small hours must not be said then by a terminal that boots and finds it on the board. */
const hoursFor = (
  { zone, day }: LoudspeakerPorts,
  briefing: Window['briefing'],
  terminal: Slot | undefined,
  now: number,
): Announcement['hours'] => {
  const night = DateTime.fromMillis(now, { zone }).startOf('day').plus({ hours: 2 })
  const wakes = !terminal || briefing.turnAt(terminal, night.toMillis()).kind === 'send'
  return wakes ? undefined : { ...day, utcOffsetMinutes: night.offset }
}

const repeatFor = (briefing: Window['briefing'], terminal: Slot | undefined, now: number): number => {
  const turn = terminal && briefing.turnAt(terminal, now)
  return turn?.kind === 'send' ? turn.repeat : 1
}
