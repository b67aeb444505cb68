import type { CopyText } from '../../shared/contracts/rooms.ts'
import type { PlaceCode } from '../../shared/domain/place.ts'
import { mayPaste, type NotToPaste } from '../../shared/domain/rooms/copying.ts'
import type { Warning } from '../../shared/domain/series/warning.ts'
import { copyText } from '../../shared/domain/text/copy.ts'
import type { EventNames } from '../../shared/domain/text/event-names.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'

export type CopyPorts = {
  warnings: Pick<Warnings, 'find' | 'alert' | 'audiences'>
  clock: Clock
  linkTo(warning: string): string
  zone: string
  names: EventNames
}
type Copy = { kind: 'copy'; copy: CopyText } | { kind: 'refused'; reason: NotToPaste }

/** The text of a warning as it stands now, to be pasted by hand. */
export const copyOf =
  ({ warnings, clock, linkTo, zone, names }: CopyPorts) =>
  async (warning: Warning, place: PlaceCode | undefined, lang: string): Promise<Copy> => {
    const { id, seq } = warning
    const [issued, audiences] = await Promise.all([warnings.alert(id, seq), warnings.audiences(id, seq)])
    if (!issued) return { kind: 'refused', reason: 'not-issued' }
    const verdict = mayPaste({ warning, issued, audiences, place, now: clock.now() })
    if (verdict.kind === 'refused') return verdict
    const text = copyText(issued, { lang, zone, names, covered: verdict.covered, link: linkTo(id) })
    if (text === undefined) return { kind: 'refused', reason: 'nothing-to-say' }
    return { kind: 'copy', copy: { warning: id, seq, ...(place !== undefined && { place }), text } }
  }
