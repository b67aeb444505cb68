import { isExercise } from '../../shared/domain/audience/exercise-list.ts'
import type { PlaceCode } from '../../shared/domain/place.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Survey } from './survey.ts'

/** How many loudspeakers of those that a warning concerns are online: in an exercise, of those that take part in it. */
export const onlineAmong = async (
  { directory }: { directory: Pick<Directory, 'page'> },
  { issued, places, manifests }: Pick<Survey, 'issued' | 'places' | 'manifests'>,
  village: PlaceCode,
  online: ReadonlySet<string>,
): Promise<number> => {
  if (!isExercise(issued.alert.status)) return online.size
  const manifest = manifests.find(manifest => manifest.places.some(({ code }) => code === village))
  const sheets = places.get(village)?.sheets.filter(({ sheet }) => sheet.id.channel === 'loudspeaker') ?? []
  if (!manifest) return 0
  const pages = await Promise.all(
    sheets.map(({ sheet }) => directory.page(village, manifest.rev, 'loudspeaker', sheet.id.page)),
  )
  return pages.flatMap(({ slots }) => slots.filter(({ id, exercise }) => exercise && online.has(id))).length
}
