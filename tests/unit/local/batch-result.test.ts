import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../infra/local/lambda/outcome.ts'
import { failedRecords } from '../../../infra/local/sources/batch-result.ts'

const returned = (value: unknown): Outcome => ({ kind: 'returned', body: JSON.stringify(value) })
const report = (...ids: unknown[]) => returned({ batchItemFailures: ids.map(itemIdentifier => ({ itemIdentifier })) })

describe('what of a batch failed', () => {
  it.each<[string, Outcome, 'all' | string[]]>([
    ['an error', { kind: 'failed', error: { errorType: 'Error', errorMessage: '' } }, 'all'],
    ['nothing returned', returned(null), []],
    ['an empty report', report(), []],
    ['an object without a report', returned({}), []],
    ['a report of null', returned({ batchItemFailures: null }), []],
    ['one record', report('b'), ['b']],
    ['a record that was not in the batch', report('z'), 'all'],
    ['an empty identifier', report(''), 'all'],
    ['no identifier', report(undefined), 'all'],
    ['a text', returned('fine'), 'all'],
    ['a report that is no list', returned({ batchItemFailures: 'b' }), 'all'],
  ])('%s', (_, outcome, expected) => {
    expect(failedRecords(outcome, ['a', 'b'], true)).toEqual(expected === 'all' ? 'all' : new Set(expected))
  })

  it('a mapping that asks for no report takes any answer for success', () => {
    expect(failedRecords(report('a'), ['a'], false)).toEqual(new Set())
  })
})
