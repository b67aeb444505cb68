import * as z from 'zod'
import { Severity } from '../domain/cap/alert.ts'
import { Colour } from '../domain/colour.ts'
import type { WarningLevel } from '../domain/headline/vocabulary.ts'
import data from './warning-signals.json' with { type: 'json' }

const Level = z.object({
  colour: Colour,
  roman: z.enum(['I', 'II', 'III', 'IV']),
  zh: z.string(),
  meteorological: z.string(),
  emergency: z.string(),
  severity: Severity,
})

/** Worst first. A notice has no level. */
export const warningLevels: readonly WarningLevel[] = z.array(Level).parse(data.levels)
