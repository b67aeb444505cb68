import * as z from 'zod'
import { Colour } from '../domain/colour.ts'
import eventCodes from './event-codes.json' with { type: 'json' }
import data from './warning-signals.json' with { type: 'json' }

const Code = z.string().regex(/^(?:1\d[\dA-Z]\d{2}|00000)$/)

/** Event code → name, after GB/T 35561 and the list of the national early-warning system. */
export const eventCodeNames: Readonly<Record<string, string>> = z
  .record(Code, z.string().min(1))
  .parse(eventCodes.codes)

const Signal = z.object({ code: Code, name: z.string(), colours: z.array(Colour) })

/** The fourteen national signals, as people call them, with the colours that the national standard has for each. */
export const warningSignals = z.array(Signal).parse(data.signals)
