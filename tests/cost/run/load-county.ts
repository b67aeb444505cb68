import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { buildRoster } from '../../../shared/domain/directory/build-roster.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { RosterPage, Slot } from '../../../shared/domain/directory/roster.ts'
import type { County } from '../../../shared/domain/place.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import type { Tables } from '../../contract/support/create-tables.ts'

export type Directory = { county: County; name: string; records: readonly DirectoryRecord[] }
/** Who is on a sheet's page, in order. */
export type SlotsOf = (sheet: Pick<SheetId, 'place' | 'channel' | 'page'>) => readonly Slot[]

/** Publishes a county, and remembers its pages. */
export const loadCounty = async (
  client: DynamoDBDocumentClient,
  tables: Tables,
  { county, name, records }: Directory,
  today: string,
): Promise<SlotsOf> => {
  const { manifest, pages } = buildRoster(county, name, records, 1, today)
  const writer = dynamoDbDirectoryWriter(client, tables.directory)
  await writer.putPages(pages)
  await writer.putManifest(manifest)
  const head = { county, name, rev: 1, publishedImport: '', problems: 0, expiredBelow: 1 }
  if (!(await writer.flip(undefined, head, undefined))) throw new Error(`${county} was there already`)
  const byName = new Map(pages.map(page => [nameOf(page), page.slots]))
  return sheet => byName.get(nameOf(sheet)) ?? []
}

const nameOf = ({ place, channel, page }: Pick<RosterPage, 'place' | 'channel' | 'page'>): string =>
  `${place} ${channel} ${page}`
