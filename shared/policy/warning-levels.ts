import * as z from 'zod'
import { Colour } from '../domain/colour.ts'

/** `meteorological` is the label in titles of weather warnings ([I级/特别严重]), `emergency` that of other emergencies. */
export const WarningLevel = z.object({
  colour: Colour,
  roman: z.enum(['I', 'II', 'III', 'IV']),
  zh: z.string(),
  meteorological: z.string(),
  emergency: z.string(),
})
export type WarningLevel = z.infer<typeof WarningLevel>

/** Worst first. A notice has no level. */
export const warningLevels: readonly WarningLevel[] = z.array(WarningLevel).parse([
  { colour: 'red', roman: 'I', zh: '红色', meteorological: '特别严重', emergency: '特别重大' },
  { colour: 'orange', roman: 'II', zh: '橙色', meteorological: '严重', emergency: '重大' },
  { colour: 'yellow', roman: 'III', zh: '黄色', meteorological: '较重', emergency: '较大' },
  { colour: 'blue', roman: 'IV', zh: '蓝色', meteorological: '一般', emergency: '一般' },
])
