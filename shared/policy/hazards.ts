import * as z from 'zod'
import eventCodes from './event-codes.json' with { type: 'json' }
import signals from './warning-signals.json' with { type: 'json' }

/** Event code → name, after GB/T 35561 and the list of the national early-warning system. */
export const eventNames: Readonly<Record<string, string>> = z
  .record(z.string().regex(/^(?:1\d[\dA-Z]\d{2}|00000)$/), z.string().min(1))
  .parse(eventCodes.codes)

const Level = z.enum(['BLUE', 'YELLOW', 'ORANGE', 'RED'])
const Signal = z.object({
  code: z.string(),
  name: z.string(),
  levels: z.array(Level),
  criteria: z.partialRecord(Level, z.string()),
})

/** The fourteen national signals. The criteria are there to be read; a level is never computed from them: provinces may differ. */
export const warningSignals = z.array(Signal).parse(signals.signals)
