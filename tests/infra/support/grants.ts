import { at, type House, type Json, list, nameOf, one, type Properties, type Resource, target } from './house.ts'

const verbs: Record<string, string> = {
  'dynamodb:GetItem': 'reads',
  'dynamodb:BatchGetItem': 'reads',
  'dynamodb:Query': 'reads',
  'dynamodb:PutItem': 'writes',
  'dynamodb:UpdateItem': 'writes',
  'dynamodb:DeleteItem': 'writes',
  'dynamodb:BatchWriteItem': 'writes',
  'dynamodb:ConditionCheckItem': 'writes',
  'dynamodb:DescribeStream': 'follows',
  'dynamodb:GetRecords': 'follows',
  'dynamodb:GetShardIterator': 'follows',
  'dynamodb:ListStreams': 'follows',
  'sqs:SendMessage': 'sends to',
  'sqs:ReceiveMessage': 'takes from',
  'sqs:DeleteMessage': 'takes from',
  'sqs:ChangeMessageVisibility': 'takes from',
  'sqs:GetQueueAttributes': 'takes from',
  's3:PutObject': 'puts',
  's3:GetObject': 'reads',
  'secretsmanager:GetSecretValue': 'reads',
  'sns:Publish': 'publishes to',
  'iot:Publish': 'publishes to',
  'iot:RetainPublish': 'publishes to',
  'logs:CreateLogStream': 'logs to',
  'logs:PutLogEvents': 'logs to',
}

export const roleOf = (house: House, worker: Resource): Resource => house.byId(target(worker.properties.Role))

export const statementsOf = (role: Resource): Properties[] =>
  list(role.properties.Policies).flatMap(policy => list(at(policy, 'PolicyDocument', 'Statement')) as Properties[])

/** A function's rights as sentences, `reads warnings`; an action that has no verb here stands for itself. */
export const grantsOf = (house: House, worker: Resource): string[] => {
  const sentences = statementsOf(roleOf(house, worker)).flatMap(statement =>
    list(statement.Action).flatMap(action =>
      resourcesOf(house, statement).map(resource => sentence(String(action), resource)),
    ),
  )
  return [...new Set(sentences)].filter(words => !words.startsWith('kms:'))
}

const sentence = (action: string, resource: string): string => `${verbs[action] ?? action} ${resource}`

const resourcesOf = (house: House, { Resource: granted, NotResource: excepted }: Properties): string[] => [
  ...list(granted).map(resource => spell(house, resource)),
  ...list(excepted).map(resource => `anything but ${spell(house, resource)}`),
]

/** `warnings`, `raw/raw/*`, `arn:<Partition>:…`: what a template's expression stands for, without its hashes. */
const spell = (house: House, value: Json): string => {
  if (typeof value === 'string') return value
  const parts = at(value, 'Fn::Join', 1)
  if (Array.isArray(parts)) return parts.map(part => spell(house, part)).join('')
  const name = target(value)
  if (name.startsWith('AWS::')) return `<${name.slice(5)}>`
  return plainName(house.byId(name))
}

const plainName = (resource: Resource): string => {
  const named = resource.properties.QueueName ?? resource.properties.FunctionName
  return named === undefined ? resource.id.slice(0, -8) : nameOf(resource)
}

export const functionNamed = (house: House, name: string): Resource =>
  one(
    house.all('AWS::Lambda::Function').filter(found => nameOf(found) === name),
    name,
  )
