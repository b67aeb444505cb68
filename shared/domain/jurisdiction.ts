import { digitsOf } from './place.ts'
import type { Warning } from './series/warning.ts'
import type { KeyHolder } from './source.ts'

/** Whether the holder's area holds this place or county: its code is a prefix of theirs. A group or risk point carries its own in its code. */
export const covers = ({ area }: Pick<KeyHolder, 'area'>, code: string): boolean => digitsOf(code).startsWith(area)

/** Its author, and whoever covers what it concerns; a message that reached nobody concerns the area of its author. */
export const maySee = (
  holder: Pick<KeyHolder, 'id' | 'area'>,
  { source, sourceArea, counties }: Pick<Warning, 'source' | 'sourceArea' | 'counties'>,
): boolean =>
  source === holder.id || (counties.length > 0 ? coversAll(holder, counties) : sourceArea.startsWith(holder.area))

/** A warning is shown whole or not at all: to whoever covers every county it concerns. */
export const coversAll = (holder: Pick<KeyHolder, 'area'>, codes: readonly string[]): boolean =>
  codes.length > 0 ? codes.every(code => covers(holder, code)) : holder.area === ''
