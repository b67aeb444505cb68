import type { WarningStatus } from '../../shared/contracts/http.ts'
import { isExercise } from '../../shared/domain/audience/exercise-list.ts'
import { Channel } from '../../shared/domain/channel.ts'
import type { ManifestPlace } from '../../shared/domain/directory/roster.ts'
import { addFigures, figuresOf } from '../../shared/domain/receipts/figures.ts'
import type { Proof } from '../../shared/domain/receipts/proof.ts'
import { reachOf, type VillageReach } from '../../shared/domain/receipts/village-reach.ts'
import type { Survey, SurveyedPlace } from './survey.ts'

export type Channels = WarningStatus['channels']

/** The verdict on a village by its figures (`proof.ts`), under the policy in force. */
export type Prove = (reach: VillageReach) => Proof

export const channelsOf = ({ sheets }: Pick<SurveyedPlace, 'sheets'>): Channels => {
  const byChannel = Map.groupBy(sheets, ({ sheet }) => sheet.id.channel)
  return Object.fromEntries([...byChannel].map(([channel, of]) => [channel, addFigures(of.map(figuresOf))]))
}

/** A channel that no place has stays away: nothing was planned on it. */
export const addChannels = (places: readonly Channels[]): Channels =>
  Object.fromEntries(
    Channel.options
      .map(channel => [channel, places.flatMap(channels => channels[channel] ?? [])] as const)
      .filter(([, figures]) => figures.length > 0)
      .map(([channel, figures]) => [channel, addFigures(figures)]),
  )

export const reachIn = (survey: Survey, { place, sheets }: SurveyedPlace, online: number): VillageReach =>
  reachOf({ place: whatItConcerns(survey, place), sheets, elsewhere: survey.elsewhere(place.code), online })

/** An exercise is measured by those who take part in it: of a village, what is on the exercise list. */
const whatItConcerns = ({ issued }: Survey, place: ManifestPlace): Pick<ManifestPlace, 'sizes' | 'duty'> => {
  if (!isExercise(issued.alert.status)) return place
  const { speakers = 0, people = 0 } = place.exercise ?? {}
  return { sizes: { loudspeaker: [speakers] }, duty: people }
}
