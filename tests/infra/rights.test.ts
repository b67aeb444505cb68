import { describe, expect, test } from 'vitest'
import { functionNamed, grantsOf, roleOf, statementsOf } from './support/grants.ts'
import { at, functions, houseOf, list, target } from './support/house.ts'

const sheetWork = ['reads directory', 'reads warnings', 'reads sheets', 'writes sheets']
const both = (verb: string, ...queues: string[]) =>
  queues.flatMap(queue => [`${verb} ${queue}-urgent`, `${verb} ${queue}-routine`])
const topics = 'arn:<Partition>:sns:*:*:*'
const terminals = 'arn:<Partition>:iot:<Region>:<AccountId>:topic/tongluo/*'
const deadQueues = [
  'plan',
  'sms',
  'speaker',
  'chat',
  'watch',
  'receipts',
  'presence',
  'roster',
  'programme',
  'notices',
].map(queue => `${queue}-dead`)
const failureQueues = ['outbox-failures', 'tick-failures', 'terminal-failures', 'delivery-log-failures']

/** The whole of what each function may do, besides writing its own log and using the key of what it may read or write. */
const rights: Record<string, string[]> = {
  'receive-warning': ['reads directory', 'reads warnings', 'writes warnings', 'puts raw/raw/*'],
  'decide-warning': ['reads directory', 'reads warnings', 'reads warnings/index/due', 'writes warnings'],
  'operate-service': ['reads directory', 'writes directory', 'reads warnings', 'writes warnings', 'reads adminkey'],
  'keep-templates': ['reads directory', 'writes directory', 'reads adminkey'],
  'import-directory': ['reads directory', 'writes directory', 'reads adminkey', 'sends to roster'],
  'read-warnings': ['reads directory', 'reads warnings', 'reads warnings/index/due', 'reads sheets', 'reads raw/raw/*'],
  'show-alert': ['reads warnings'],
  'relay-outbox': [
    'reads warnings',
    'follows warnings',
    'follows warnings/stream/*',
    ...both('sends to', 'plan'),
    'sends to notices',
    'sends to outbox-failures',
  ],
  'plan-delivery': [
    'reads directory',
    'reads warnings',
    'writes warnings',
    ...both('takes from', 'plan'),
    ...both('sends to', 'sms', 'speaker'),
    'sends to chat',
    'sends to watch',
  ],
  'send-sms': [
    ...sheetWork,
    ...both('takes from', 'sms'),
    ...both('sends to', 'sms'),
    `publishes to anything but ${topics}`,
  ],
  'send-loudspeaker': [
    ...sheetWork,
    ...both('takes from', 'speaker'),
    ...both('sends to', 'speaker'),
    'reads boardkey',
    `publishes to ${terminals}`,
  ],
  'send-group-chat': [...sheetWork, 'takes from chat', 'sends to chat'],
  'watch-delivery': [
    'reads directory',
    'reads warnings',
    'writes warnings',
    'reads sheets',
    'takes from watch',
    ...both('sends to', 'sms', 'speaker'),
    'sends to chat',
    'sends to watch',
  ],
  tick: [
    'reads directory',
    'reads warnings',
    'writes warnings',
    'reads warnings/index/due',
    ...both('sends to', 'plan'),
    'sends to watch',
    'sends to roster',
    'sends to notices',
    'sends to tick-failures',
  ],
  'publish-roster': ['reads directory', 'writes directory', 'reads phonekey', 'takes from roster'],
  'decode-delivery-log': ['reads sheets', 'writes sheets', 'sends to delivery-log-failures'],
  'schedule-programme': ['reads directory', 'writes directory', 'reads sheets', 'sends to programme'],
  'publish-programme': ['reads directory', 'reads boardkey', 'takes from programme', `publishes to ${terminals}`],
  'keep-calendar': ['reads directory', 'writes directory', 'reads warnings', 'writes warnings'],
  'tell-notices': [
    'reads directory',
    'reads warnings',
    'writes warnings',
    'reads warnings/index/due',
    'puts raw/raw/*',
    'takes from notices',
    'sends to notices',
  ],
  'record-receipt': ['reads directory', 'reads sheets', 'writes sheets', 'takes from receipts', 'reads phonekey'],
  'record-presence': ['reads directory', 'writes directory', 'takes from presence'],
  'record-dead-letter': [
    'reads directory',
    'reads warnings/index/due',
    'reads warnings',
    'writes warnings',
    'reads sheets',
    'writes sheets',
    'puts raw/lost/*',
    ...[...deadQueues, ...failureQueues].map(queue => `takes from ${queue}`),
    ...both('sends to', 'sms', 'speaker'),
    'sends to chat',
  ],
}
/** Where SNS sends no SMS nobody may send one, and there is no log of it to read. */
const without: Record<'aws' | 'aws-cn', RegExp> = { aws: /^never$/, 'aws-cn': /anything but|delivery-log/ }

