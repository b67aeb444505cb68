import type { CapReason } from './reasons.ts'

/** What is wrong with one value. The message follows the name of its element: `<sent> is not …`. */
export type Finding = { code: CapReason; message: string }

/** A value as the Alert has it (undefined: as if the element were absent), or everything that is wrong with it. */
export type Reading<Value> = { value: Value } | { findings: Finding[] }
export type Reader = (text: string) => Reading<unknown>

export const found = (code: CapReason, message: string): { findings: Finding[] } => ({ findings: [{ code, message }] })

/** A value in a message, cut where it is long. */
export const quote = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`

/** White space of XML, which is what its schema collapses; other blanks are content. */
export const collapse = (text: string): string => text.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, '')
export const tokens = (text: string): string[] =>
  collapse(text)
    .split(' ')
    .filter(token => token !== '')
