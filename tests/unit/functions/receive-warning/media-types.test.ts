import { describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/receive-warning/routes.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import { alertMediaTypes } from '../../../../shared/domain/media-type.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { fixture, meanings } from '../../domain/alert-documents.ts'

const source: KeyHolder = { id: 's', name: 's', role: 'source', area: '', levels: [], maxRecipients: 0 }
/** A refused document asks nothing of the world but whose key it is. */
const ports = { ...meanings, keys: { find: async () => source } } as unknown as Parameters<typeof routes>[0]

const post = async (contentType: string, file: string) => {
  const response = await routes(ports).request('/v1/alerts', {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'content-type': contentType },
    body: Buffer.from(fixture(file)),
  })
  const { title, reasons } = ProblemDocument.parse(await response.json())
  return [response.status, title, reasons.map(({ code }) => code).join()]
}

describe('the door for alerts', () => {
  it.each(['text/plain', 'application/octet-stream', '', 'application/xhtml+xml', `text/xml; x=${'a'.repeat(300)}`])(
    'does not take %s',
    async type => {
      expect((await post(type, 'cap/refused-no-scope.xml')).slice(0, 2)).toEqual([415, 'unsupported-media-type'])
    },
  )

  it.each(alertMediaTypes.filter(type => type.endsWith('xml')))('takes both XML formats as %s', async type => {
    expect(await post(type, 'cap/refused-no-scope.xml')).toEqual([422, 'refused', 'missing-element'])
    expect(await post(`${type}; charset=utf-8`, 'national/refused-bad-colour.xml')).toEqual([
      422,
      'refused',
      'bad-colour',
    ])
  })

  it.each(alertMediaTypes.filter(type => type.endsWith('json')))('takes JSON as %s', async type => {
    const [status, , codes] = await post(type, 'cap-json/refused-many.json')
    expect([status, codes]).toEqual([
      422,
      'missing-element,bad-time,not-in-code-list,polygon-too-short,unexpected-element',
    ])
  })

  it.each([
    ['application/json', 'cap-json/refused-duplicate-key.json', 'duplicate-key'],
    ['application/json', 'cap-json/refused-not-an-object.json', 'not-an-object'],
    ['application/json', 'cap/refused-no-scope.xml', 'not-json'],
    ['application/xml', 'national/refused-doctype-forbidden.xml', 'doctype-forbidden'],
    ['application/xml', 'national/refused-mislabelled.xml', 'bad-encoding'],
    ['text/xml; charset=gbk', 'national/ningxiang-rainstorm-red.xml', 'encoding-conflict'],
  ])('%s that cannot be read (%s) is a bad request: %s', async (type, file, code) => {
    expect(await post(type, file)).toEqual([400, 'refused', code])
  })
})
