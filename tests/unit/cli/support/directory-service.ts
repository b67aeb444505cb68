import { importStatus, orderPublication, storePart } from '../../../../functions/import-directory/import-directory.ts'
import { readRecords, summarise } from '../../../../functions/import-directory/read-directory.ts'
import { publishRoster } from '../../../../functions/publish-roster/publish-roster.ts'
import type { Client } from '../../../../infra/cli/client.ts'
import { refused } from '../../../../infra/cli/failure.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import type { Refusal } from '../../../../shared/domain/refusal.ts'
import { recordingLog } from '../../support/recording-log.ts'

type Service = Pick<Client, 'records' | 'importPart' | 'publishImport' | 'importStatus' | 'directory'>

/** What the command talks to, without its HTTP: the service's own use cases over memory. `at`: its day. */
export const directoryService = (at = '2026-07-01T04:00:00Z') => {
  const directory = memoryDirectory()
  const log = recordingLog()
  const ports = {
    ...{ directory, writer: directory, imports: directory.imports, log, clock: { now: () => Date.parse(at) } },
    ...{ zone: 'Asia/Shanghai', queue: { publishRoster: async () => undefined } },
  }
  const publish = publishRoster(ports)
  const service: Service = {
    importPart: async (importId, county, part, records) =>
      accepted(
        await storePart(ports)({ importId, county, part, records: records.map(one => DirectoryRecord.parse(one)) }),
      ),
    publishImport: async (importId, county, order) => {
      accepted(await orderPublication(ports)({ importId, county }, order))
      await publish({ v: 1, kind: 'publish-roster', county, importId })
    },
    importStatus: async (importId, county) =>
      (await importStatus(ports)({ importId, county })) ?? { importId, county, state: 'open', reasons: [] },
    directory: summarise(ports),
    records: (county, kinds, from) => readRecords(ports)({ county, kinds, from, by: 'test' }),
  }
  return { directory, service }
}

const accepted = (outcome: { kind: string } | Refusal): void => {
  if ('reasons' in outcome) {
    const sentence = outcome.reasons.map(({ code, message }) => `${code}: ${message}`).join('\n')
    throw refused({ zh: sentence, en: sentence })
  }
}
