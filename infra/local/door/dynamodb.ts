import { Pool } from 'undici'
import type { Ask } from '../iam/decide.ts'
import { type Place, regionalArn } from '../template/place.ts'
import { forward } from './forward.ts'
import { json, type Service } from './request.ts'

type Part = { TableName?: string; IndexName?: string }
type Input = Part & { RequestItems?: Record<string, unknown>; TransactItems?: Record<string, Part>[] }

/** Transactions are granted part by part (DynamoDB developer guide, "Using IAM with DynamoDB transactions"). */
const transactionActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
}

/** What a call of DynamoDB asks for. */
export const dynamoAsks = (operation: string, input: Input, place: Place): Ask[] => {
  const resource = ({ TableName = '', IndexName }: Part): string => {
    const table = TableName.startsWith('arn:') ? TableName : regionalArn(place, 'dynamodb', `table/${TableName}`)
    return IndexName === undefined ? table : `${table}/index/${IndexName}`
  }
  const ask = (action: string, part: Part): Ask => ({ action: `dynamodb:${action}`, resource: resource(part) })
  if (input.RequestItems) return Object.keys(input.RequestItems).map(TableName => ask(operation, { TableName }))
  if (!input.TransactItems) return [ask(operation, input)]
  return input.TransactItems.flatMap(item =>
    Object.entries(item).map(([kind, part]) => ask(transactionActions[kind] ?? operation, part)),
  )
}

const operationOf = (target = ''): string => target.slice(target.indexOf('.') + 1)
const writes = /^(Put|Update|Delete|BatchWrite|TransactWrite)/
const passed = ['content-type', 'x-amzn-requestid', 'x-amz-crc32', 'date']

/** DynamoDB Local behind the door. `onWrite` hears the ARN of every table that was written to. */
export const dynamoService = (
  url: string,
  place: Place,
  onWrite: (tableArn: string) => void,
): Service & { close(): Promise<void> } => {
  const pool = new Pool(url, { connections: 32 })

  return {
    asks: ({ headers, body }) =>
      dynamoAsks(operationOf(headers['x-amz-target']), JSON.parse(body.toString('utf8')), place),
    serve: async ({ headers, authorization, body }, granted) => {
      const target = headers['x-amz-target'] ?? ''
      const sent = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0', authorization }
      const answer = await forward(pool, { path: '/', headers: sent, body }, passed)
      if (writes.test(operationOf(target))) {
        for (const arn of new Set(granted.map(({ resource }) => resource))) onWrite(arn)
      }
      return answer
    },
    refuse: sentence => json(400, { __type: 'com.amazon.coral.service#AccessDeniedException', Message: sentence }),
    close: () => pool.destroy(),
  }
}
