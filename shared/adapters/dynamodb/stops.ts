import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { Stop, StopAction, scopeName } from '../../domain/sheets/stop.ts'
import type { Stops } from '../../ports/warnings.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { together } from './read-together.ts'

const pk = 'STOPS'

/**
 * Table `warnings`: `STOPS` / `ON#<scope>` what is stopped now, `STOPS` / `LOG#<time>#<action>#<scope>` who put and lifted it, written
 * in the same transaction. Read consistently at each claim and window: what an operator was told is stopped is stopped.
 */
export const dynamoDbStops = (client: DynamoDBDocumentClient, TableName: string): Stops => {
  const activeNow = together<string, Stop[]>(async asks => {
    const rows = await queryAll(client, TableName, pk, 'ON#')
    const stops = rows.map(row => Stop.parse(row))
    return asks.map(() => stops)
  })
  return {
    active: () => activeNow(pk),

    async put(stop) {
      const TransactItems = [
        { Put: { TableName, Item: { pk, sk: rowOf(stop), v: 1, ...stop } } },
        { Put: { TableName, Item: logItem({ ...stop, action: 'put' }) } },
      ]
      await classified(client.send(new TransactWriteCommand({ TransactItems })))
    },

    async lift(scope, by, at) {
      const lifted = { Key: { pk, sk: rowOf({ scope }) }, ConditionExpression: 'attribute_exists(pk)' }
      const TransactItems = [
        { Delete: { TableName, ...lifted } },
        { Put: { TableName, Item: logItem({ scope, by, at, action: 'lift' }) } },
      ]
      try {
        await client.send(new TransactWriteCommand({ TransactItems }))
        return true
      } catch (error) {
        if (wasAbsent(error)) return false
        return classified(Promise.reject(error))
      }
    },

    async history(Limit) {
      const query = new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': 'LOG#' },
        ScanIndexForward: false,
        Limit,
      })
      const { Items = [] } = await classified(client.send(query))
      return Items.map(item => StopAction.parse(item))
    },
  }
}

const rowOf = ({ scope }: Pick<Stop, 'scope'>): string => `ON#${scopeName(scope)}`

const logItem = (action: StopAction) => ({
  pk,
  sk: `LOG#${new Date(action.at).toISOString()}#${action.action}#${scopeName(action.scope)}`,
  v: 1,
  ...action,
})

const wasAbsent = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed')
