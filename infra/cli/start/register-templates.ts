import * as z from 'zod'
import { consoleWords } from '../../../shared/domain/templates/console-words.ts'
import type { TemplateCarrier } from '../../../shared/domain/templates/template-carrier.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'
import { type Suggestion, suggestedNotices, suggestedTemplates } from '../../../shared/policy/templates/suggested.ts'
import { call, read, refusal } from '../http.ts'

const Versioned = z.object({ version: z.number() })

type Service = { url: string; key: string; field: string }

const prefix = 'demo'

/**
 * What weeks of a carrier's review come to: the suggested templates, those of warnings, exercises and notices, approved in the registry
 * and registered at the simulated carrier's console. In kept data they are there already.
 */
export const registerTemplates = async (service: Service, carrier: TemplateCarrier, signature: string) => {
  const all = (['Actual', 'Exercise'] as const).flatMap(status =>
    suggestedTemplates({ carrier, area: '', signature, status }, prefix),
  )
  const suggestions = [...all, ...suggestedNotices(defaultBook, { area: '', signature }, prefix)]
  for (const [n, suggestion] of suggestions.entries()) {
    const id = carrier === 'tencent' ? String(2_000_000 + n) : `SMS_${200_000_000 + n}`
    await approve(service, carrier, suggestion, id)
    await post(service.field, '/templates', {
      ...{ carrier, template: id, signature, approved: true },
      text: consoleWords({ carrier, ...suggestion.content }),
    })
  }
  return suggestions.length
}

const approve = async ({ url, key }: Service, carrier: TemplateCarrier, { name, content }: Suggestion, id: string) => {
  const path = `/v1/templates/${carrier}/${name}`
  const found = await call(url, { path, key })
  if (found.status === 200) return
  const { version } = await post(url, path, { version: 0, content }, { key, method: 'PUT' })
  const submitted = await post(url, `${path}/state`, { version, event: 'submit', id }, { key })
  await post(url, `${path}/state`, { version: submitted.version, event: 'approve' }, { key })
}

const post = async (
  url: string,
  path: string,
  body: object,
  { method = 'POST', key }: { method?: string; key?: string } = {},
): Promise<z.infer<typeof Versioned>> => {
  const request = { method, path, body: JSON.stringify(body), contentType: 'application/json' }
  const answer = await call(url, key === undefined ? request : { ...request, key })
  if (answer.status >= 400) throw refusal(answer)
  return answer.status === 204 ? { version: 0 } : read(url, Versioned, answer.body)
}
