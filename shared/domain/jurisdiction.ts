import type { KeyHolder } from './source.ts'

/** Whether the holder's area holds this place or county: its code is a prefix of theirs. A group carries its county in its id. */
export const covers = ({ area }: Pick<KeyHolder, 'area'>, code: string): boolean =>
  (code.startsWith('G-') ? code.slice('G-'.length) : code).startsWith(area)

/** A warning is shown whole or not at all: to whoever covers every county it concerns. */
export const coversAll = (holder: Pick<KeyHolder, 'area'>, codes: readonly string[]): boolean =>
  codes.length > 0 ? codes.every(code => covers(holder, code)) : holder.area === ''
