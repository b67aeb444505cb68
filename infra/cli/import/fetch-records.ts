import type { DirectoryRecord, RecordKind } from '../../../shared/domain/directory/directory.ts'
import type { Client } from '../client.ts'

/** What is published of a county, of these kinds, of one revision; nothing where nothing is. */
export const fetchRecords = async (
  service: Pick<Client, 'records'>,
  county: string,
  kinds: readonly RecordKind[],
  onFetched: (records: number) => void = () => undefined,
): Promise<DirectoryRecord[]> => {
  const all: DirectoryRecord[] = []
  let page = await service.records(county, kinds)
  while (page?.next) {
    all.push(...page.records)
    onFetched(all.length)
    page = await service.records(county, kinds, page.next)
  }
  return all
}
