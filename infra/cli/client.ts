import * as z from 'zod'
import { CalendarView, HolidaysReceipt, OwnReceipt, OwnView } from '../../shared/contracts/calendar.ts'
import { DecisionReceipt, type DecisionRequest, WaitingList, WarningHistory } from '../../shared/contracts/decisions.ts'
import { DirectorySummary, ImportStatus, RecordsPage } from '../../shared/contracts/directory.ts'
import { AlertReceipt, CreatedKey, type NewKey, VillageProofs, WarningStatus } from '../../shared/contracts/http.ts'
import { DecisionResults, type NoticeDecisions, NoticeList } from '../../shared/contracts/notices.ts'
import { AlertPreview } from '../../shared/contracts/preview.ts'
import { PlayCounts, type ProgrammeOrder, ProgrammeReceipt, ProgrammeView } from '../../shared/contracts/programme.ts'
import { CopyText, type NewPaste, WarningRooms } from '../../shared/contracts/rooms.ts'
import { StopList } from '../../shared/contracts/stops.ts'
import { TemplateList, type TemplateOrder, type TemplateStep, TemplateView } from '../../shared/contracts/templates.ts'
import type { HolidayTable } from '../../shared/domain/calendar/holidays.ts'
import type { DirectoryRecord, RecordKind } from '../../shared/domain/directory/directory.ts'
import type { ImportOrder } from '../../shared/domain/directory/merge-import.ts'
import type { Problem } from '../../shared/domain/refusal.ts'
import { Paste } from '../../shared/domain/rooms/paste.ts'
import type { StopScope } from '../../shared/domain/sheets/stop.ts'
import { Template } from '../../shared/domain/templates/template.ts'
import { type Answer, type Call, call, fetchBytes, parse, read, reasonsOf, refusal } from './http.ts'

export type Refused = { verdict: 'refused'; status: number; reasons: Problem[] }
export type Sent = { verdict: 'accepted'; repeat: boolean; receipt: AlertReceipt } | Refused

export type Original = { bytes: Uint8Array; contentType: string; sha256: string }

export type Client = ReturnType<typeof client>

