import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AlertReceipt } from '../../../shared/contracts/http.ts'
import { channel, forget, json, markedBySms, post, statusWhen, texts } from '../support/calls.ts'
import { jsonNow, nationalNow } from '../support/documents.ts'
import { villages } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

export const formats = (stack: () => SmallStack) =>
  describe('a warning in another format', () => {
    const send = async (document: string | Uint8Array<ArrayBuffer>, contentType: string) => {
      await forget(stack())
      const answer = await post(stack(), document, stack().keys.national, contentType)
      expect(answer).toMatchObject({ status: 202 })
      const { warning } = AlertReceipt.parse(answer.body)
      await statusWhen(stack(), warning, 'it is marked', markedBySms)
      return warning
    }
    const original = (warning: string, key = stack().keys.national) =>
      fetch(`${stack().url}/v1/warnings/${warning}/alerts/1/document`, { headers: { authorization: `Bearer ${key}` } })

    test('the national one in GBK, is sent in the words of its source, and given back byte for byte', async () => {
      const document = nationalNow()
      const warning = await send(document, 'application/cap+xml; charset=gbk')
      const [sms] = await texts(stack(), 'sms')
      expect(sms).toMatch(/正镶白旗气象台07日21时30分变更发布暴雪橙色预警，请牧户收拢畜群。$/)
      const response = await original(warning)
      expect(response.headers.get('content-type')).toBe('application/cap+xml; charset=gbk')
      expect(response.headers.get('etag')).toBe(`"${createHash('sha256').update(document).digest('hex')}"`)
      expect(Buffer.from(await response.arrayBuffer()).equals(document)).toBe(true)
      expect((await original(warning, stack().keys.ningxiang)).status).toBe(403)
    })

    test('JSON, is carried out, and given back byte for byte', async () => {
      const document = jsonNow(villages[0] ?? '')
      const warning = await send(document, json)
      const status = await statusWhen(stack(), warning, 'it is marked', markedBySms)
      expect(channel(status, 'sms').accepted).toBeGreaterThan(0)
      expect(await (await original(warning)).text()).toBe(document)
    })

    test('leaves no trace of who signed it in anything that was written', () => {
      const { logDirectory, outputFile } = stack()
      const files = [outputFile, ...readdirSync(logDirectory).map(name => join(logDirectory, name))]
      expect(files.filter(file => readFileSync(file, 'utf8').includes('乌云其其格'))).toEqual([])
    })
  })
