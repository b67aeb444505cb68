import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Carrier } from '../domain/channel.ts'
import { stopFor } from '../domain/sheets/stop.ts'
import type { Stops, Warnings } from '../ports/warnings.ts'
import { isOvertaken } from './overtaken.ts'

type Ports = { warnings: Pick<Warnings, 'find'>; stops: Pick<Stops, 'active'> }

/** Whether a STOP or a later Alert of the series forbids to hand anything of this sheet over now. */
export const isWithheld = async (ports: Ports, message: SendMessage, carrier: Carrier): Promise<boolean> => {
  const [overtaken, stops] = await Promise.all([isOvertaken(ports.warnings, message), ports.stops.active()])
  return overtaken || stopFor(stops, { ...message.sheet, carrier }) !== undefined
}
