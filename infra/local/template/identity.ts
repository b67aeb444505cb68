import type { JsonObject } from './json.ts'
import { bucketArn, iamArn, type Place, regionalArn } from './place.ts'

/** What `Ref` and `Fn::GetAtt` answer for one resource; `arn` is empty for what has none. */
export type Identity = { ref: string; arn: string; attributes: Record<string, string> }

const identity = (ref: string, arn: string, attributes: Record<string, string> = {}): Identity => ({
  ref,
  arn,
  attributes: { Arn: arn, ...attributes },
})
export type Naming = (id: string, properties: JsonObject, place: Place) => Identity

const given = (properties: JsonObject, property: string): string | undefined => {
  const value = properties[property]
  return typeof value === 'string' ? value : undefined
}

const regional =
  (property: string, service: string, prefix = ''): Naming =>
  (id, properties, place) => {
    const name = given(properties, property) ?? id
    return identity(name, regionalArn(place, service, `${prefix}${name}`))
  }

const queue: Naming = (id, properties, place) => {
  const name = given(properties, 'QueueName') ?? (properties.FifoQueue === true ? `${id}.fifo` : id)
  // Not fauxqs's own `sqs.<region>.localhost`: the SDK follows a queue URL's host, and that one does not resolve everywhere.
  const url = `${place.door}/${place.account}/${name}`
  return identity(url, regionalArn(place, 'sqs', name), { QueueName: name, QueueUrl: url })
}

/** A stream's label is its time of birth on AWS; here one name stands for it. */
export const streamArnOf = (tableArn: string): string => `${tableArn}/stream/local`

const table: Naming = (id, properties, place) => {
  const name = given(properties, 'TableName') ?? id
  const arn = regionalArn(place, 'dynamodb', `table/${name}`)
  return identity(name, arn, { StreamArn: streamArnOf(arn) })
}

const bucket: Naming = (id, properties, place) => {
  const name = given(properties, 'BucketName') ?? id.toLowerCase()
  return identity(name, bucketArn(place, name), { DomainName: `${name}.s3.${place.urlSuffix}` })
}

const topic: Naming = (id, properties, place) => {
  const name = given(properties, 'TopicName') ?? id
  const arn = regionalArn(place, 'sns', name)
  return identity(arn, arn, { TopicArn: arn, TopicName: name })
}

const secret: Naming = (id, properties, place) => {
  // AWS adds a dash and six characters to the name; policies written for the bare name fail there, so they must fail here.
  const arn = regionalArn(place, 'secretsmanager', `secret:${given(properties, 'Name') ?? id}-aLocal`)
  return identity(arn, arn, { Id: arn })
}

const logGroup: Naming = (id, properties, place) => {
  const name = given(properties, 'LogGroupName') ?? id
  return identity(name, regionalArn(place, 'logs', `log-group:${name}:*`))
}

const api: Naming = (id, _, place) => {
  const apiId = id.toLowerCase().slice(0, 10)
  return identity(apiId, regionalArn(place, 'execute-api', apiId), { ApiId: apiId, ApiEndpoint: place.api })
}

const role =
  (kind: 'role' | 'policy'): Naming =>
  (id, properties, place) => {
    const name = given(properties, kind === 'role' ? 'RoleName' : 'ManagedPolicyName') ?? id
    const arn = iamArn(place, `${kind}/${name}`)
    return identity(kind === 'role' ? name : arn, arn)
  }

/** What nothing asks more of than its name. */
const plain: Naming = id => ({ ref: id, arn: '', attributes: {} })

export const naming = {
  alarm: regional('AlarmName', 'cloudwatch', 'alarm:'),
  api,
  bucket,
  function: regional('FunctionName', 'lambda', 'function:'),
  key: regional('', 'kms', 'key/'),
  logGroup,
  plain,
  policy: role('policy'),
  queue,
  role: role('role'),
  rule: regional('RuleName', 'iot', 'rule/'),
  schedule: regional('Name', 'scheduler', 'schedule/default/'),
  secret,
  table,
  topic,
} satisfies Record<string, Naming>
