import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Carrier } from '../domain/channel.ts'
import { stopFor } from '../domain/sheets/stop.ts'
import type { TimeBox } from '../ports/queue.ts'
import type { Sheets } from '../ports/sheets.ts'
import type { Stops, Warnings } from '../ports/warnings.ts'
import { inTime } from './in-time.ts'
import { isOvertaken } from './overtaken.ts'

type Ports = { warnings: Pick<Warnings, 'find'>; stops: Pick<Stops, 'active'> }
type HandOver = { message: SendMessage; carrier: Carrier }

/** The store may take longer than this to open a window: then a STOP or a Cancel may have come since they were asked for. */
const answerLastsMs = 1_000

/** Whether a STOP or a later Alert of the series forbids to hand anything of this sheet over now. */
export const isWithheld = async (ports: Ports, { message, carrier }: HandOver): Promise<boolean> => {
  const [overtaken, stops] = await Promise.all([isOvertaken(ports.warnings, message), ports.stops.active()])
  return overtaken || stopFor(stops, { ...message.sheet, carrier }) !== undefined
}

/**
 * The same, once more, if it was asked for too long ago (`askedAt`, ms of store time). Who cannot ask hands nothing over: what is not
 * begun is not in doubt.
 */
export const isWithheldSince = async (
  askedAt: number,
  ports: Ports & { sheets: Pick<Sheets, 'now'> },
  handOver: HandOver,
  { signal }: Pick<TimeBox, 'signal'>,
): Promise<boolean> =>
  ports.sheets.now() - askedAt > answerLastsMs && (await inTime(isWithheld(ports, handOver), signal).catch(() => true))
