import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Assembly, Resource } from '../../../infra/local/template/assembly.ts'
import { checkKinds, openTemplate } from '../../../infra/local/template/template.ts'

const place = {
  partition: 'aws',
  region: 'here',
  account: '000000000000',
  urlSuffix: 'amazonaws.com',
  door: 'http://door',
  api: 'http://api',
}
const resource = (type: string, properties: Resource['properties'] = {}, condition?: string): Resource => ({
  type,
  properties,
  condition,
})

const assembly = (resources: Record<string, Resource>): Assembly => ({
  resources: new Map(Object.entries(resources)),
  conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
  mappings: {},
  parameters: { Stage: { Type: 'String', Default: 'test' } },
  assetDirectory: key => key,
})

describe('a template', () => {
  it('names what it refers to as AWS does', () => {
    const template = openTemplate(
      assembly({
        Plan: resource('AWS::SQS::Queue', { QueueName: 'plan' }),
        Bucket: resource('AWS::S3::Bucket'),
        Warnings: resource('AWS::DynamoDB::Table', { TableName: 'warnings' }),
        User: resource('AWS::IoT::TopicRule', {
          queue: { Ref: 'Plan' },
          queueArn: { 'Fn::GetAtt': ['Plan', 'Arn'] },
          bucket: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
          table: { Ref: 'Warnings' },
          stream: { 'Fn::GetAtt': ['Warnings', 'StreamArn'] },
          stage: { Ref: 'Stage' },
          region: { Ref: 'AWS::Region' },
        }),
      }),
      place,
    )
    expect(template.all('AWS::IoT::TopicRule', z.record(z.string(), z.string()))[0]?.properties).toEqual({
      queue: 'http://door/000000000000/plan',
      queueArn: 'arn:aws:sqs:here:000000000000:plan',
      bucket: 'arn:aws:s3:::bucket',
      table: 'warnings',
      stream: 'arn:aws:dynamodb:here:000000000000:table/warnings/stream/local',
      stage: 'test',
      region: 'here',
    })
  })

  it('leaves out a resource whose condition does not hold', () => {
    const template = openTemplate(assembly({ Plan: resource('AWS::SQS::Queue', {}, 'Never') }), place)
    expect(template.all('AWS::SQS::Queue', z.object({}))).toEqual([])
  })

  it('is refused for a type that is neither run nor knowingly ignored', () => {
    const unknown = assembly({ Clock: resource('AWS::StepFunctions::StateMachine') })
    expect(() => checkKinds(unknown)).toThrow(
      "The template's Clock is of type AWS::StepFunctions::StateMachine, which the local runtime neither runs nor knowingly ignores.",
    )
  })

  it('is refused for a reference to nothing and for an attribute nobody knows', () => {
    const nothing = openTemplate(assembly({ Plan: resource('AWS::SQS::Queue', { Tags: { Ref: 'Gone' } }) }), place)
    expect(() => nothing.all('AWS::SQS::Queue', z.object({}))).toThrow(
      'The template refers to Gone, which it does not define.',
    )
    const odd = openTemplate(
      assembly({ Plan: resource('AWS::SQS::Queue', { Tags: { 'Fn::GetAtt': ['Plan', 'Colour'] } }) }),
      place,
    )
    expect(() => odd.all('AWS::SQS::Queue', z.object({}))).toThrow('The template asks Plan for Colour')
  })

  it('is refused for a property that cannot be run, with its name', () => {
    const wrong = openTemplate(
      assembly({ Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }) }),
      place,
    )
    expect(() => wrong.all('AWS::ApiGatewayV2::Api', z.object({ ProtocolType: z.literal('HTTP') }))).toThrow(
      /^The template's Api cannot be run here: ProtocolType: /,
    )
  })
})
