import { setTimeout } from 'node:timers/promises'
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'

/** The store may be away just now, and AWS ends an initialisation after ten seconds. */
const longestMs = 1_000

/**
 * Makes a client's first call while its function is initialised: the connection, the credentials and the code of a first call take
 * some tenths of a second, which the first red warning would wait for. There is no such item, and whether it was answered does not
 * matter: whoever calls next finds out.
 */
export const primed = async (client: DynamoDBDocumentClient, TableName: string): Promise<void> => {
  const first = new GetCommand({ TableName, Key: { pk: '-', sk: '-' } })
  // Not by a signal: a connection that is still being made hears of none.
  await Promise.race([Promise.allSettled([client.send(first)]), setTimeout(longestMs)])
}
