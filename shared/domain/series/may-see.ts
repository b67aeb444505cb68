import { coversAll } from '../jurisdiction.ts'
import type { KeyHolder } from '../source.ts'
import type { Warning } from './warning.ts'

/** Its author, and whoever covers what it concerns; a message that reached nobody concerns the area of its author. */
export const maySee = (
  holder: Pick<KeyHolder, 'id' | 'area'>,
  { source, sourceArea, counties }: Pick<Warning, 'source' | 'sourceArea' | 'counties'>,
): boolean =>
  source === holder.id || (counties.length > 0 ? coversAll(holder, counties) : sourceArea.startsWith(holder.area))
