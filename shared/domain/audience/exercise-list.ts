import type { Status } from '../cap/alert.ts'
import type { Channel } from '../channel.ts'
import type { ManifestPlace } from '../directory/roster.ts'

/** Whom an Alert may be given to at all: an Exercise or a Test only to those whose record carries the exercise flag. */
export type Listing = 'everyone' | 'exercise-list'

export const isExercise = (status: Status): boolean => status === 'Exercise' || status === 'Test'
export const listingOf = (status: Status): Listing => (status === 'Actual' ? 'everyone' : 'exercise-list')

type Place = Pick<ManifestPlace, 'sizes' | 'duty' | 'exercise'>

/** A run of positions over all pages of one channel: the first inside, the end outside. */
type Run = { from: number; until: number }

/** Roster pages hold the listed first of their kind (`build-roster.ts`), so a position says who is one. */
const runsOf = ({ duty, exercise }: Place, channel: Channel): Run[] => {
  if (!exercise) return []
  switch (channel) {
    case 'sms':
      return [
        { from: 0, until: exercise.people },
        { from: duty, until: duty + exercise.public },
      ]
    case 'group-chat':
      return [{ from: 0, until: exercise.rooms }]
    case 'loudspeaker':
      return [{ from: 0, until: exercise.speakers }]
  }
}

const startOf = ({ sizes }: Place, channel: Channel, page: number): number =>
  (sizes[channel] ?? []).slice(0, page).reduce((sum, size) => sum + size, 0)

/** By the manifest alone; `page` and `slot` count from 0. */
export const isListed = (place: Place, channel: Channel, page: number, slot: number): boolean => {
  const position = startOf(place, channel, page) + slot
  return runsOf(place, channel).some(({ from, until }) => from <= position && position < until)
}

/** How many of one page are listed. */
export const listedOn = (place: Place, channel: Channel, page: number): number => {
  const start = startOf(place, channel, page)
  const end = start + (place.sizes[channel]?.[page] ?? 0)
  return runsOf(place, channel).reduce(
    (sum, { from, until }) => sum + Math.max(0, Math.min(end, until) - Math.max(start, from)),
    0,
  )
}

export const hasListed = ({ exercise }: Place): boolean =>
  exercise !== undefined && exercise.people + exercise.public + exercise.rooms + exercise.speakers > 0
