import { digitsOf } from './place.ts'
import type { KeyHolder } from './source.ts'

/** Whether the holder's area holds this place or county: its code is a prefix of theirs. A group or risk point carries its own in its code. */
export const covers = ({ area }: Pick<KeyHolder, 'area'>, code: string): boolean => digitsOf(code).startsWith(area)

/** A warning is shown whole or not at all: to whoever covers every county it concerns. */
export const coversAll = (holder: Pick<KeyHolder, 'area'>, codes: readonly string[]): boolean =>
  codes.length > 0 ? codes.every(code => covers(holder, code)) : holder.area === ''
