import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { lineage } from '../../domain/loudspeakers/authority.ts'
import { StoredProgramme } from '../../domain/loudspeakers/programme.ts'
import { countyOf, type PlaceCode } from '../../domain/place.ts'
import type { Programmes } from '../../ports/programmes.ts'
import { classified } from './faults.ts'
import { hasMoved } from './has-moved.ts'
import { queryAll } from './queries.ts'

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

    async write(programme) {
      const { place, version } = programme
      const condition =
        version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :before',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': version - 1 },
            }
      const TransactItems = [
        { Put: { TableName, Item: { ...keyOf(place), v: 1, ...programme }, ...condition } },
        { Put: { TableName, Item: { ...logKeyOf(place, version), v: 1, ...programme } } },
      ]
      try {
        await client.send(new TransactWriteCommand({ TransactItems }))
        return true
      } catch (error) {
        return hasMoved(error) ? false : classified(Promise.reject(error))
      }
    },

    async history(place, Limit) {
      const query = new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': logKeyOf(place, 0).pk },
        ScanIndexForward: false,
        Limit,
      })
      const { Items = [] } = await classified(client.send(query))
      return Items.map(item => StoredProgramme.parse(stored(item)))
    },
  }
}

const partition = (county: string): string => `PROG#${county}`
const keyOf = (place: PlaceCode) => ({ pk: partition(countyOf(place)), sk: place })
const logKeyOf = (place: PlaceCode, version: number) => ({
  pk: `PROGLOG#${place}`,
  sk: String(version).padStart(8, '0'),
})

const stored = ({ pk: _pk, sk: _sk, v: _v, ...programme }: Record<string, unknown>) => programme
