import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { type Change, editionOf } from '../../domain/series/change.ts'
import type { Warning } from '../../domain/series/warning.ts'
import type { Commit } from '../../ports/warnings.ts'
import { alertItems } from './alert-items.ts'
import * as keys from './warning-keys.ts'

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** One transaction: every series on its rev, and every identity that it takes on still being what it was when it was read. */
export const commitItems = (TableName: string, { changes, identity, tombstones = [] }: Commit): Item[] => {
  const put = (Item: Record<string, unknown>, condition: object = {}): Item => ({
    Put: { TableName, Item, ...condition },
  })
  const itemsOf = (change: Change): Item[] => {
    const { from, to, alert, beside, history, issue } = change
    return [
      put(headItem(to), from ? onRev(from) : ifAbsent),
      ...[alert, beside].flatMap(one => (one ? alertItems(one).map(item => put(item)) : [])),
      put({ ...keys.history(to.id, history.rev), v: 1, ...history }),
      ...(issue ? [put(outboxItem(to, editionOf(change)))] : []),
    ]
  }
  return [
    ...(identity
      ? [
          put(
            { ...keys.identity(identity.identity), v: 1, ...identity.known },
            identity.instead ? ifTombstone : ifAbsent,
          ),
        ]
      : []),
    ...changes.flatMap(itemsOf),
    ...tombstones.map(one => put({ ...keys.identity(one.identity), v: 1, ...one.known }, ifAbsent)),
  ]
}

const outboxItem = ({ id, seq, lane, counties }: Warning, edition: string | undefined): Record<string, unknown> => ({
  ...keys.outbox(id, seq),
  v: 1,
  warning: id,
  seq,
  lane,
  counties,
  ...(edition !== undefined && { edition }),
})

/** The due index holds only heads that have something ahead of them. */
const headItem = (warning: Warning): Record<string, unknown> => ({
  ...keys.head(warning.id),
  v: 1,
  ...warning,
  ...(warning.dueAt !== undefined && { duePk: keys.dueShard(warning.id) }),
})

const ifAbsent = { ConditionExpression: 'attribute_not_exists(pk)' }
const ifTombstone = {
  ConditionExpression: '#kind = :tombstone',
  ExpressionAttributeNames: { '#kind': 'kind' },
  ExpressionAttributeValues: { ':tombstone': 'tombstone' },
}
const onRev = ({ rev }: Warning) => ({
  ConditionExpression: '#rev = :rev',
  ExpressionAttributeNames: { '#rev': 'rev' },
  ExpressionAttributeValues: { ':rev': rev },
})
