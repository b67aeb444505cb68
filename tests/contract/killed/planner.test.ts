import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type FauxqsServer, startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import type { QueueUrls } from '../../../shared/adapters/sqs/work-queue.ts'
import { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import { buildRoster } from '../../../shared/domain/directory/build-roster.ts'
import { sheetName } from '../../../shared/domain/sheets/sheet-id.ts'
import { alertOf, audienceOf, inForce } from '../../scenario/support/series.ts'
import { twoVillages } from '../../scenario/support/village.ts'
import { type LocalDynamoDb, localDynamoDb } from '../support/tables.ts'
import { mortal } from './mortal.ts'
import type { PlanOrder } from './planner.ts'

const account = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
const places = ['430182101201', '430182101202', '430182101000']
/** Loudspeakers and phones of two villages, and the room of their town. */
const sheets = 5

const plan = mortal<PlanOrder>('planner')

describe('a planner that is killed', () => {
  let db: LocalDynamoDb
  let server: FauxqsServer
  let sqs: SQSClient
  let urls: QueueUrls

  beforeAll(async () => {
    db = await localDynamoDb()
    server = await startFauxqs({ port: 0, logger: false })
    const url = (name: string) => {
      server.createQueue(name)
      return `http://127.0.0.1:${server.port}/000000000000/${name}`
    }
    urls = {
      sms: { urgent: url('sms'), routine: url('sms-routine') },
      loudspeaker: { urgent: url('speaker'), routine: url('speaker-routine') },
      chat: url('chat'),
      watch: url('watch'),
    }
    sqs = new SQSClient({ ...account, endpoint: `http://127.0.0.1:${server.port}` })
    const { manifest } = buildRoster('430182', '宁乡市', twoVillages(), 1, '2026-07-01')
    await dynamoDbDirectoryWriter(db.client, db.tables.directory).putManifest(manifest)
  })
  afterAll(async () => {
    sqs.destroy()
    await server.stop()
  })

  const run = (order: PlanOrder) => plan(order, { AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${server.port}` })

  const take = async (QueueUrl: string): Promise<string[]> => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
    if (Messages.length === 0) return []
    const Entries = Messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }))
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
    return [
      ...Messages.map(({ Body = '' }) => sheetName(SendMessage.parse(JSON.parse(Body)).sheet)),
      ...(await take(QueueUrl)),
    ]
  }
  const sent = async () => {
    const queues = [urls.loudspeaker?.urgent, urls.chat, urls.sms?.urgent].filter(url => url !== undefined)
    return (await Promise.all(queues.map(take))).flat()
  }

  it.each([1, 2, 3, 4])('before call %i to its queues: planning again names the same sheets', async dieAt => {
    const series = `w-planner-${dieAt}`
    const warnings = dynamoDbWarnings(db.client, db.tables.warnings)
    const [alert, audience] = [alertOf(['Alert'], 1), audienceOf(1)]
    if (!alert) throw new Error('the series has a first Alert')
    const joined = Object.fromEntries(places.map(place => [place, 1]))
    await warnings.putAudiences([{ ...audience, warning: series, places, joined }])
    await warnings.commit(inForce({ ...alert, warning: series }))
    const message = { v: 1, kind: 'plan', warning: series, seq: 1, county: '430182', lane: 'urgent' } as const

    expect((await run({ tables: db.tables, message, urls, dieAt })).signal).toBe('SIGKILL')
    expect(await run({ tables: db.tables, message, urls })).toMatchObject({ code: 0, signal: null })

    const named = await sent()
    expect(new Set(named).size).toBe(sheets)
    expect(named.length).toBeLessThanOrEqual(2 * sheets)
    expect(await warnings.progress(series, 1)).toMatchObject([{ expected: sheets }])
  })
})
