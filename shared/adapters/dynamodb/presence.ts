import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { latestStates, type TerminalState } from '../../domain/receipts/presence.ts'
import { Fault } from '../../ports/fault.ts'
import type { Presence } from '../../ports/sheets.ts'
import { classified } from './faults.ts'

/** Table `directory`: `P#<place>` / `PRESENCE` {terminals: {<id>: {online, at}}}; a village has some tens of them. */
const PresenceItem = z.object({ terminals: z.record(z.string(), z.object({ online: z.boolean(), at: z.number() })) })
type Known = z.infer<typeof PresenceItem>['terminals']

/** An expression may be 4 kB long; one terminal takes about 80 characters of it. */
const terminalsPerWrite = 40
/** Each round leaves out whatever lost against a later word, so two are enough but for a row that was just born. */
const rounds = 5

export const dynamoDbPresence = (client: DynamoDBDocumentClient, TableName: string): Presence => {
  const keyOf = (place: string) => ({ pk: `P#${place}`, sk: 'PRESENCE' })

  const read = async (place: string, ConsistentRead: boolean): Promise<Known | undefined> => {
    const get = new GetCommand({ TableName, Key: keyOf(place), ConsistentRead })
    const { Item } = await classified(client.send(get))
    return Item && PresenceItem.parse(Item).terminals
  }

  const write = async (place: string, states: TerminalState[]): Promise<void> => {
    let left = states
    for (let round = 0; round < rounds; round += 1) {
      if (await held(client.send(update(TableName, keyOf(place), left)))) return
      const known = await read(place, true)
      if (!known && (await held(client.send(put(TableName, keyOf(place), left))))) return
      left = left.filter(({ terminal, at }) => at > (known?.[terminal]?.at ?? Number.NEGATIVE_INFINITY))
      if (left.length === 0) return
    }
    throw new Fault('conflict', true, 'the presence of one village is written from too many sides')
  }

  return {
    async record(place, terminals) {
      const latest = latestStates(terminals)
      for (let from = 0; from < latest.length; from += terminalsPerWrite)
        await write(place, latest.slice(from, from + terminalsPerWrite))
    },
    async online(place) {
      const known = Object.entries((await read(place, false)) ?? {})
      return new Set(known.filter(([, { online }]) => online).map(([terminal]) => terminal))
    },
  }
}

const put = (TableName: string, key: object, states: TerminalState[]) =>
  new PutCommand({
    TableName,
    Item: {
      ...key,
      v: 1,
      terminals: Object.fromEntries(states.map(({ terminal, online, at }) => [terminal, { online, at }])),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  })

/** All of them or none, in one write: none when the row is not there yet or any of them has a later word already. */
const update = (TableName: string, Key: Record<string, unknown>, states: TerminalState[]) =>
  new UpdateCommand({
    TableName,
    Key,
    UpdateExpression: `SET ${states.map((_, n) => `#m.#t${n} = :t${n}`).join(', ')}`,
    ConditionExpression: [
      'attribute_exists(#m)',
      ...states.map((_, n) => `(attribute_not_exists(#m.#t${n}) OR #m.#t${n}.#at < :a${n})`),
    ].join(' AND '),
    ExpressionAttributeNames: {
      '#m': 'terminals',
      '#at': 'at',
      ...Object.fromEntries(states.map(({ terminal }, n) => [`#t${n}`, terminal])),
    },
    ExpressionAttributeValues: Object.fromEntries(
      states.flatMap(({ online, at }, n) => [
        [`:t${n}`, { online, at }],
        [`:a${n}`, at],
      ]),
    ),
  })

const held = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    return classified(Promise.reject(error))
  }
}
