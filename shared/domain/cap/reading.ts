import type { CapReason } from './reasons.ts'

/** What is wrong with one value. The message follows the name of its element: `<sent> is not …`. */
export type Finding<Code extends string = CapReason> = { code: Code; message: string }

/** A value as the Alert has it (undefined: as if the element were absent), or everything that is wrong with it. */
export type Reading<Value, Code extends string = CapReason> = { value: Value } | { findings: Finding<Code>[] }
export type Reader<Code extends string = CapReason> = (text: string) => Reading<unknown, Code>

export const found = <Code extends string = CapReason>(code: Code, message: string): { findings: Finding<Code>[] } => ({
  findings: [{ code, message }],
})

/** A value in a message, cut where it is long. */
export const quote = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`

/** White space of XML, which is what its schema collapses; other blanks are content. */
export const collapse = (text: string): string => text.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, '')
export const tokens = (text: string): string[] =>
  collapse(text)
    .split(' ')
    .filter(token => token !== '')
