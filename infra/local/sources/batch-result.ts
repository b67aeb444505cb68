import type { Outcome } from '../lambda/outcome.ts'

/**
 * Which records of a batch are done (Lambda developer guide, "Reporting batch item failures"): a thrown error, an answer that is no such
 * report, or one that names a record that was not in the batch, means that none is.
 */
export const failedRecords = (outcome: Outcome, ids: string[], reportsItems: boolean): 'all' | Set<string> => {
  if (outcome.kind === 'failed') return 'all'
  if (!reportsItems) return new Set()
  const reported = readReport(outcome.body)
  if (reported === undefined) return 'all'
  return reported.every(id => ids.includes(id)) ? new Set(reported) : 'all'
}

const readReport = (body: string): string[] | undefined => {
  const value: unknown = parsed(body)
  if (value === null) return []
  if (typeof value !== 'object') return undefined
  const { batchItemFailures: items } = value as { batchItemFailures?: unknown }
  if (items === undefined || items === null) return []
  if (!Array.isArray(items)) return undefined
  return items.map((item: { itemIdentifier?: unknown } | null) => String(item?.itemIdentifier ?? ''))
}

const parsed = (body: string): unknown => {
  try {
    return body === '' ? null : JSON.parse(body)
  } catch {
    return body
  }
}
