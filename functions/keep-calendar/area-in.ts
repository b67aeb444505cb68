import type { Context } from 'hono'
import { AreaInPath } from '../../shared/contracts/calendar.ts'
import { problem } from '../../shared/runtime/http-handler.ts'

/** The prefix that it stands for, or the answer to give instead. */
export const areaIn = (c: Context, code: string | undefined): string | Response => {
  const area = AreaInPath.safeParse(code)
  return area.success
    ? area.data
    : problem(c, 422, 'no-area-code', 'An area is named by 2 to 12 digits; 00: the country.')
}
