import * as z from 'zod'
import { CalendarView, OwnView } from '../../../shared/contracts/calendar.ts'
import { areaPrefix } from '../../../shared/domain/calendar/area-prefix.ts'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import { parse } from '../http.ts'
import { readDocument } from '../read-document.ts'
import { connect } from '../service.ts'
import { timeOf } from '../show/times.ts'

export type BookOptions = { area?: string; json?: boolean; as?: string }

/** Of an area what `set` takes, to be edited; without one the whole book in use. */
export const showBook = async (context: Context, { area, as }: BookOptions): Promise<void> => {
  const service = connect(context, 'operator', { as })
  if (area === undefined) {
    const { book } = z.encode(CalendarView, await service.calendar())
    return context.print(JSON.stringify(book, null, 2))
  }
  const { history, ...own } = z.encode(OwnView, await service.ownCalendar(area))
  for (const { version, by, at } of history) context.tell(`${version}  ${timeOf(at)}  ${by}`)
  context.print(JSON.stringify(own, null, 2))
}

/** The area is the file's, unless it is named. The service checks it, and says everything that is wrong with it. */
export const setBook = async (context: Context, path: string, { area, json, as }: BookOptions): Promise<void> => {
  const { say, tell, print } = context
  const order = parse(new TextDecoder().decode(readDocument(path)))
  const named = Named.safeParse(order)
  const whose = area ?? named.data?.jurisdiction.area
  if (whose === undefined || !named.success)
    throw wrongUse({
      zh: `${path} 不是 calendar book show --area 输出的格式。`,
      en: `${path} is not of the form that \`calendar book show --area\` prints.`,
    })
  const service = connect(context, 'operator', { as })
  const receipt = await service.writeCalendar(pathOf(areaPrefix(whose)), order)
  print(
    json
      ? JSON.stringify(receipt, null, 2)
      : say({
          zh: `${receipt.area} 的日历已保存为第 ${receipt.version} 版，草稿随即重新排定`,
          en: `the calendar of ${receipt.area} is stored as version ${receipt.version}; its drafts are looked at again`,
        }),
  )
  for (const rule of receipt.silent)
    tell(
      say({
        zh: `⚠ 没有配置 ${rule} 所需的季节，不会发出`,
        en: `⚠ ${rule} is never due: its season is not configured`,
      }),
    )
}

const Named = z.looseObject({ jurisdiction: z.looseObject({ area: z.string().regex(/^\d{0,12}$/) }) })

/** The country has no digits of its own. */
const pathOf = (area: string): string => (area === '' ? '00' : area)
