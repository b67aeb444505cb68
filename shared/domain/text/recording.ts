import { isExercise } from '../audience/exercise-list.ts'
import type { Alert } from '../cap/alert.ts'
import type { Slot } from '../directory/roster.ts'
import type { Recording } from '../loudspeakers/board.ts'
import { primaryOf } from './infos.ts'
import { isRecording, resourcesFor } from './resources.ts'

/**
 * What the loudspeakers of a village play after the Chinese script: the recording that the Alert brings in another language of
 * theirs. Its address alone is handed on; nothing is fetched here, so the Chinese goes out whether or not it can be had. A whole
 * village hears it: what anybody on the way could put in its place (no TLS, no digest) is left out. So is every recording of an
 * exercise: nothing can be said before it in its own language, and whoever understands no other would take it for the warning.
 */
export const recordingFor = (
  alert: Pick<Alert, 'info' | 'status'>,
  terminals: readonly Pick<Slot, 'lang'>[],
): Recording | undefined => {
  if (isExercise(alert.status)) return undefined
  const languages = [...new Set(terminals.map(({ lang }) => lang))].filter(lang => primaryOf(lang) !== 'zh')
  return languages
    .flatMap(lang => resourcesFor(alert, lang, isRecording).map(found => ({ ...found, lang })))
    .find(({ uri, digest }) => digest !== undefined || /^https:/i.test(uri))
}
