import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../../../../functions/receive-carrier-report/routes.ts'
import { recordReceipt } from '../../../../../functions/record-receipt/record-receipt.ts'
import { slotFinder } from '../../../../../functions/record-receipt/slot-finder.ts'
import { fateOf } from '../../../../../infra/field/phones/fate.ts'
import { Pushes } from '../../../../../infra/field/phones/pushes.ts'
import { callbacks } from '../../../../../infra/field/phones/reports.ts'
import { alibabaCallbacks } from '../../../../../shared/adapters/carriers/alibaba/callbacks.ts'
import { memoryPlayLog } from '../../../../../shared/adapters/memory/play-log.ts'
import { memoryReceipts } from '../../../../../shared/adapters/memory/receipts.ts'
import { memorySheets } from '../../../../../shared/adapters/memory/sheets.ts'
import type { CarrierReceipts } from '../../../../../shared/contracts/queue-messages.ts'
import { formatRef, type SheetId } from '../../../../../shared/domain/sheets/sheet-id.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const token = 'a-secret-of-48'
const clock = { now: Date.now }
const place = '430182101001'
const sheet: SheetId = { warning: 'w', county: '430182', bucket: 0, place, channel: 'sms', page: 0 }
const population = { seed: 'tongluo', darkPhones: new Set<string>() }
/** Phones of which the network says that they have it. */
const phones = Array.from({ length: 100 }, (_, n) => `+86154000001${String(n).padStart(2, '0')}`)
  .filter(phone => fateOf(phone, population).receipt === 'delivered')
  .slice(0, 3)
const nameOfPhone = (phone: string): string => `name of ${phone}`
const log = recordingLog()

describe('Alibaba, which waits 700 ms for an answer to its receipts', () => {
  let queued: CarrierReceipts[]
  let server: Server
  let pushes: Pushes
  let carrier: ReturnType<typeof callbacks>

  beforeEach(async () => {
    queued = []
    pushes = new Pushes()
    const givenUp = Promise.withResolvers<void>()
    const app = routes({
      ...{ carriers: [alibabaCallbacks], token: async () => token, nameOfPhone, log },
      replies: { keep: async () => undefined },
      queue: {
        // Queued, and not answered before the carrier has hung up.
        async receipts(message) {
          queued.push({ v: 1, kind: 'carrier-receipts', ...message })
          if (queued.length === 1) await givenUp.promise
        },
      },
    })
    server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1')
    server.once('request', (_, response) => response.once('close', givenUp.resolve))
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    carrier = callbacks({ url: `http://127.0.0.1:${port}/v1/carrier-reports/${token}`, population, pushes })
  })
  afterEach(() => {
    carrier.close()
    server.closeAllConnections()
    server.close()
  })

  const sent = () => {
    const longAgo = Date.now() - 10_000
    for (const phone of phones)
      carrier.onTaken('alibaba', { phone, text: '', serial: 's^0', ref: formatRef(sheet, 1) }, longAgo)
  }
  const taken = () => expect.poll(() => pushes.figures().alibaba?.answeredMs.length, { timeout: 20_000 })

  it('pushes again what is answered later, and each receipt is counted once', async () => {
    sent()
    await taken().toBe(1)
    const { late = 0, receipts: told } = pushes.figures().alibaba ?? {}
    expect({ late, told }).toEqual({ late: queued.length - 1, told: phones.length })
    expect(late).toBeGreaterThan(0)
    const { record, receipts } = await recording()
    for (const message of queued) await record([message])
    await record(queued)
    expect(new Map(receipts.of(sheet).map(({ slot, state }) => [slot, state]))).toEqual(
      new Map(phones.map((_, n) => [n, 'delivered'])),
    )
    expect(receipts.of(sheet)).toHaveLength(phones.length)
    expect(receipts.unmatched.size).toBe(0)
  })
})

const recording = async () => {
  const [sheets, receipts] = [memorySheets(clock), memoryReceipts()]
  const [marks, touched] = [new Uint32Array(phones.length), new Uint8Array(1)]
  await sheets.write({ id: sheet, seq: 1, dirRev: 4, marks, touched, seal: 0, done: false, rev: 0 })
  const slots = phones.map((address, n) => ({
    ...{ id: `person-${n}`, address, lang: 'zh-CN', duty: false, exercise: false, also: [] },
  }))
  const directory = { page: async () => ({ place, rev: 4, channel: 'sms' as const, page: 0, slots }) }
  const slotOf = slotFinder({ sheets, directory, nameOfPhone })
  return { receipts, record: recordReceipt({ receipts, plays: memoryPlayLog(), slotOf, clock, log }) }
}
