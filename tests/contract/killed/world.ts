import { startField } from '../../../infra/field/field.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { MsgType } from '../../../shared/domain/cap/alert.ts'
import type { IssuedAlert } from '../../../shared/domain/series/warning.ts'
import { rainInfo } from '../../fixtures/rainstorm.ts'
import { aWarning, committed } from '../../fixtures/warning.ts'
import { alertOf, audienceOf, pageOf, sheetId } from '../../scenario/support/series.ts'
import { strangers } from '../carriers/nobody.ts'
import { localDynamoDb } from '../support/tables.ts'
import { mortal } from './mortal.ts'
import type { KillPoint, Order } from './order.ts'

/** The longest a claim can live: 20 s of the function and 5 s of grace. */
export const afterTheClaimMs = 26_000

type Run = { seq?: number; lane?: SendMessage['lane']; clockAheadMs?: number; killAt?: KillPoint }

const work = mortal<Order>('sheet-worker')

/** One sheet of so many phones in DynamoDB Local, a field that takes what is sent, and workers as processes. */
export const worldOf = async (series: readonly MsgType[], slots: number) => {
  const db = await localDynamoDb()
  const field = await startField({ population: strangers })
  const warnings = dynamoDbWarnings(db.client, db.tables.warnings)
  await dynamoDbDirectoryWriter(db.client, db.tables.directory).putPages([pageOf(slots)])
  let issued = 0
  /** Nobody works for an Alert before it is issued, and nobody for an earlier one any more. */
  const issueUpTo = async (latest: number): Promise<void> => {
    const of = (seq: number) => aWarning({ id: sheetId.warning, rev: seq, seq, expiresAt: Number.MAX_SAFE_INTEGER })
    while (issued < latest) {
      const seq = issued + 1
      await warnings.putAudiences([audienceOf(seq)])
      await warnings.commit(committed(of(seq), withWords(alertOf(series, seq)), seq > 1 ? { from: of(seq - 1) } : {}))
      issued = seq
    }
  }
  /** Two workers may be sent at once; what they are for is issued one after the other. */
  let issuing = Promise.resolve()
  const run = async ({ seq = 1, lane = 'urgent', clockAheadMs = 0, killAt }: Run = {}) => {
    issuing = issuing.then(() => issueUpTo(seq))
    await issuing
    const message: SendMessage = { v: 1, kind: 'send', seq, lane, sheet: sheetId }
    const order: Order = { tables: db.tables, message, clockAheadMs, ...(killAt && { killAt }) }
    const { code, signal, said } = await work(order, { AWS_ENDPOINT_URL_SNS: `${field.url}/sns` })
    return { code, signal, outcome: said?.kind }
  }
  const sheet = async () => {
    const stored = await dynamoDbSheets(db.client, db.tables.sheets, Date).read(sheetId)
    if (!stored) throw new Error('there is no sheet')
    return stored
  }
  return {
    run,
    sheet,
    sent: () => field.received.figures().sms,
    /** What phones got, in order. */
    texts: () =>
      field.received
        .recent('sms', 500)
        .map(({ content }) => content)
        .reverse(),
    close: () => field.close(),
  }
}

const withWords = (alert: IssuedAlert | undefined): IssuedAlert => {
  if (!alert) throw new Error('the series has no such Alert')
  return { ...alert, alert: { ...alert.alert, info: [rainInfo({ area: [] })] } }
}
