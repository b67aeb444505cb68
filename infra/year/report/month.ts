import type { PlannedNotice } from '../../../shared/domain/notices/planned-notice.ts'
import type { House } from '../house/house.ts'
import type { Spell } from '../weather/seeded-weather.ts'
import { type Delivery, deliveriesOf, partsTaken } from './deliveries.ts'

/** One notice of the year, what became of it, and who received it. */
export type NoticeOfYear = Pick<
  PlannedNotice,
  'key' | 'notice' | 'name' | 'at' | 'state' | 'reason' | 'fallback' | 'moved' | 'cause' | 'audience'
> & {
  /** When it was handed to the door, ms. */
  toldAt?: number
  /** Keys of those that were told with it. */
  with: string[]
  /** An orange or red warning was in force when it was due. */
  wasHeld: boolean
  /** It was so late that a person was asked again. */
  wasAsked: boolean
  deliveries: Delivery[]
}

/** `month`: `2027-01`. What became of a warning's own messages is `reached`. */
export type Month = { month: string; spells: Spell[]; notices: NoticeOfYear[] }

/** What was due in a span of time (ms, the end outside), by time. */
export const noticesDue = async (
  { notices, warnings, sheets, carriers }: House,
  area: string,
  span: { from: number; until: number },
): Promise<NoticeOfYear[]> => {
  const byWarning = Map.groupBy(sheets.all(), ({ id }) => id.warning)
  const partsOf = partsTaken(carriers.sms.taken)
  const history = Map.groupBy(notices.stored, ({ key }) => key)
  const all = await notices.planned(area, span)
  return Promise.all(
    all.map(async one => {
      const passed = history.get(one.key) ?? []
      const told = one.warning === undefined ? undefined : await warnings.find(one.warning)
      return {
        ...pick(one),
        ...(told?.issuedAt !== undefined && { toldAt: told.issuedAt }),
        with: one.telling?.with ?? [],
        wasHeld: passed.some(({ reason }) => reason === 'held-by-warning'),
        wasAsked: passed.some(({ state }) => state === 'late'),
        deliveries: deliveriesOf(byWarning.get(one.warning ?? '') ?? [], partsOf),
      }
    }),
  )
}

const pick = ({ key, notice, name, at, state, reason, fallback, moved, cause, audience }: PlannedNotice) => ({
  ...{ key, notice, name, at, state, fallback, audience },
  ...(reason && { reason }),
  ...(moved && { moved }),
  ...(cause && { cause }),
})
