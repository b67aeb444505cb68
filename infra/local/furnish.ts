import { join } from 'node:path'
import type { Closers } from './closers.ts'
import type { Services } from './door/door.ts'
import { dynamoService } from './door/dynamodb.ts'
import { iotService } from './door/iot.ts'
import { s3Service } from './door/s3.ts'
import { generateSecrets, secretsService } from './door/secrets.ts'
import { snsService } from './door/sns.ts'
import { sqsService } from './door/sqs.ts'
import { dynamoCall } from './dynamodb/call.ts'
import { createTables, type StreamOf } from './dynamodb/tables.ts'
import { readRoles } from './iam/roles.ts'
import { checkMadeFor } from './kept/made-for.ts'
import type { Machine as LambdaMachine } from './lambda/environment.ts'
import { runFunction } from './lambda/function.ts'
import { type PlannedFunction, planFunctions } from './lambda/functions.ts'
import { runtimeClient } from './lambda/runtime-client.ts'
import type { LogFiles } from './log-files.ts'
import type { Machine } from './machine.ts'
import { keepRetained } from './mqtt/keep-retained.ts'
import type { FullOptions } from './options.ts'
import { createQueues } from './queues/queues.ts'
import { localAccount, localRegion, type Place } from './template/place.ts'
import { openTemplate, type Template } from './template/template.ts'
import type { Bell } from './wiring/bell.ts'
import type { House } from './wiring/house.ts'

export type Furnished = { house: House; services: Services; planned: PlannedFunction[]; secrets: Map<string, string> }

const placeOf = ({ door, api }: Machine): Place => ({
  partition: 'aws',
  region: localRegion,
  account: localAccount,
  urlSuffix: 'amazonaws.com',
  door: door.url,
  api: api.url,
})

/** The addresses in the template that are neither AWS's nor ours: robots of rooms and carriers of SMS are played by the field. */
const played = {
  'https://qyapi.weixin.qq.com': 'wecom',
  'https://oapi.dingtalk.com': 'dingtalk',
  'https://open.feishu.cn': 'feishu',
  'https://sms.tencentcloudapi.com': 'tencent',
  'https://dysmsapi.aliyuncs.com': 'alibaba',
}
const rewrite =
  (fieldUrl: string) =>
  (value: string): string => {
    const known = Object.entries(played).find(([url]) => value.startsWith(url))
    return known ? value.replace(known[0], `${fieldUrl}/${known[1]}`) : value
  }

const plan = (template: Template, place: Place, options: FullOptions): PlannedFunction[] =>
  planFunctions(template, {
    place,
    concurrency: options.concurrency,
    compileCache: join(options.directory, 'compiled'),
    rewrite: rewrite(options.fieldUrl),
  })

const ringFor = (streams: StreamOf[], bell: Bell): ((tableArn: string) => void) => {
  const watched = new Set(streams.map(({ tableArn }) => tableArn))
  return arn => {
    if (watched.has(arn)) bell.ring()
  }
}

/** Each sentence is told once: a missing grant is asked for, and a broken function started, again and again. */
const once = (tell: (sentence: string) => void): ((sentence: string) => void) => {
  const told = new Set<string>()
  return sentence => {
    if (told.has(sentence)) return
    told.add(sentence)
    tell(sentence)
  }
}

/** Puts every resource of the template into the machine; nothing is connected yet. */
export const furnish = async (
  machine: Machine,
  options: FullOptions,
  logs: LogFiles,
  bell: Bell,
  closers: Closers,
): Promise<Furnished> => {
  const place = placeOf(machine)
  const template = openTemplate(machine.assembly, place)
  const { fauxqs, dynamo, kept } = machine
  checkMadeFor(template, kept)
  const broker = await keepRetained(machine.broker, kept)
  const { call, close } = dynamoCall(dynamo.url)
  closers.add(close)
  const streams = await createTables(template, call)
  const queues = await createQueues(template, fauxqs)
  const secrets = generateSecrets(template, kept)
  const planned = plan(template, place, options)
  const client = runtimeClient(options.directory)
  const onTrouble = once((sentence: string): void => {
    logs.line('runtime', sentence)
    options.onProgress(sentence)
  })
  const lambda: LambdaMachine = {
    leash: machine.leash,
    client,
    log: logs.of,
    onInitError: (name, { errorMessage }) => onTrouble(`${name} cannot be loaded: ${errorMessage}`),
  }
  const functions = planned.map(one => runFunction(one, lambda))
  closers.add(() => {
    for (const one of functions) one.close()
  })
  const dynamodb = dynamoService(dynamo.url, place, ringFor(streams, bell))
  const sns = snsService(fauxqs, options.fieldUrl)
  closers.add(() => Promise.all([dynamodb.close(), sns.close()]))
  const { concurrency, streamPollMs, asyncRetryDelaysMs } = options
  return {
    planned,
    secrets,
    services: {
      dynamodb,
      iotdata: iotService(broker, place),
      s3: s3Service(fauxqs, place),
      secretsmanager: secretsService(secrets),
      sns,
      sqs: sqsService(fauxqs, place),
    },
    house: {
      template,
      place,
      roles: readRoles(template),
      functions,
      queues,
      broker,
      kept,
      dynamo: { call, streams },
      options: { concurrency, streamPollMs, asyncRetryDelaysMs, onTrouble },
    },
  }
}
