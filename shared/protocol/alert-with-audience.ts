import type { County } from '../domain/place.ts'
import type { Audience, IssuedAlert } from '../domain/series/warning.ts'
import type { Warnings } from '../ports/warnings.ts'

type Wanted = { warning: string; seq: number; county: County }

/**
 * Both at once where a message names the edition of the audiences. What it names only saves time: an Alert is planned and sent by the
 * audience of its own, whatever a message says. undefined: one of them was never stored.
 */
export const alertWithAudience = async (
  warnings: Pick<Warnings, 'alert' | 'audience'>,
  { warning, seq, county }: Wanted,
  edition: string | undefined,
): Promise<{ issued: IssuedAlert; audience: Audience } | undefined> => {
  const [issued, named] = await Promise.all([
    warnings.alert(warning, seq),
    warnings.audience(warning, seq, county, edition),
  ])
  if (!issued) return undefined
  const audience = named?.edition === issued.edition ? named : await warnings.audience(warning, seq, county)
  return audience && { issued, audience }
}
