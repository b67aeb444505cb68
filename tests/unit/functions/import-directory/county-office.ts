import { routes } from '../../../../functions/import-directory/routes.ts'
import { publishRoster } from '../../../../functions/publish-roster/publish-roster.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { ImportStatus } from '../../../../shared/contracts/directory.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import type { PublishRosterMessage } from '../../../../shared/contracts/queue-messages.ts'
import type { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import {
  areaRecord,
  groupRecord,
  personRecord,
  riskRecord,
  roomRecord,
  terminalRecord,
} from '../../domain/support/records.ts'
import { recordingLog } from '../../support/recording-log.ts'

const holders: Record<string, KeyHolder> = {
  admin: keyHolder('administrator', ''),
  neighbour: keyHolder('administrator', '430181'),
  source: keyHolder('source', '430182'),
  operator: keyHolder('operator', '430182'),
}
export const county = '430182'
export const [town, village, other] = ['430182101000', '430182101001', '430182101002'] as const
const group = 'G-430182101'
const shared = { phone: '+8615400000009' }
export const records = [
  areaRecord('430182000000', { name: '宁乡市' }),
  areaRecord(town),
  areaRecord(village),
  areaRecord(other, { virtual: true }),
  groupRecord(group, [town]),
  riskRecord(`R-${village}-sk1`),
  personRecord(village, 'a', { ...shared, role: 'duty' }),
  personRecord(other, 'a', shared),
  personRecord(village, 'b', { phone: '+8615400000001' }),
  terminalRecord(village, 't'),
  roomRecord(town, 'r'),
]

/** The routes over memory, and the publisher behind their queue. */
export const countyOffice = () => {
  const directory = memoryDirectory()
  const queued: PublishRosterMessage[] = []
  const log = recordingLog()
  const clock = { now: () => 0 }
  const app = routes({
    directory,
    writer: directory,
    imports: directory.imports,
    clock,
    log,
    queue: { publishRoster: async message => void queued.push(message) },
    keys: { find: async key => holders[key] },
  })
  const ask = async (path: string, body?: unknown, key = 'admin'): Promise<Response> =>
    app.request(path, {
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
  const publish = async () => {
    const zone = 'Asia/Shanghai'
    const work = publishRoster({ writer: directory, imports: directory.imports, clock, zone, log: recordingLog() })
    for (const message of queued.splice(0)) await work(message)
  }
  const send = (id: string, some: readonly unknown[], part = 0) =>
    ask(`/v1/imports/${id}/records`, { county, part, records: some })
  const order = (id: string, parts = 1, more = {}) => ask(`/v1/imports/${id}/publish`, { county, parts, ...more })
  return {
    ...{ queued, log, ask, publish, send, order },
    whole: async (id: string, some: readonly unknown[], more = {}) => {
      await send(id, some)
      await order(id, 1, more)
      await publish()
    },
    status: async (id: string) => ImportStatus.parse(await (await ask(`/v1/imports/${id}/${county}`)).json()),
    stored: async (id = 'i1'): Promise<DirectoryRecord[]> =>
      [...(await directory.imports.parts({ county, importId: id })).values()].flat(),
  }
}

export const refusal = async (response: Response) => ProblemDocument.parse(await response.json())
