import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { lineage } from '../../domain/loudspeakers/authority.ts'
import { StoredProgramme } from '../../domain/loudspeakers/programme.ts'
import { countyOf, type PlaceCode } from '../../domain/place.ts'
import type { Programmes } from '../../ports/programmes.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { versionsIn, writeVersion } from './versioned.ts'

/**
 * Table `directory`: `PROG#<county6>` / `<place>` what is set now, `PROGLOG#<place>` / `<version>` every version of it, written in one
 * transaction.
 */
export const dynamoDbProgrammes = (client: DynamoDBDocumentClient, TableName: string): Programmes => {
  const find = async (place: PlaceCode): Promise<StoredProgramme | undefined> => {
    const get = new GetCommand({ TableName, Key: keyOf(place), ConsistentRead: true })
    const { Item } = await classified(client.send(get))
    return Item && StoredProgramme.parse(stored(Item))
  }
  return {
    find,

    async concerning(county) {
      const above = lineage(`${county}000000`).filter(place => countyOf(place) !== county)
      const [own, ...others] = await Promise.all([queryAll(client, TableName, partition(county)), ...above.map(find)])
      return [...own.map(row => StoredProgramme.parse(stored(row))), ...others.flatMap(one => one ?? [])]
    },

    write: programme =>
      writeVersion(client, TableName, { key: keyOf(programme.place), log: logOf(programme.place), item: programme }),

    async history(place, limit) {
      const rows = await versionsIn(client, TableName, logOf(place), limit)
      return rows.map(row => StoredProgramme.parse(stored(row)))
    },
  }
}

const partition = (county: string): string => `PROG#${county}`
const keyOf = (place: PlaceCode) => ({ pk: partition(countyOf(place)), sk: place })
const logOf = (place: PlaceCode): string => `PROGLOG#${place}`

const stored = ({ pk: _pk, sk: _sk, v: _v, ...programme }: Record<string, unknown>) => programme
