import type { Info } from './alert.ts'
import { meaningOf, type ValueNames } from './value-names.ts'

/** `assumed`: the name was not known, but the value looks like a code of GB/T 35561. */
export type EventCode = { code: string; assumed: boolean }

/** Two digits, the class in a letter, two digits: `11B03`; `00000` is for tests. */
const chinese = /^(?:\d{2}[A-Z]\d{2}|00000)$/

/** The event codes of the Chinese classification in an info, named ones first. */
export const eventCodesOf = ({ eventCode }: Pick<Info, 'eventCode'>, names: ValueNames): EventCode[] =>
  eventCode
    .map(({ valueName, value }) => ({
      meaning: meaningOf(names.eventCode, valueName),
      code: value.trim().toUpperCase(),
    }))
    .filter(({ meaning, code }) => meaning !== 'foreign' && chinese.test(code))
    .map(({ meaning, code }) => ({ code, assumed: meaning === undefined }))
    .sort((a, b) => Number(a.assumed) - Number(b.assumed))
