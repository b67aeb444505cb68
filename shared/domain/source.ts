import * as z from 'zod'
import { Colour } from './colour.ts'

/**
 * Who holds a key. `area` is a prefix of area codes: '' the country, '43' a province, '430182' a county.
 * The source of an Alert is the key that signed the request, never its `<sender>`.
 */
export const KeyHolder = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['source', 'operator', 'administrator']),
  area: z.string().regex(/^\d{0,12}$/),
  /** Colours it may release at once; another colour waits for approval. */
  levels: z.array(Colour),
  /** Phones + rooms + terminals; a larger audience waits for approval (the blast-radius guard). */
  maxRecipients: z.number(),
})
export type KeyHolder = z.infer<typeof KeyHolder>
