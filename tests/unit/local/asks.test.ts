import { describe, expect, it } from 'vitest'
import { dynamoAsks } from '../../../infra/local/door/dynamodb.ts'
import { s3Ask } from '../../../infra/local/door/s3.ts'
import { sqsAction } from '../../../infra/local/door/sqs.ts'

const place = {
  partition: 'aws',
  region: 'here',
  account: '000000000000',
  urlSuffix: 'amazonaws.com',
  door: '',
  api: '',
}
const table = (name: string) => `arn:aws:dynamodb:here:000000000000:table/${name}`

describe('what a call asks for', () => {
  it('a query of an index asks for the index', () => {
    expect(dynamoAsks('Query', { TableName: 'warnings', IndexName: 'due' }, place)).toEqual([
      { action: 'dynamodb:Query', resource: `${table('warnings')}/index/due` },
    ])
  })

  it('a transaction asks for each of its parts', () => {
    const TransactItems = [
      { Put: { TableName: 'a' } },
      { ConditionCheck: { TableName: 'b' } },
      { Update: { TableName: 'a' } },
    ]
    expect(dynamoAsks('TransactWriteItems', { TransactItems }, place)).toEqual([
      { action: 'dynamodb:PutItem', resource: table('a') },
      { action: 'dynamodb:ConditionCheckItem', resource: table('b') },
      { action: 'dynamodb:UpdateItem', resource: table('a') },
    ])
  })

  it('a batch asks for each of its tables', () => {
    expect(dynamoAsks('BatchWriteItem', { RequestItems: { a: [], b: [] } }, place)).toEqual([
      { action: 'dynamodb:BatchWriteItem', resource: table('a') },
      { action: 'dynamodb:BatchWriteItem', resource: table('b') },
    ])
  })

  it('a batch of messages asks for sending them', () => {
    expect(sqsAction('AmazonSQS.SendMessageBatch')).toBe('sqs:SendMessage')
    expect(sqsAction('AmazonSQS.ReceiveMessage')).toBe('sqs:ReceiveMessage')
  })

  it.each([
    ['PUT', '/bucket/raw/a%20b?x-id=PutObject', 's3:PutObject', 'arn:aws:s3:::bucket/raw/a b'],
    ['HEAD', '/bucket/raw/a', 's3:GetObject', 'arn:aws:s3:::bucket/raw/a'],
    ['GET', '/bucket?list-type=2', 's3:ListBucket', 'arn:aws:s3:::bucket'],
  ])('%s %s asks for %s', (method, path, action, resource) => {
    expect(s3Ask(method, path, place)).toEqual({ action, resource })
  })
})
