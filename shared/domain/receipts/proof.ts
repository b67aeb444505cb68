import * as z from 'zod'
import type { Policy } from '../policy.ts'
import type { VillageReach } from './village-reach.ts'

export const Verdict = z.enum(['proven', 'partly', 'not-proven'])
export type Verdict = z.infer<typeof Verdict>

/** Why: what was there, else what the village lacks or what did not arrive. The same word in API, report and runbook. */
export const ProofReason = z.enum([
  'played-and-delivered',
  'duty-delivered',
  'nothing-arrived',
  'no-loudspeaker',
  'no-loudspeaker-online',
  'no-loudspeaker-played',
  'too-few-played',
  'no-duty-person',
  'no-duty-delivered',
])
export type ProofReason = z.infer<typeof ProofReason>

export type ProofFigures = Pick<
  VillageReach,
  'installed' | 'online' | 'played' | 'duty' | 'dutyDelivered' | 'phonesDelivered'
>
export type Proof = { verdict: Verdict; reasons: ProofReason[] }

/**
 * Proven: a loudspeaker played, a responsible person's phone received, and of the loudspeakers installed (not of those online) at
 * least `playedShare` played. Partly: anything played or received. Accepted, online or held back by quiet hours counts for nothing.
 * A village that has no loudspeaker or no responsible person is judged by the rest, and is never better than partly.
 */
export const proofOf = (figures: ProofFigures, { playedShare }: Policy['proof']): Proof => {
  const lacking = [speakersLack(figures, playedShare), dutyLacks(figures)].filter(reason => reason !== undefined)
  if (lacking.length === 0) return { verdict: 'proven', reasons: ['played-and-delivered'] }
  const anything = figures.played > 0 || figures.dutyDelivered > 0 || figures.phonesDelivered > 0
  if (anything) return { verdict: 'partly', reasons: lacking }
  return { verdict: 'not-proven', reasons: ['nothing-arrived', ...lacking] }
}

/**
 * A risk point has no loudspeakers of its own, and its village's proof says nothing of it: it is proven when a responsible person's
 * phone received, partly when any other phone of it did.
 */
export const proofOfRiskPoint = (figures: Pick<ProofFigures, 'duty' | 'dutyDelivered' | 'phonesDelivered'>): Proof => {
  const lacking = dutyLacks(figures)
  if (lacking === undefined) return { verdict: 'proven', reasons: ['duty-delivered'] }
  if (figures.phonesDelivered > 0) return { verdict: 'partly', reasons: [lacking] }
  return { verdict: 'not-proven', reasons: ['nothing-arrived', lacking] }
}

const speakersLack = ({ installed, online, played }: ProofFigures, playedShare: number): ProofReason | undefined => {
  if (installed === 0) return 'no-loudspeaker'
  if (played === 0) return online === 0 ? 'no-loudspeaker-online' : 'no-loudspeaker-played'
  return played / installed < playedShare ? 'too-few-played' : undefined
}

const dutyLacks = ({ duty, dutyDelivered }: Pick<ProofFigures, 'duty' | 'dutyDelivered'>): ProofReason | undefined => {
  if (duty === 0) return 'no-duty-person'
  return dutyDelivered === 0 ? 'no-duty-delivered' : undefined
}
