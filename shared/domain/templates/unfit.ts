import type { Template } from './template.ts'

/** Why an approved text cannot carry a message. Closed list: the same word in API, preview, log and docs. */
export const unfitReasons = [
  'other-use',
  'other-language',
  'not-approved',
  'nothing-to-carry',
  'variable-too-long',
  'wrong-kind',
  'forbidden-content',
  'text-too-long',
  'loses-issuer',
  'loses-time',
  'loses-headline',
  'loses-serial',
  'loses-instruction',
] as const
export type UnfitReason = (typeof unfitReasons)[number]

/** `variable`: the one that is in the way. */
export type Unfit = { template: string; version: number; reason: UnfitReason; variable?: string }

/** What stands in the way, before the template that it is of is named. */
export type Hindrance = Pick<Unfit, 'reason' | 'variable'>

export const unfit = ({ name, version }: Template, hindrance: Hindrance): Unfit => ({
  template: name,
  version,
  ...hindrance,
})
