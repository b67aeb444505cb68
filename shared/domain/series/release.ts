import type { AudienceSize } from '../audience/audience-size.ts'
import type { MsgType } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'
import type { KeyHolder } from '../source.ts'
import type { WarningState } from './warning.ts'

/** What becomes of an Alert, and why it waits or ended. Only `in-force` sends anything. A Cancel needs no level and no audience. */
export type Release = {
  state: Extract<WarningState, 'in-force' | 'scheduled' | 'awaiting-approval' | 'needs-targeting' | 'expired'>
  reason?:
    | 'expired-on-arrival'
    | 'nobody-addressed'
    | 'typed-by-hand'
    | 'level-above-source'
    | 'audience-above-source'
    | 'effective-ahead'
}

type Question = {
  msgType: MsgType
  source: Pick<KeyHolder, 'role' | 'levels' | 'maxRecipients'>
  colour: Colour
  audience: AudienceSize
  effectiveAt: number | undefined
  expiresAt: number
  now: number
}

/** docs/policy.md, "States": the first rule that applies. */
export const release = ({ msgType, source, colour, audience, effectiveAt, expiresAt, now }: Question): Release => {
  if (msgType === 'Cancel')
    return source.role === 'source' ? { state: 'in-force' } : { state: 'awaiting-approval', reason: 'typed-by-hand' }
  if (expiresAt <= now) return { state: 'expired', reason: 'expired-on-arrival' }
  const recipients = audience.phones + audience.rooms + audience.terminals
  if (recipients === 0) return { state: 'needs-targeting', reason: 'nobody-addressed' }
  if (source.role !== 'source') return { state: 'awaiting-approval', reason: 'typed-by-hand' }
  if (!source.levels.includes(colour)) return { state: 'awaiting-approval', reason: 'level-above-source' }
  if (recipients > source.maxRecipients) return { state: 'awaiting-approval', reason: 'audience-above-source' }
  if (effectiveAt !== undefined && effectiveAt > now) return { state: 'scheduled', reason: 'effective-ahead' }
  return { state: 'in-force' }
}
