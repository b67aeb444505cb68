import type { Manifest, ManifestPlace } from '../../shared/domain/directory/roster.ts'
import { countyOf, type PlaceCode } from '../../shared/domain/place.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import type { ReceiptedSheet } from '../../shared/domain/receipts/standing.ts'
import type { Elsewhere } from '../../shared/domain/receipts/village-reach.ts'
import type { CountyProgress } from '../../shared/domain/series/county-progress.ts'
import { type SeriesPlaces, seriesPlaces } from '../../shared/domain/series/series-places.ts'
import { type Audience, type IssuedAlert, latestSeq, type Warning } from '../../shared/domain/series/warning.ts'
import { plannedSheets } from '../../shared/domain/sheets/planned-sheets.ts'
import { sheetName } from '../../shared/domain/sheets/sheet-id.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { SheetReader } from '../../shared/ports/sheets.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { type SharedPhone, unbornSheet } from '../../shared/protocol/unborn-sheet.ts'
import { sharedPhones, standingElsewhere } from './shared-phones.ts'

export type SurveyPorts = {
  warnings: Pick<Warnings, 'find' | 'alert' | 'audiences' | 'progress'>
  directory: Pick<Directory, 'manifest' | 'page'>
  reader: SheetReader
  policy: Policy
}

/** One place of the series: what it has, and every sheet it has or will have. */
export type SurveyedPlace = { place: ManifestPlace; sheets: ReceiptedSheet[]; phones: SharedPhone[] }

/** Everything that is known of one warning, read at about one moment. */
export type Survey = {
  warning: Warning
  issued: IssuedAlert
  progress: CountyProgress[]
  manifests: Manifest[]
  places: ReadonlyMap<PlaceCode, SurveyedPlace>
  elsewhere(place: PlaceCode): Elsewhere
}

type County = { audience: Audience; manifest: Manifest; places: ManifestPlace[] }

/** `only`: these villages (and whoever shares a phone with them) instead of all. Undefined: there is no such warning. */
export const surveyWarning =
  (ports: SurveyPorts) =>
  async (id: string, only?: PlaceCode): Promise<Survey | undefined> => {
    const warning = await ports.warnings.find(id)
    if (!warning) return undefined
    const seq = latestSeq(warning)
    const [issued, audiences, progress] = await Promise.all([
      ports.warnings.alert(id, seq),
      ports.warnings.audiences(id, seq),
      ports.warnings.progress(id, seq),
    ])
    if (!issued) return undefined
    const all = await Promise.all(audiences.map(audience => countyOfSurvey(ports, audience)))
    const counties = only === undefined ? all : around(only, all)
    const series = seriesPlaces(audiences)
    const willBeSent = warning.seq > 0 || warning.pending !== undefined
    const surveyed = await Promise.all(
      counties.map(county => surveyCounty(ports, county, issued, series, willBeSent, only)),
    )
    const places = new Map(surveyed.flat().map(one => [one.place.code, one]))
    const manifests = counties.map(({ manifest }) => manifest)
    return { warning, issued, progress, manifests, places, elsewhere: standingElsewhere(places) }
  }

const countyOfSurvey = async ({ directory }: SurveyPorts, audience: Audience): Promise<County> => {
  const manifest = await directory.manifest(audience.county, audience.dirRev)
  return { audience, manifest, places: manifest.places.filter(({ code }) => code in audience.joined) }
}

/** One village and the places that share a phone with it. */
const around = (village: PlaceCode, counties: County[]): County[] => {
  const home = counties.find(({ audience }) => audience.county === countyOf(village))
  const shared = home?.places.find(({ code }) => code === village)?.shared ?? []
  const wanted = new Set([village, ...shared.flatMap(entry => entry.with)])
  return counties
    .map(county => ({ ...county, places: county.places.filter(({ code }) => wanted.has(code)) }))
    .filter(({ places }) => places.length > 0)
}

const surveyCounty = async (
  { directory, reader, policy }: SurveyPorts,
  { audience, manifest, places }: County,
  issued: IssuedAlert,
  series: SeriesPlaces,
  willBeSent: boolean,
  only: PlaceCode | undefined,
): Promise<SurveyedPlace[]> => {
  const { warning, county, buckets, dirRev } = audience
  const planned = willBeSent ? plannedSheets(policy, issued, audience, { ...manifest, places }) : []
  const byPlace = Map.groupBy(planned, ({ place }) => place)
  const found = await Promise.all(
    only === undefined
      ? [reader.county(warning, county, buckets)]
      : [...byPlace].map(([place, [id]]) => reader.place(warning, county, id?.bucket ?? 0, place)),
  )
  const stored = new Map(found.flat().map(one => [sheetName(one.sheet.id), one]))
  return Promise.all(
    places.map(async place => {
      const phones = await sharedPhones(directory, place, dirRev)
      const sheets = (byPlace.get(place.code) ?? []).map(async (id): Promise<ReceiptedSheet> => {
        const known = stored.get(sheetName(id))
        if (known && known.sheet.seq >= issued.seq) return { ...known, since: issued.translates?.since }
        const page = issued.addressees && (await directory.page(id.place, dirRev, id.channel, id.page))
        const before = known?.sheet
        return {
          sheet: unbornSheet({ id, policy, issued, audience, place, phones, page, series, before }),
          receipts: [],
        }
      })
      return { place, sheets: await Promise.all(sheets), phones }
    }),
  )
}