describe.each(['aws', 'aws-cn'] as const)('rights in %s', partition => {
  const house = houseOf(partition)
  const workers = functions(house)
  const expected = Object.entries(rights).filter(([name]) => !without[partition].test(name))

  test('there are exactly the functions of the table', () => {
    expect(new Set(workers.keys())).toEqual(new Set(expected.map(([name]) => name)))
  })

  test.each(expected)('%s may do what the table says and nothing else', (name, allowed) => {
    const granted = grantsOf(house, functionNamed(house, name)).filter(words => !words.startsWith('logs to '))
    expect(new Set(granted)).toEqual(new Set(allowed.filter(words => !without[partition].test(words))))
  })

  test('no two functions share a role, and no role has a managed policy', () => {
    const roles = [...workers.values()].map(worker => roleOf(house, worker).id)
    expect(new Set(roles).size).toBe(workers.size)
    for (const { properties } of house.all('AWS::IAM::Role')) expect(properties.ManagedPolicyArns).toBeUndefined()
    expect(house.all('AWS::IAM::Policy')).toEqual([])
  })

  test('a function writes to its own log only', () => {
    for (const worker of workers.values()) {
      const logs = statementsOf(roleOf(house, worker)).filter(({ Action }) =>
        list(Action).some(action => String(action).startsWith('logs:')),
      )
      expect(logs.flatMap(({ Resource: granted }) => list(granted).map(target))).toEqual([
        target(at(worker.properties.LoggingConfig, 'LogGroup')),
      ])
    }
  })

  test('no role holds an action with a wildcard, nor any action on everything', () => {
    for (const role of house.all('AWS::IAM::Role'))
      for (const statement of statementsOf(role)) {
        for (const action of list(statement.Action)) expect(action).not.toContain('*')
        for (const resource of list(statement.Resource)) expect(resource).not.toBe('*')
        expect(statement.Resource ?? statement.NotResource).toBeDefined()
      }
  })

  test('only send-sms may send an SMS, and never to a topic', () => {
    const senders = [...workers].filter(([, worker]) =>
      grantsOf(house, worker).some(words => words.includes('anything but')),
    )
    expect(senders.map(([name]) => name)).toEqual(partition === 'aws' ? ['send-sms'] : [])
  })

  test('a terminal may connect as itself, speak on its own topics and hear its village', () => {
    const text = JSON.stringify(house.only('AWS::IoT::Policy').properties.PolicyDocument)
    const variable = (name: string) => `$\{iot:Connection.Thing.${name}}`
    const own = `${variable('Attributes[county]')}/${variable('Attributes[village]')}`
    const thing = variable('ThingName')
    const statements = list(at(house.only('AWS::IoT::Policy').properties.PolicyDocument, 'Statement'))
    const reach = (action: string) =>
      statements
        .filter(statement => at(statement, 'Action') === action)
        .flatMap(statement => list(at(statement, 'Resource')))
        .map(resource => String(list(at(resource, 'Fn::Join', 1)).at(-1)).replace(/^:/, ''))
    expect(reach('iot:Connect')).toEqual([`client/${thing}`])
    expect(reach('iot:Publish')).toEqual([
      `topic/tongluo/${own}/${thing}/played`,
      `topic/tongluo/${own}/${thing}/state`,
    ])
    expect(reach('iot:RetainPublish')).toEqual([`topic/tongluo/${own}/${thing}/state`])
    expect(reach('iot:Subscribe')).toEqual([
      `topicfilter/tongluo/${own}/board`,
      `topicfilter/tongluo/${own}/programme`,
      `topicfilter/tongluo/${own}/${thing}/command`,
    ])
    expect(reach('iot:Receive')).toEqual([
      `topic/tongluo/${own}/board`,
      `topic/tongluo/${own}/programme`,
      `topic/tongluo/${own}/${thing}/command`,
    ])
    expect(text).toContain('iot:Connection.Thing.IsAttached')
  })
})
