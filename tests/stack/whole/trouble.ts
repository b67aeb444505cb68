import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { until } from '../command.ts'
import {
  behave,
  call,
  channel,
  forget,
  json,
  marked,
  misbehave,
  received,
  refusalOf,
  statusWhen,
  warn,
} from '../support/calls.ts'
import { redWarning } from '../support/documents.ts'
import { environmentsOf } from '../support/function-processes.ts'
import { ningxiang, smallRecords, largeVillage as village } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

/** What a window of SMS takes at most, and a crash leaves in doubt. */
const oneWindow = 250
const silent = 25
const people = 303
const Entry = z.looseObject({ requestId: z.string().optional() })
const phone = smallRecords.flatMap(record => (record.kind === 'person' ? [record.phone] : []))[0] ?? ''

export const trouble = (stack: () => SmallStack) =>
  describe('nothing is lost and everything is marked', () => {
    /** Sends to one village while its carrier has stopped answering in the middle of the first window. */
    const inTheFirstWindow = async (): Promise<string> => {
      await forget(stack())
      await misbehave(stack(), { channel: 'sms', kind: 'hang', calls: silent })
      const warning = await warn(stack(), redWarning(village))
      await until('the first window is open', async () => (await received(stack())).sms.received > 0, 30_000)
      return warning
    }

    const entriesOf = (name: string, code: string): z.infer<typeof Entry>[] => {
      const file = join(stack().logDirectory, `tongluo-${name}.log`)
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
      return lines.filter(line => line.includes(`"code":"${code}"`)).map(line => Entry.parse(JSON.parse(line)))
    }

    test('when STOP is pressed while a window is open, the rest is suppressed', async () => {
      const warning = await inTheFirstWindow()
      const { url, keys } = stack()
      const body = JSON.stringify({ scope: { warning } })
      expect((await call(`${url}/v1/stops`, { key: keys.national, body, contentType: json })).status).toBe(403)
      expect((await call(`${url}/v1/stops`, { key: keys.operator, body, contentType: json })).status).toBe(200)
      const status = await statusWhen(stack(), warning, 'the rest is marked', marked)
      const { planned, unknown, suppressed, reasons } = channel(status, 'sms')
      expect({ planned, unknown }).toStrictEqual({ planned: people, unknown: silent })
      expect(suppressed).toBeGreaterThanOrEqual(people - oneWindow)
      expect(reasons.stopped).toBe(suppressed)
      expect((await received(stack())).sms.received).toBeLessThanOrEqual(oneWindow)
    })

    test('when the process that sends is killed with a window open', async () => {
      const warning = await inTheFirstWindow()
      const killed = environmentsOf(stack(), /send-sms$/)
      expect(killed.length).toBeGreaterThan(0)
      for (const pid of killed) process.kill(pid, 'SIGKILL')
      await behave(stack())
      const status = await statusWhen(stack(), warning, 'another process has marked everybody', marked)
      const { planned, accepted, failed, unknown, suppressed } = channel(status, 'sms')
      expect({ planned, unknown, suppressed }).toStrictEqual({ planned: people, unknown: 0, suppressed: 0 })
      const { sms } = await received(stack())
      expect(sms.distinct).toBe(accepted + failed)
      expect(sms.received - sms.distinct).toBeLessThanOrEqual(oneWindow - silent)
    })

    test('when the carrier refuses, in words that name the phone', async () => {
      await misbehave(stack(), { channel: 'sms', kind: 'refuse', calls: 7 })
      const warning = await warn(stack(), redWarning(village))
      const { reasons } = channel(await statusWhen(stack(), warning, 'everybody is marked', marked), 'sms')
      expect(reasons['carrier-refused']).toBe(7)
    })

    test('when a report of a loudspeaker cannot be read: it ends as a dead letter that is kept', async () => {
      const [message, kept] = [
        () => entriesOf('record-receipt', 'message-unreadable')[0]?.requestId,
        () => entriesOf('record-dead-letter', 'dead-letter-kept').find(({ requestId }) => requestId === message()),
      ]
      const terminal = await connectAsync(stack().mqttUrl, { protocolVersion: 4 })
      const report = { outcome: `called ${phone} instead`, at: 'now' }
      await terminal.publishAsync(`tongluo/${ningxiang}/${village}/T/played`, JSON.stringify(report), { qos: 1 })
      await terminal.endAsync()
      await until('the dead letter is recorded', () => kept() !== undefined, 30_000)
      expect(kept()).toMatchObject({ level: 'error', queue: 'tongluo-receipts-dead', requestId: message() })
    })

    test('when a row of an import is wrong: nothing of its part is stored, and its number is not repeated', async () => {
      const { url, keys } = stack()
      const row = { kind: 'person', id: 'p', place: village, name: '某人', role: 'duty', phone: `${phone}000` }
      const body = JSON.stringify({ county: ningxiang, part: 0, records: [row] })
      const answer = await call(`${url}/v1/imports/second/records`, {
        key: keys.administrator,
        body,
        contentType: json,
      })
      expect(refusalOf(answer)).toMatchObject({ status: 422, codes: ['invalid-field'] })
      expect(answer.text).not.toContain(phone.replace('+86', ''))
    })

    test('when a line of the delivery log is not one: the others count', async () => {
      const logEvents = [{ id: 'bad-line', timestamp: Date.now(), message: `${phone} is not JSON` }]
      const body = JSON.stringify({ logGroup: 'DirectPublishToPhoneNumber', logEvents })
      expect((await call(stack().logsUrl, { body, contentType: json })).status).toBe(200)
      const told = () => entriesOf('decode-delivery-log', 'delivery-status-unreadable')[0]
      await until('the bad line is told of', () => told() !== undefined, 30_000)
      expect(told()).toMatchObject({ requestId: 'bad-line', errorType: expect.any(String) })
    })
  })
