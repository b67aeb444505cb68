import type { Round } from './round.ts'

type Truth = Pick<Round, 'n' | 'seen' | 'stored'>

/**
 * What makes a round void. Sink and store must agree about everybody. A carrier that never failed must have everybody, each once; of one
 * that fails, whoever is missing must be a failure or a doubt in the store.
 */
export const whyVoid = ({ n, seen, stored }: Truth): string[] => {
  const problems: string[] = []
  const { sent, failed, doubt, open } = stored
  if (open > 0) problems.push(`${open} without a status`)
  if (sent + failed + doubt + open !== n) problems.push(`the store has ${sent + failed + doubt + open} of ${n}`)
  if (seen.received !== seen.distinct) problems.push(`${seen.received - seen.distinct} sent twice`)
  if (seen.distinct < sent || seen.distinct > sent + doubt)
    problems.push(`the sink has ${seen.distinct}, the store says ${sent}${doubt > 0 ? ` and ${doubt} in doubt` : ''}`)
  if (seen.failed + seen.hung === 0 && seen.distinct !== n) problems.push(`the sink has ${seen.distinct} of ${n}`)
  return problems
}
