import * as z from 'zod'

/** The four colours of Chinese warnings, worst first, and `none` for a seasonal or holiday notice. */
export const Colour = z.enum(['red', 'orange', 'yellow', 'blue', 'none'])
export type Colour = z.infer<typeof Colour>
