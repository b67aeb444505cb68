import type { JsonObject } from './json.ts'
import { bucketArn, iamArn, type Place, regionalArn } from './place.ts'

/** What `Ref` and `Fn::GetAtt` answer for one resource. */
export type Identity = { ref: string; attributes: Record<string, string> }
export type Naming = (id: string, properties: JsonObject, place: Place) => Identity

const given = (properties: JsonObject, property: string): string | undefined => {
  const value = properties[property]
  return typeof value === 'string' ? value : undefined
}

const regional =
  (property: string, service: string, prefix = ''): Naming =>
  (id, properties, place) => {
    const name = given(properties, property) ?? id
    return { ref: name, attributes: { Arn: regionalArn(place, service, `${prefix}${name}`) } }
  }

const queue: Naming = (id, properties, place) => {
  const name = given(properties, 'QueueName') ?? (properties.FifoQueue === true ? `${id}.fifo` : id)
  // Not fauxqs's own `sqs.<region>.localhost`: the SDK follows a queue URL's host, and that one does not resolve everywhere.
  const url = `${place.door}/${place.account}/${name}`
  return { ref: url, attributes: { Arn: regionalArn(place, 'sqs', name), QueueName: name, QueueUrl: url } }
}

const table: Naming = (id, properties, place) => {
  const name = given(properties, 'TableName') ?? id
  const arn = regionalArn(place, 'dynamodb', `table/${name}`)
  return { ref: name, attributes: { Arn: arn, StreamArn: `${arn}/stream/local`, TableId: id } }
}

const bucket: Naming = (id, properties, place) => {
  const name = given(properties, 'BucketName') ?? id.toLowerCase()
  return { ref: name, attributes: { Arn: bucketArn(place, name), DomainName: `${name}.s3.${place.urlSuffix}` } }
}

const topic: Naming = (id, properties, place) => {
  const name = given(properties, 'TopicName') ?? id
  const arn = regionalArn(place, 'sns', name)
  return { ref: arn, attributes: { TopicArn: arn, TopicName: name } }
}

const secret: Naming = (id, properties, place) => {
  // AWS adds a dash and six characters to the name; policies written for the bare name fail there, so they must fail here.
  const arn = regionalArn(place, 'secretsmanager', `secret:${given(properties, 'Name') ?? id}-aLocal`)
  return { ref: arn, attributes: { Id: arn } }
}

const logGroup: Naming = (id, properties, place) => {
  const name = given(properties, 'LogGroupName') ?? id
  return { ref: name, attributes: { Arn: regionalArn(place, 'logs', `log-group:${name}:*`) } }
}

const api: Naming = (id, _, place) => {
  const apiId = id.toLowerCase().slice(0, 10)
  return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: place.api } }
}

const role =
  (kind: 'role' | 'policy'): Naming =>
  (id, properties, place) => {
    const name = given(properties, kind === 'role' ? 'RoleName' : 'ManagedPolicyName') ?? id
    const arn = iamArn(place, `${kind}/${name}`)
    return { ref: kind === 'role' ? name : arn, attributes: { Arn: arn, RoleId: id, PolicyArn: arn } }
  }

/** What nothing asks more of than its name. */
const plain: Naming = id => ({ ref: id, attributes: {} })

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
