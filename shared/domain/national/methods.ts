import * as z from 'zod'
import type { Alert, NamedValue } from '../cap/alert.ts'
import { keptPrefix } from './leftovers.ts'

/** One way of publishing, with the text that the source wrote for it. */
const KeptMethod = z.object({
  methodName: z.string(),
  message: z.string().optional(),
  audienceGrp: z.string().optional(),
})
export type KeptMethod = z.infer<typeof KeptMethod>

const valueName = `${keptPrefix}METHOD`

/** As a parameter of the Alert: JSON, one for each method, in their order. */
export const methodParameter = (method: KeptMethod): NamedValue => ({ valueName, value: JSON.stringify(method) })

/** The methods of an Alert that came in the national format; of any other there are none. */
export const methodsOf = ({ info }: Pick<Alert, 'info'>): KeptMethod[] =>
  info
    .flatMap(({ parameter }) => parameter)
    .filter(parameter => parameter.valueName === valueName)
    .flatMap(({ value }) => parseMethod(value) ?? [])

/** A parameter of that name may have been written by anybody: what is not of our making is no method. */
const parseMethod = (value: string): KeptMethod | undefined => {
  try {
    return KeptMethod.safeParse(JSON.parse(value)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
