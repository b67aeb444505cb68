import type { WarningRooms } from '../../shared/contracts/rooms.ts'
import { type ReceiptedSheet, type Standing, standings } from '../../shared/domain/receipts/standing.ts'
import { parseRobotAddress } from '../../shared/domain/rooms/robot-address.ts'
import type { RoomPosts } from '../../shared/ports/sheets.ts'
import { type Survey, type SurveyPorts, surveyWarning } from './survey.ts'

export type RoomsPorts = SurveyPorts & { posts: Pick<RoomPosts, 'find'> }
type Room = WarningRooms['rooms'][number]

/** How every room of a warning stands, each mark with the post that it names. Undefined: there is no such warning. */
export const warningRooms = (ports: RoomsPorts) => {
  const survey = surveyWarning(ports)
  return async (warning: string): Promise<WarningRooms | undefined> => {
    const found = await survey(warning)
    if (!found) return undefined
    const sheets = [...found.places.values()].flatMap(({ place, sheets }) =>
      sheets
        .filter(({ sheet }) => sheet.id.channel === 'group-chat')
        .map(receipted => ({ name: place.name, receipted })),
    )
    return { warning, rooms: await Promise.all(sheets.map(one => roomOf(ports, found, one.name, one.receipted))) }
  }
}

const roomOf = async (
  { directory, posts }: RoomsPorts,
  { issued }: Survey,
  name: string,
  receipted: ReceiptedSheet,
): Promise<Room> => {
  const { sheet } = receipted
  const { place, page } = sheet.id
  const [{ slots }, post] = await Promise.all([
    directory.page(place, sheet.dirRev, 'group-chat', page),
    sheet.post === undefined ? undefined : posts.find(sheet.post),
  ])
  const carrier = parseRobotAddress(slots[0]?.address ?? '')?.carrier
  const [standing = { state: 'open' } as Standing] = standings(receipted)
  return {
    place,
    name,
    room: slots[0]?.id ?? '',
    ...(carrier && { carrier }),
    seq: issued.seq,
    state: standing.state,
    ...('reason' in standing && { reason: standing.reason }),
    ...(sheet.post !== undefined && {
      post: { id: sheet.post, ...(post && { at: post.at, outcome: post.outcome, alerts: post.alerts }) },
    }),
  }
}
