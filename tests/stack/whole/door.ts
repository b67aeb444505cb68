import { describe, expect, test } from 'vitest'
import { AlertReceipt, CreatedKey } from '../../../shared/contracts/http.ts'
import { call, cap, json, post, refusalOf } from '../support/calls.ts'
import { fixture, redWarning } from '../support/documents.ts'
import type { SmallStack } from '../support/small-stack.ts'

const tooLarge = 1024 * 1024 + 1

export const door = (stack: () => SmallStack): void => {
  describe('POST /v1/alerts', () => {
    const refused = async (body: string | Uint8Array<ArrayBuffer>, key = stack().keys.national, contentType = cap) =>
      refusalOf(await post(stack(), body, key, contentType))

    test('401 without a key, and with one that nobody has', async () => {
      expect(refusalOf(await post(stack(), redWarning()))).toMatchObject({ status: 401, title: 'key-missing' })
      expect(await refused(redWarning(), 'nobody-has-this')).toMatchObject({ status: 401, title: 'key-unknown' })
    })

    test('403 to who may not warn there, and to who may not warn at all', async () => {
      const { zhengxiangbai, administrator } = stack().keys
      const outside = await refused(redWarning(), zhengxiangbai)
      expect(outside).toStrictEqual({ status: 403, title: 'refused', codes: ['outside-jurisdiction'] })
      expect(await refused(redWarning(), administrator)).toMatchObject({ status: 403, title: 'role-not-permitted' })
    })

    test('415 for another media type', async () => {
      const { national } = stack().keys
      expect(await refused(redWarning(), national, 'text/plain')).toMatchObject({ status: 415 })
      expect(await refused(redWarning(), national, 'application/octet-stream')).toMatchObject({ status: 415 })
      // Under the name of another format it is taken, and is none.
      expect(await refused(redWarning(), national, json)).toMatchObject({ status: 400, codes: ['not-json'] })
    })

    test('413 for one byte more than a megabyte', async () => {
      const document = redWarning().replace('</alert>', '')
      const filled = (bytes: number) => {
        const rest = bytes - Buffer.byteLength(document) - '<!---->\n</alert>'.length
        return `${document}<!--${' '.repeat(rest)}-->\n</alert>`
      }
      expect(Buffer.byteLength(filled(tooLarge))).toBe(tooLarge)
      expect(await refused(filled(tooLarge))).toMatchObject({ status: 413, title: 'too-large' })
      // One byte less is read, and refused for where it warns.
      expect(await refused(filled(tooLarge - 1), stack().keys.zhengxiangbai)).toMatchObject({ status: 403 })
    })

    test.each([
      ['a document that ends in the middle', 'refused-truncated.xml', 'not-well-formed'],
      ['a DTD with an external entity', 'refused-xxe.xml', 'doctype-forbidden'],
      ['a DTD with a billion laughs', 'refused-laughs.xml', 'doctype-forbidden'],
      ['bytes that are not of the encoding declared', 'refused-mojibake.xml', 'bad-encoding'],
    ])('400 for %s', async (_, name, code) => {
      expect(await refused(fixture(name))).toStrictEqual({ status: 400, title: 'refused', codes: [code] })
    })

    test('422 with every reason at once, each with where it is', async () => {
      const answer = await post(stack(), fixture('refused-many.xml'), stack().keys.national)
      const { status, codes } = refusalOf(answer)
      expect(status).toBe(422)
      expect(codes.length).toBeGreaterThanOrEqual(6)
      expect((answer.body as { reasons: { at: string }[] }).reasons.every(({ at }) => at !== '')).toBe(true)
    })

    test.each([
      ['an Ack', redWarning().replace('>Alert<', '>Ack<'), 'not-an-order'],
      ['a Draft', redWarning().replace('>Actual<', '>Draft<'), 'status-not-taken'],
      ['CAP 1.1', fixture('refused-cap-1.1.xml'), 'unsupported-version'],
    ])('422 for %s', async (_, document, code) => {
      expect(await refused(document)).toMatchObject({ status: 422, codes: expect.arrayContaining([code]) })
    })

    test('202, then 200 for the same document, then 409 for another of the same identity', async () => {
      const { keys } = stack()
      // It lies where nobody of the small directory lives: nobody is reached.
      const document = redWarning('430182103201')
      const first = await post(stack(), document, keys.ningxiang)
      expect(first.status).toBe(202)
      const { warning, unresolved } = AlertReceipt.parse(first.body)
      expect(first.headers.get('location')).toBe(`/v1/warnings/${warning}`)
      expect(unresolved).toHaveLength(1)
      const again = await post(stack(), document, keys.ningxiang, 'application/xml; charset=utf-8')
      expect({ status: again.status, warning: AlertReceipt.parse(again.body).warning }).toStrictEqual({
        status: 200,
        warning,
      })
      const other = await post(stack(), document.replace('红色预警', '橙色预警'), keys.ningxiang)
      expect(refusalOf(other)).toMatchObject({ status: 409, title: 'identity-taken' })
    })
  })

  describe('POST /v1/keys', () => {
    const wanted = { name: '某镇气象站', role: 'source', area: '152529', levels: ['blue'], maxRecipients: 10 }
    const ask = (key: string | undefined, body: object = wanted) =>
      call(`${stack().url}/v1/keys`, { key, body: JSON.stringify(body), contentType: json })

    test('an administrator makes a key, and it opens no more than its area', async () => {
      const made = await ask(stack().keys.administrator)
      expect(made.status).toBe(201)
      const { key, holder } = CreatedKey.parse(made.body)
      expect(holder).toMatchObject(wanted)
      stack().keys['made here'] = key
      expect(refusalOf(await post(stack(), redWarning(), key)).codes).toStrictEqual(['outside-jurisdiction'])
    })

    test('nobody else makes one', async () => {
      const { operator, national } = stack().keys
      for (const key of [operator, national]) expect((await ask(key)).status).toBe(403)
      expect((await ask(undefined)).status).toBe(401)
      expect((await ask(stack().keys.administrator, { ...wanted, role: 'king' })).status).toBe(422)
    })
  })
}
