import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Manifest } from '../../domain/directory/roster.ts'
import type { County } from '../../domain/place.ts'
import { sheetsOf } from '../../domain/sheets/sheet-plan.ts'
import type { Expiry } from '../../ports/directory.ts'
import { pageKey, placesKey } from './directory-keys.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { isWholeManifest, readManifest } from './roster-item.ts'

type Key = { pk: string; sk: string }
const updatesInFlight = 8

/**
 * Gives everything of a superseded revision its time to live: its pages and manifest, which a warning may have pinned, and the
 * records, which none can. What was never written stays absent. A page is billed as if it were written once more.
 */
export const expireRevision = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  county: County,
  rev: number,
  { pagesAt, recordsAt }: Expiry,
): Promise<void> => {
  const pk = `C#${county}`
  const manifest = await queryAll(client, TableName, pk, `MAN#${rev}#`)
  const records = await queryAll(client, TableName, pk, `RECS#${rev}#`)
  // A manifest that is not whole was the last thing its publisher wrote: there are no pages.
  const plan = isWholeManifest(manifest) ? pagesOf(readManifest(manifest)) : []
  const marks: [Key, number][] = [
    ...plan.map((key): [Key, number] => [key, pagesAt]),
    ...records.map((item): [Key, number] => [keyOf(item), recordsAt]),
    [{ pk, sk: `PROBLEMS#${rev}` }, pagesAt],
    [placesKey(county, rev), pagesAt],
    // Last: by the manifest the pages are found again, should this be interrupted.
    ...manifest.map((item): [Key, number] => [keyOf(item), pagesAt]),
  ]
  const next = marks.values()
  const work = async () => {
    for (const [key, at] of next) await mark(client, TableName, key, at)
  }
  await Promise.all(Array.from({ length: updatesInFlight }, work))
}

const pagesOf = (manifest: Manifest): Key[] => {
  const everywhere = manifest.places.map(({ code }) => code)
  return [...sheetsOf(manifest, everywhere)].map(({ place, channel, page }) =>
    pageKey(place, manifest.rev, channel, page),
  )
}

const keyOf = ({ pk, sk }: Record<string, unknown>): Key => ({ pk: String(pk), sk: String(sk) })

const mark = async (client: DynamoDBDocumentClient, TableName: string, key: Key, at: number): Promise<void> => {
  const update = new UpdateCommand({
    TableName,
    Key: key,
    UpdateExpression: 'SET #ttl = :at',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: { ':at': Math.ceil(at / 1000) },
  })
  try {
    await client.send(update)
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException'))
      await classified(Promise.reject(error))
  }
}
