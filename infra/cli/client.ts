import * as z from 'zod'
import {
  AlertReceipt,
  CreatedKey,
  DirectorySummary,
  type NewKey,
  StopList,
  VillageProof,
  WarningStatus,
} from '../../shared/contracts/http.ts'
import type { DirectoryRecord } from '../../shared/domain/directory.ts'
import type { Problem } from '../../shared/domain/refusal.ts'
import type { StopScope } from '../../shared/domain/stop.ts'
import { type Answer, type Call, call, read, reasonsOf, refusal } from './http.ts'

export type Sent =
  | { verdict: 'accepted'; repeat: boolean; receipt: AlertReceipt }
  | { verdict: 'refused'; status: number; reasons: Problem[] }

export type Client = ReturnType<typeof client>

/** A thin client of the HTTP API. A refusal (4xx) fails with exit code 1, no answer with 3. */
export const client = (url: string, key: string) => {
  const ask = async <Schema extends z.ZodType>(schema: Schema, request: Call): Promise<z.output<Schema>> => {
    const answer = await call(url, { ...request, key })
    if (answer.status >= 400) throw refusal(answer)
    return read(url, schema, answer.body)
  }
  const order = (path: string, body: unknown, method = 'POST'): Call => ({
    method,
    path,
    body: JSON.stringify(body),
    contentType: 'application/json',
  })
  return {
    url,
    /** A refusal of the document is a value here: it has reasons that are shown. A wrong key is a failure. */
    send: async (bytes: Uint8Array, contentType: string): Promise<Sent> => {
      const answer = await call(url, { method: 'POST', path: '/v1/alerts', key, body: bytes, contentType })
      if (answer.status === 401) throw refusal(answer)
      return answer.status >= 400 ? refusedBy(answer) : accepted(url, answer)
    },
    status: (warning: string) => ask(WarningStatus, { path: `/v1/warnings/${encodeURIComponent(warning)}` }),
    proofs: (village: string) => ask(Proofs, { path: `/v1/villages/${encodeURIComponent(village)}/proofs` }),
    stops: () => ask(StopList, { path: '/v1/stops' }),
    stop: (scope: StopScope) => ask(z.unknown(), order('/v1/stops', { scope })),
    lift: (scope: StopScope) => ask(z.unknown(), order('/v1/stops', { scope }, 'DELETE')),
    createKey: (holder: z.infer<typeof NewKey>) => ask(CreatedKey, order('/v1/keys', holder)),
    importPart: (id: string, county: string, records: DirectoryRecord[]) =>
      ask(z.unknown(), order(`/v1/imports/${id}/records`, { county, records })),
    publishImport: (id: string, county: string) => ask(z.unknown(), order(`/v1/imports/${id}/publish`, { county })),
    /** Undefined: this county was never published. */
    directory: async (county: string): Promise<DirectorySummary | undefined> => {
      const answer = await call(url, { path: `/v1/directory/${county}`, key })
      if (answer.status === 404) return
      if (answer.status >= 400) throw refusal(answer)
      return read(url, DirectorySummary, answer.body)
    },
  }
}

const Proofs = z.object({ proofs: z.array(VillageProof) })

const refusedBy = (answer: Answer): Sent => ({ verdict: 'refused', status: answer.status, reasons: reasonsOf(answer) })

const accepted = (url: string, answer: Answer): Sent => ({
  verdict: 'accepted',
  repeat: answer.status === 200,
  receipt: read(url, AlertReceipt, answer.body),
})
