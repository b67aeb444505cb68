import { type ResolvedAudience, resolveAudience } from '../domain/audience/audience.ts'
import { countiesToRead } from '../domain/audience/counties-to-read.ts'
import type { ValueNames } from '../domain/cap/value-names.ts'
import type { County } from '../domain/place.ts'
import type { Audience } from '../domain/series/warning.ts'
import type { Directory } from '../ports/directory.ts'

type Question = {
  alert: Parameters<typeof resolveAudience>[0]
  /** As of `resolveAudience`. */
  area: string
  /** A county that is in the series already is read as it was then: its sheets are positions in those pages. */
  before: readonly Audience[]
  valueNames: Pick<ValueNames, 'geocode'>
}

/** Of a country's counties, those manifests alone are read that the Alert can concern. `counties`: all that are published. */
export const findAudience = async (
  directory: Pick<Directory, 'counties' | 'index' | 'manifest'>,
  { alert, area, before, valueNames }: Question,
): Promise<{ audience: ResolvedAudience; counties: County[] }> => {
  const pinned = new Map(before.map(({ county, dirRev }) => [county, dirRev]))
  const published = await directory.counties()
  const revisions = published.map(({ county, rev }) => ({ county, rev: pinned.get(county) ?? rev }))
  const counties = revisions.map(({ county }) => county)
  const index = await directory.index(revisions)
  const areas = alert.info.flatMap(info => info.area)
  const concerned = countiesToRead(areas, counties, index, valueNames)
  const manifests = await Promise.all(
    revisions.filter(({ county }) => concerned.has(county)).map(({ county, rev }) => directory.manifest(county, rev)),
  )
  return { audience: resolveAudience(alert, manifests, area, valueNames, index), counties }
}
