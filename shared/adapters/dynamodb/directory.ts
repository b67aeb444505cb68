import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Manifest, RosterPage } from '../../domain/directory/roster.ts'
import type { Directory } from '../../ports/directory.ts'
import { Fault } from '../../ports/fault.ts'
import { headKey, pageKey } from './directory-keys.ts'
import { classified } from './faults.ts'
import { placeIndexes } from './place-index.ts'
import { queryAll } from './queries.ts'
import { itemsTogether } from './read-together.ts'
import { recentlyUsed } from './recently-used.ts'
import { readManifest, readPage } from './roster-item.ts'

const Revision = z.object({ rev: z.number() })
const CountyRow = z.object({ sk: z.string(), name: z.string(), rev: z.number(), dueOn: z.string().exactOptional() })

/** A page of 500 slots is some 150 KB in memory, a manifest of 300 places some 200 KB. */
const pagesInMemory = 100
const manifestsInMemory = 20

export const dynamoDbDirectory = (client: DynamoDBDocumentClient, TableName: string): Directory => {
  const pages = recentlyUsed<RosterPage>(pagesInMemory)
  const manifests = recentlyUsed<Manifest>(manifestsInMemory)

  const anyCopy = itemsTogether(client, TableName, false)
  const leadingCopy = itemsTogether(client, TableName, true)
  const loadPage = async (key: ReturnType<typeof pageKey>): Promise<RosterPage> => {
    // What is pinned was written long ago, but a young page may not have reached every copy: then the copy that leads is asked.
    const item = (await anyCopy(key)) ?? (await leadingCopy(key))
    if (!item) throw new Fault('corrupt', false, 'a pinned roster page is missing')
    return readPage(item)
  }

  return {
    async counties() {
      const rows = await queryAll(client, TableName, 'COUNTIES')
      return rows.map(row => CountyRow.parse(row)).map(({ sk, ...row }) => ({ county: sk, ...row }))
    },
    async revision(county) {
      const get = new GetCommand({ TableName, Key: headKey(county), ConsistentRead: true })
      const { Item } = await classified(client.send(get))
      return Item && Revision.parse(Item).rev
    },
    index: placeIndexes(client, TableName),
    manifest: (county, rev) =>
      manifests(`${county} ${rev}`, async () =>
        readManifest(await queryAll(client, TableName, `C#${county}`, `MAN#${rev}#`)),
      ),
    page(place, rev, channel, page) {
      const key = pageKey(place, rev, channel, page)
      return pages(`${key.pk} ${key.sk}`, () => loadPage(key))
    },
  }
}
