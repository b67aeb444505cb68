import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** The same in every client of the SDK. */
type Signs = { config: Pick<DynamoDBClient['config'], 'signer'> }

/**
 * The SDK makes a signer for each request. Its region and its provider of credentials (which renews them) are the client's and never
 * change, so one is enough.
 */
export const signOnce = <Client extends Signs>(client: Client): Client => {
  const make = client.config.signer
  let made: ReturnType<typeof make> | undefined
  client.config.signer = scheme => {
    made ??= make(scheme).catch((fault: unknown) => {
      made = undefined
      throw fault
    })
    return made
  }
  return client
}
