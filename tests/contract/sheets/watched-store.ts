import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'

type Failing = 'before' | 'after the first write' | 'no more'
export type Watched = {
  /** Names of the requests that reached the store, in their order; and which it refused. */
  made(): string[]
  writeUnits(): number
  forget(): void
  /** What goes wrong on the way from here on: nothing reaches the store, or the answer of one write is lost. */
  fails(failing: Failing): void
}

const lost = () => Object.assign(new Error('the connection is gone'), { name: 'TimeoutError', $retryable: {} })

/** Every try of a request counts, as the store sees it: also what the client does again by itself. */
export const watched = (client: DynamoDBClient): Watched => {
  let [names, units, failing]: [string[], number, Failing] = [[], 0, 'no more']
  client.middlewareStack.add(
    next => args => next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } }),
    { step: 'initialize', name: 'askForUnits' },
  )
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async args => {
        if (failing === 'before') throw lost()
        const name = commandName.replace(/Command$/, '')
        try {
          const result = await next(args)
          names.push(name)
          const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } }
          units += ConsumedCapacity?.CapacityUnits ?? 0
          if (failing === 'no more') return result
        } catch (error) {
          if (error instanceof ConditionalCheckFailedException) names.push(`${name} refused`)
          throw error
        }
        failing = 'no more'
        throw lost()
      },
    { step: 'deserialize', name: 'watch', priority: 'high' },
  )
  return {
    made: () => names,
    writeUnits: () => units,
    forget: () => {
      names = []
      units = 0
    },
    fails: next => {
      failing = next
    },
  }
}
