import { slotsPerPage } from '../../shared/domain/directory/roster.ts'
import type { IssuedAlert } from '../../shared/domain/series/warning.ts'
import type { MarkReason } from '../../shared/domain/sheets/mark.ts'
import { formatRef } from '../../shared/domain/sheets/sheet-id.ts'
import { renderTemplate } from '../../shared/domain/templates/render-template.ts'
import type { EventNames } from '../../shared/domain/text/event-names.ts'
import { oncePerAlert, type TextOf } from '../../shared/domain/text/once-per-alert.ts'
import { smsText } from '../../shared/domain/text/sms.ts'
import type { HandOverResult, SmsCarrier, SmsContent, SmsMessage } from '../../shared/ports/carriers.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Receipts } from '../../shared/ports/sheets.ts'
import { allAtOnce, type Delivery, type Portion, type Window } from '../../shared/protocol/delivery.ts'

export type SmsPorts = {
  carrier: SmsCarrier
  receipts: Pick<Receipts, 'putRefs'>
  signature: string
  /** The public page of a warning. */
  linkTo(warning: string): string
  /** IANA zone in which issue times are told. */
  zone: string
  /** What events are called where an Alert does not say it in a person's language. */
  names?: EventNames | undefined
  log: Log
}

/**
 * A crash leaves at most the windows of the sheets under way in doubt, and a window costs five calls of the store, whatever its size.
 * Phone by phone a village of two hundred subscribers and its responsible people is one window, and a second sheet keeps the carrier
 * busy while the marks of the first are written. Of a carrier that takes hundreds in a call the calls of a whole page are one window,
 * for each call is in doubt as a whole anyway, and over before anything dies.
 */
const portionOf = (call: number): Portion =>
  call === 1 ? { window: 250, call, sheets: 2 } : { window: slotsPerPage, call, sheets: allAtOnce }

export const smsDelivery = (ports: SmsPorts): Delivery => {
  const wordsOf = oncePerAlert(ports.carrier.takes === 'template' ? templateWords(ports) : freeWords(ports))
  return {
    carrier: ports.carrier.name,
    portion: lane => portionOf(ports.carrier.callSize(lane)),
    handOver: window => handOverSms(ports, wordsOf, window),
  }
}

type Refusal = { refused: MarkReason }
type Words = { content: SmsContent } | Refusal
type Prepared = { message: SmsMessage } | Refusal

const freeWords =
  ({ signature, linkTo, zone, names }: SmsPorts) =>
  (issued: IssuedAlert, lang: string, covered: boolean): Words | undefined => {
    const words = smsText(issued, { lang, zone, covered, link: linkTo(issued.warning), signature, names })
    return words && { content: { text: words.text } }
  }

const templateWords =
  ({ zone, names }: SmsPorts) =>
  (issued: IssuedAlert, lang: string, covered: boolean): Words => {
    const rendered = renderTemplate(issued, { lang, zone, covered, names })
    return rendered.kind === 'rendered' ? { content: rendered.message } : { refused: rendered.reason }
  }

const handOverSms = async (ports: SmsPorts, wordsOf: TextOf<Words>, window: Window): Promise<HandOverResult[]> => {
  const { issued, admit, covers } = window.briefing
  const ref = formatRef(window.sheet, issued.seq)
  const prepared = window.slots.map(({ recipient }): Prepared => {
    const permit = admit(recipient)
    const words = wordsOf(issued, recipient.lang, covers(recipient))
    if ('refused' in permit) return permit
    if (words === undefined) return { refused: 'nothing-to-say' }
    if ('refused' in words) return words
    return { message: { permit, content: words.content, ref } }
  })
  const messages = prepared.flatMap(one => ('message' in one ? [one.message] : []))
  const answers = (await ports.carrier.send(messages, window.lane, window.signal)).values()
  const results = prepared.map(
    (one): HandOverResult =>
      'refused' in one
        ? { outcome: 'refused', reason: one.refused }
        : (answers.next().value ?? { outcome: 'unknown', reason: 'interrupted' }),
  )
  sayRefusedAccount(ports, window, results)
  await remember(ports, window, results)
  return results
}

/** It is refused for everybody, and waits for somebody to mend it: an alarm looks for this word in the log. */
const sayRefusedAccount = ({ carrier, log }: SmsPorts, { sheet }: Window, results: HandOverResult[]): void => {
  const { length: count } = results.filter(result => 'reason' in result && result.reason === 'account-refused')
  if (count > 0) log.error('sms-account-refused', { carrier: carrier.name, warning: sheet.warning, count })
}

/**
 * A carrier that echoes nothing names its receipts by its own message id. Losing this note loses receipts, which is shown as
 * unconfirmed; losing the results would send everything again, so a failure here must not reach the window.
 */
const remember = async ({ carrier, receipts, log }: SmsPorts, window: Window, results: HandOverResult[]) => {
  if (carrier.echoesRef) return
  const { sheet, briefing, slots } = window
  const messages = slots.flatMap(({ slot, try: attempt }, index) => {
    const result = results[index]
    return result?.outcome === 'accepted' && result.messageId !== undefined
      ? [{ messageId: result.messageId, slot, try: attempt }]
      : []
  })
  try {
    await receipts.putRefs({ carrier: carrier.name, sheet, seq: briefing.issued.seq, messages })
  } catch (fault) {
    log.error('message-refs-lost', { warning: sheet.warning, place: sheet.place, count: messages.length }, fault)
  }
}
