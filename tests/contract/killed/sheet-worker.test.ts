import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type Field, startField } from '../../../infra/field/field.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import { allMarks, countMarks } from '../../../shared/domain/sheet-marks.ts'
import { alertOf, audienceOf, inForce, pageOf, sheetId } from '../../scenario/support/series.ts'
import { strangers } from '../carriers/nobody.ts'
import { type LocalDynamoDb, localDynamoDb } from '../support/tables.ts'
import type { KillPoint, Order } from './order.ts'

const slots = 220
const windowSize = 100
/** The longest a claim can live: 20 s of the function and 5 s of grace. */
const afterTheClaimMs = 26_000

describe('a worker that is killed', () => {
  let db: LocalDynamoDb
  let field: Field

  beforeEach(async () => {
    db = await localDynamoDb()
    field = await startField({ population: strangers })
    const warnings = dynamoDbWarnings(db.client, db.tables.warnings)
    await warnings.putAudiences([audienceOf(1)])
    const alert = alertOf(['Alert'], 1)
    if (!alert) throw new Error('the series has a first Alert')
    await warnings.commit(inForce(withWords(alert)))
    await dynamoDbDirectoryWriter(db.client, db.tables.directory).putPages([pageOf(slots)])
  })
  afterEach(() => field.close())

  const run = async (lane: SendMessage['lane'], clockAheadMs: number, killAt?: KillPoint) => {
    const message: SendMessage = { v: 1, kind: 'send', seq: 1, lane, sheet: sheetId }
    const order: Order = { tables: db.tables, message, clockAheadMs, ...(killAt && { killAt }) }
    const worker = spawn(
      process.execPath,
      [new URL('sheet-worker.ts', import.meta.url).pathname, JSON.stringify(order)],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          PATH: process.env.PATH,
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_ENDPOINT_URL_DYNAMODB: inject('dynamoDbEndpoint'),
          AWS_ENDPOINT_URL_SNS: `${field.url}/sns`,
        },
      },
    )
    const [code, signal] = await once(worker, 'exit')
    return { code, signal }
  }
  const sheet = async () => {
    const stored = await dynamoDbSheets(db.client, db.tables.sheets, Date).read(sheetId)
    if (!stored) throw new Error('there is no sheet')
    return stored
  }
  const sent = () => field.received.figures().sms

  const rows: [KillPoint, { duplicates: number }][] = [
    ['before-claim', { duplicates: 0 }],
    ['after-claim', { duplicates: 0 }],
    ['in-hand-over', { duplicates: windowSize / 2 }],
    ['after-hand-over', { duplicates: windowSize }],
    ['after-window', { duplicates: 0 }],
    ['after-done', { duplicates: 0 }],
  ]
  it.each(rows)('%s: the next one reaches everyone, in the urgent lane', async (killAt, { duplicates }) => {
    expect((await run('urgent', 0, killAt)).signal).toBe('SIGKILL')
    expect(await run('urgent', afterTheClaimMs)).toEqual({ code: 0, signal: null })
    expect(countMarks(await sheet())).toEqual({ planned: slots, accepted: slots, failed: 0, unknown: 0, suppressed: 0 })
    expect(sent()).toMatchObject({ distinct: slots, received: slots + duplicates })
  })

  it('with a window open: the routine lane sends nobody anything twice, and says who is in doubt', async () => {
    await run('routine', 0, 'in-hand-over')
    await run('routine', afterTheClaimMs)
    const marks = allMarks(await sheet())
    expect(marks.filter(({ state, reason }) => state === 'unknown' && reason === 'interrupted')).toHaveLength(
      windowSize,
    )
    expect(marks.filter(({ state }) => state === 'accepted')).toHaveLength(slots - windowSize)
    expect(sent()).toMatchObject({ received: slots - windowSize / 2, distinct: slots - windowSize / 2 })
  })

  it('while its claim lives, is not overtaken', async () => {
    await run('urgent', 0, 'after-claim')
    await run('urgent', 0)
    expect(sent().received).toBe(0)
    expect((await sheet()).done).toBe(false)
  })
})

const words = {
  event: '暴雨',
  headline: '暴雨红色预警',
  description: '预计未来三小时有大暴雨。',
  instruction: '请立即转移。',
}
const withWords = (alert: NonNullable<ReturnType<typeof alertOf>>) => ({
  ...alert,
  alert: {
    ...alert.alert,
    info: [
      {
        ...words,
        category: ['Met' as const],
        responseType: [],
        urgency: 'Immediate' as const,
        severity: 'Extreme' as const,
        certainty: 'Observed' as const,
        eventCode: [],
        parameter: [],
        resource: [],
        area: [],
      },
    ],
  },
})
