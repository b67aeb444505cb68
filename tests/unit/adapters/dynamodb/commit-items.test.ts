import { describe, expect, it } from 'vitest'
import { commitItems } from '../../../../shared/adapters/dynamodb/commit-items.ts'
import { aWarning } from '../../../fixtures/warning.ts'
import { alertOf } from '../../../scenario/support/series.ts'

describe('one transaction', () => {
  it('keeps an Alert and what goes on waiting beside it under their own numbers', () => {
    const [alert, beside] = [alertOf(['Alert', 'Update'], 1), alertOf(['Alert', 'Update'], 2)]
    if (!alert || !beside) throw new Error('no alerts')
    const to = aWarning({ id: alert.warning })
    const history = { warning: to.id, rev: 1, at: 1_000, by: 'met-office', action: 'receive', to: to.state }
    const items = commitItems('warnings', { changes: [{ to, alert, beside, history, issue: true }] })
    expect(items.map(({ Put }) => Put?.Item?.sk)).toEqual(['HEAD', 'A#1#0', 'A#2#0', 'L#000001', 'OUT#1'])
  })
})
