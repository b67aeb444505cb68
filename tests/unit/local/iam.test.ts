import { describe, expect, it } from 'vitest'
import { type Ask, type Decision, decide } from '../../../infra/local/iam/decide.ts'
import { compilePolicy, PolicyDocument } from '../../../infra/local/iam/statement.ts'

const policy = (...Statement: unknown[]) => compilePolicy(PolicyDocument.parse({ Statement }), 'a test')

const table = 'arn:aws:dynamodb:here:000000000000:table/warnings'
const read = { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: [table, `${table}/index/*`] }
const phonesOnly = [
  { Effect: 'Allow', Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' },
  { Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:*' },
]
const leading = {
  Effect: 'Allow',
  Action: 'dynamodb:*',
  Resource: table,
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['W#*'] } },
}
const encrypted = {
  Effect: 'Allow',
  Action: 's3:PutObject',
  Resource: '*',
  Condition: { StringEquals: { 'S3:x-amz-acl': 'private' } },
}

describe('what a role may do', () => {
  const asks: [string, unknown[], Ask, Decision][] = [
    ['an action that is listed', [read], { action: 'dynamodb:Query', resource: table }, 'allowed'],
    ['an action in another case', [read], { action: 'DynamoDB:query', resource: table }, 'allowed'],
    ['an action that is not listed', [read], { action: 'dynamodb:PutItem', resource: table }, 'not-granted'],
    ['a resource in another case', [read], { action: 'dynamodb:Query', resource: table.toUpperCase() }, 'not-granted'],
    ['an index of the table', [read], { action: 'dynamodb:Query', resource: `${table}/index/due` }, 'allowed'],
    ['a table whose name begins the same', [read], { action: 'dynamodb:Query', resource: `${table}-2` }, 'not-granted'],
    ['nothing at all', [], { action: 'dynamodb:Query', resource: table }, 'not-granted'],
    ['a phone', phonesOnly, { action: 'sns:Publish', resource: 'phone-number' }, 'allowed'],
    [
      'a topic',
      phonesOnly,
      { action: 'sns:Publish', resource: 'arn:aws:sns:here:000000000000:alarms' },
      'explicitly-denied',
    ],
    [
      'a wildcard in the action',
      [{ Effect: 'Allow', Action: 'sqs:Send*', Resource: '*' }],
      { action: 'sqs:SendMessage', resource: 'q' },
      'allowed',
    ],
    [
      'a dot is only a dot',
      [{ Effect: 'Allow', Action: 's3:Get', Resource: 'a.b' }],
      { action: 's3:Get', resource: 'axb' },
      'not-granted',
    ],
    [
      '? is one character',
      [{ Effect: 'Allow', Action: 's3:Get', Resource: 'a?' }],
      { action: 's3:Get', resource: 'abc' },
      'not-granted',
    ],
    [
      'everything but',
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
      { action: 'sqs:SendMessage', resource: 'q' },
      'allowed',
    ],
    [
      'what NotAction names',
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
      { action: 'iam:PassRole', resource: 'r' },
      'not-granted',
    ],
    [
      'keys that a condition admits',
      [leading],
      { action: 'dynamodb:Query', resource: table, context: { 'dynamodb:leadingkeys': ['W#1', 'W#2'] } },
      'allowed',
    ],
    [
      'one key that it does not',
      [leading],
      { action: 'dynamodb:Query', resource: table, context: { 'dynamodb:leadingkeys': ['W#1', 'S#2'] } },
      'not-granted',
    ],
    [
      'a condition on what the call does not say',
      [encrypted],
      { action: 's3:PutObject', resource: 'b/k' },
      'not-granted',
    ],
    [
      'a condition that holds',
      [encrypted],
      { action: 's3:PutObject', resource: 'b/k', context: { 's3:x-amz-acl': ['private'] } },
      'allowed',
    ],
  ]
  it.each(asks)('%s', (_, statements, ask, expected) => {
    expect(decide(policy(...statements), ask)).toBe(expected)
  })

  it('a negated condition on what the call does not say holds', () => {
    const statement = {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:kind': 'a' } },
    }
    expect(decide(policy(statement), { action: 'a:b', resource: 'c' })).toBe('allowed')
  })

  it('a condition that is unknown here stops the start', () => {
    const statement = {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    }
    expect(() => policy(statement)).toThrow(
      'A policy of a test has the condition IpAddress, which the local runtime does not know.',
    )
  })
})
