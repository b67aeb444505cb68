import type { Colour } from '../colour.ts'

/** What a headline says. `event`: in its own words; `codes`: what they are in the list of events, as far as they are known. */
export type Headline = { event?: string; codes: string[]; colour?: Colour; cancels: boolean }

/** Longer than any headline; nothing behind it is looked at. */
export const longestHeadline = 200
