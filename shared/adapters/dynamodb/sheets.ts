import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unstored } from '../../domain/sheets/fresh-sheet.ts'
import type { Sheet } from '../../domain/sheets/sheet.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Sheets } from '../../ports/sheets.ts'
import { classified } from './faults.ts'
import { itemsTogether } from './read-together.ts'
import { archiveKey, encodeMarks, fromSheetItem, itemVersion, sheetKey, toSheetItem } from './sheet-item.ts'

/** `clock` is store time (`store-time.ts`) of the same client. */
export const dynamoDbSheets = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): Sheets => {
  const itemAt = itemsTogether(client, TableName, true)
  return {
    now: clock.now,

    async read(id) {
      const item = await itemAt(sheetKey(id))
      return item && fromSheetItem(item)
    },

    supersede: (old, next) =>
      held(
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName, Item: { ...toSheetItem(old), ...archiveKey(old.id, old.seq) } } },
              {
                Put: {
                  TableName,
                  Item: toSheetItem(next),
                  ConditionExpression: '#rev = :rev',
                  ExpressionAttributeNames: { '#rev': 'rev' },
                  ExpressionAttributeValues: { ':rev': old.rev },
                },
              },
            ],
          }),
        ),
      ),

    async seal(id, seq) {
      await held(
        client.send(
          new UpdateCommand({
            TableName,
            Key: sheetKey(id),
            UpdateExpression: 'SET #seal = :seq ADD #rev :one',
            ConditionExpression: 'attribute_exists(pk) AND #seal < :seq',
            ExpressionAttributeNames: { '#seal': 'seal', '#rev': 'rev' },
            ExpressionAttributeValues: { ':seq': seq, ':one': 1 },
          }),
        ),
      )
    },

    write: sheet =>
      sheet.rev === unstored
        ? writtenOnce(sheet, client.send(first(TableName, sheet)))
        : writtenOnce(sheet, client.send(update(TableName, sheet, '#rev = :was', { ':was': sheet.rev }))),

    async settle(sheet, token) {
      const condition = '#claim.#token = :token AND #seal <= :seq'
      try {
        await client.send(
          update(TableName, sheet, condition, { ':token': token, ':seq': sheet.seq }, { '#seal': 'seal' }),
        )
        return 'written'
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) return classified(Promise.reject(error))
        if (holderOf(error) === token) return 'sealed'
        return isHeldBy(sheet, error) ? 'written' : 'lost'
      }
    },

    release: (sheet, token) => {
      const { claim: _, ...unclaimed } = sheet
      return held(client.send(update(TableName, unclaimed, '#claim.#token = :token', { ':token': token })))
    },
  }
}

/** What a sheet is born with, its first claim and window among it: one write, not two. */
const first = (TableName: string, sheet: Sheet): PutCommand =>
  new PutCommand({
    TableName,
    Item: toSheetItem({ ...sheet, rev: sheet.rev + 1 }),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })

/** Everything a worker may change, and never the seal: that belongs to whoever wants the sheet next. */
const optional = ['claim', 'dueAt', 'firstSentAt', 'lastAcceptedAt', 'post'] as const

const update = (
  TableName: string,
  sheet: Sheet,
  ConditionExpression: string,
  conditionValues: Record<string, unknown>,
  conditionNames: Record<string, string> = {},
): UpdateCommand => {
  const present = optional.filter(name => sheet[name] !== undefined)
  const absent = optional.filter(name => sheet[name] === undefined)
  const sets = ['#v = :v', '#marks = :marks', '#done = :done', ...present.map(name => `#${name} = :${name}`)]
  const removes = absent.length > 0 ? ` REMOVE ${absent.map(name => `#${name}`).join(', ')}` : ''
  const usesToken = ConditionExpression.includes('#token')
  return new UpdateCommand({
    TableName,
    Key: sheetKey(sheet.id),
    UpdateExpression: `SET ${sets.join(', ')}${removes} ADD #rev :one`,
    ConditionExpression,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ExpressionAttributeNames: {
      '#v': 'v',
      '#marks': 'marks',
      '#done': 'done',
      '#rev': 'rev',
      ...Object.fromEntries(optional.map(name => [`#${name}`, name])),
      ...(usesToken && { '#token': 'token' }),
      ...conditionNames,
    },
    ExpressionAttributeValues: {
      ':v': itemVersion,
      ':marks': encodeMarks(sheet.marks),
      ':done': sheet.done,
      ':one': 1,
      ...Object.fromEntries(present.map(name => [`:${name}`, sheet[name]])),
      ...conditionValues,
    },
  })
}

const holderOf = ({ Item }: ConditionalCheckFailedException): string | undefined => Item?.claim?.M?.token?.S
const isHeldBy = ({ claim }: Sheet, refused: ConditionalCheckFailedException): boolean =>
  claim !== undefined && holderOf(refused) === claim.token

/** Whether the condition held. A claim whose answer was lost, and that came again, is ours: else it would be waited for until it is over. */
const writtenOnce = async (sheet: Sheet, call: Promise<unknown>): Promise<boolean> => {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return isHeldBy(sheet, error)
    return classified(Promise.reject(error))
  }
}

/** Whether the condition held; anything else that went wrong is a fault. */
const held = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    if (error instanceof TransactionCanceledException && conditionFailed(error)) return false
    return classified(Promise.reject(error))
  }
}

const conditionFailed = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(({ Code }) => Code === 'ConditionalCheckFailed')