/** A thin client of the HTTP API. A refusal (4xx) fails with exit code 1, no answer with 3. */
export const client = (url: string, key: string) => {
  const ask = async <Schema extends z.ZodType>(schema: Schema, request: Call): Promise<z.output<Schema>> => {
    const answer = await call(url, { ...request, key })
    if (answer.status >= 400) throw refusal(answer)
    return read(url, schema, answer.body)
  }
  const askIfThere = async <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
  ): Promise<z.output<Schema> | undefined> => {
    const answer = await call(url, { path, key })
    if (answer.status === 404) return undefined
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
    preview: async (bytes: Uint8Array, contentType: string): Promise<AlertPreview | Refused> => {
      const answer = await call(url, { method: 'POST', path: '/v1/previews', key, body: bytes, contentType })
      if (answer.status === 401) throw refusal(answer)
      return answer.status >= 400 ? refusedBy(answer) : read(url, AlertPreview, answer.body)
    },
    waiting: () => ask(WaitingList, { path: '/v1/waiting' }),
    decide: (warning: string, decision: DecisionRequest) =>
      ask(DecisionReceipt, order(`/v1/warnings/${encodeURIComponent(warning)}/decisions`, decision)),
    history: (warning: string) => ask(WarningHistory, { path: `/v1/warnings/${encodeURIComponent(warning)}/history` }),
    status: (warning: string) => ask(WarningStatus, { path: `/v1/warnings/${encodeURIComponent(warning)}` }),
    rooms: (warning: string) => ask(WarningRooms, { path: `/v1/warnings/${encodeURIComponent(warning)}/rooms` }),
    copy: (warning: string, place?: string, lang?: string) => {
      const query = new URLSearchParams({ ...(place !== undefined && { place }), ...(lang !== undefined && { lang }) })
      return ask(CopyText, { path: `/v1/warnings/${encodeURIComponent(warning)}/copy?${query}` })
    },
    paste: (warning: string, paste: NewPaste) =>
      ask(Paste, order(`/v1/warnings/${encodeURIComponent(warning)}/pastes`, paste)),
    /** `exercises`: those that concern it now as well. */
    /** What arrived, byte for byte, with the hash it is kept under. */
    document: async (warning: string, seq: number): Promise<Original> => {
      const path = `/v1/warnings/${encodeURIComponent(warning)}/alerts/${seq}/document`
      const { status, headers, bytes } = await fetchBytes(url, { path, key })
      if (status >= 400) throw refusal({ status, body: parse(new TextDecoder().decode(bytes)) })
      const sha256 = headers.get('etag')?.replaceAll('"', '') ?? ''
      return { bytes, contentType: headers.get('content-type') ?? '', sha256 }
    },
    proofs: (village: string, exercises = false) =>
      ask(VillageProofs, {
        path: `/v1/villages/${encodeURIComponent(village)}/proofs${exercises ? '?exercises=true' : ''}`,
      }),
    programme: (place: string) => ask(ProgrammeView, { path: `/v1/villages/${place}/programme` }),
    setProgramme: (place: string, programme: ProgrammeOrder) =>
      ask(ProgrammeReceipt, order(`/v1/villages/${place}/programme`, programme, 'PUT')),
    plays: (place: string, days: number) =>
      ask(PlayCounts, { path: `/v1/villages/${place}/programme/plays?days=${days}` }),
    calendar: (area?: string) =>
      ask(CalendarView, { path: `/v1/calendar${area === undefined ? '' : `?area=${area}`}` }),
    ownCalendar: (area: string) => ask(OwnView, { path: `/v1/calendar/${area}` }),
    /** `order`: as it stands in a file. */
    writeCalendar: (area: string, calendar: unknown) => ask(OwnReceipt, order(`/v1/calendar/${area}`, calendar, 'PUT')),
    loadHolidays: (table: HolidayTable) =>
      ask(HolidaysReceipt, order(`/v1/calendar/holidays/${table.year}`, table, 'PUT')),
    notices: (query: Record<string, string>) => ask(NoticeList, { path: `/v1/notices?${new URLSearchParams(query)}` }),
    decideNotices: (decisions: NoticeDecisions['decisions']) =>
      ask(DecisionResults, order('/v1/notices/decisions', { decisions })),
    templates: (carrier?: string) =>
      ask(TemplateList, { path: `/v1/templates${carrier === undefined ? '' : `?carrier=${carrier}`}` }),
    template: (carrier: string, name: string) =>
      ask(TemplateView, { path: `/v1/templates/${carrier}/${encodeURIComponent(name)}` }),
    findTemplate: (carrier: string, name: string) =>
      askIfThere(TemplateView, `/v1/templates/${carrier}/${encodeURIComponent(name)}`),
    setTemplate: (carrier: string, name: string, wanted: TemplateOrder) =>
      ask(Template, order(`/v1/templates/${carrier}/${encodeURIComponent(name)}`, wanted, 'PUT')),
    moveTemplate: (carrier: string, name: string, step: TemplateStep) =>
      ask(Template, order(`/v1/templates/${carrier}/${encodeURIComponent(name)}/state`, step)),
    stops: () => ask(StopList, { path: '/v1/stops' }),
    stop: (scope: StopScope) => ask(z.unknown(), order('/v1/stops', { scope })),
    lift: (scope: StopScope) => ask(z.unknown(), order('/v1/stops', { scope }, 'DELETE')),
    createKey: (holder: z.infer<typeof NewKey>) => ask(CreatedKey, order('/v1/keys', holder)),
    importPart: (id: string, county: string, part: number, records: DirectoryRecord[]) =>
      ask(z.unknown(), order(`/v1/imports/${id}/records`, { county, part, records })),
    publishImport: (id: string, county: string, wanted: ImportOrder) =>
      ask(z.unknown(), order(`/v1/imports/${id}/publish`, { county, ...wanted })),
    importStatus: (id: string, county: string) => ask(ImportStatus, { path: `/v1/imports/${id}/${county}` }),
    /** Undefined: this county was never published. */
    directory: (county: string) => askIfThere(DirectorySummary, `/v1/directory/${county}`),
    /** A piece of what is published of a county; `from`: what the piece before said. Undefined: nothing is published. */
    records: (county: string, kinds: readonly RecordKind[], from?: RecordsPage['next']) => {
      const query = new URLSearchParams({
        ...(kinds.length > 0 && { kinds: kinds.join(',') }),
        ...(from && { rev: String(from.rev), piece: String(from.piece) }),
      })
      return askIfThere(RecordsPage, `/v1/directory/${county}/records?${query}`)
    },
  }
}

const refusedBy = (answer: Answer): Refused => ({
  verdict: 'refused',
  status: answer.status,
  reasons: reasonsOf(answer),
})

const accepted = (url: string, answer: Answer): Sent => ({
  verdict: 'accepted',
  repeat: answer.status === 200,
  receipt: read(url, AlertReceipt, answer.body),
})
