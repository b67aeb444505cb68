import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { CountyIndex } from '../../domain/audience/place-index.ts'
import type { County } from '../../domain/place.ts'
import type { Directory } from '../../ports/directory.ts'
import { batchGet } from './batches.ts'
import { placesKey } from './directory-keys.ts'
import { readPlaceIndex } from './place-index-item.ts'

/**
 * Kept in memory as long as the function lives, one revision of each county: some 5 KB for 250 places. What moved since is read
 * again, and only that. A young item that a weak read does not find yet is left out this time.
 */
export const placeIndexes = (client: DynamoDBDocumentClient, TableName: string): Directory['index'] => {
  const known = new Map<County, { rev: number; places: CountyIndex }>()
  return async revisions => {
    const unknown = revisions.filter(({ county, rev }) => known.get(county)?.rev !== rev)
    const keys = unknown.map(({ county, rev }) => placesKey(county, rev))
    for (const item of await batchGet(client, TableName, keys)) {
      const read = readPlaceIndex(item)
      if (read) known.set(read.county, read)
    }
    return new Map(
      revisions.flatMap(({ county, rev }) => {
        const one = known.get(county)
        return one?.rev === rev ? [[county, one.places] as const] : []
      }),
    )
  }
}
