import { expect, test } from 'vitest'
import { routes } from '../../../../functions/read-warnings/routes.ts'
import { WarningHistory } from '../../../../shared/contracts/decisions.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { warningWorld } from '../../support/warning-world.ts'

const holders: Record<string, KeyHolder> = {
  county: keyHolder('source', '430182'),
  // The author of the warning, by a key for one town of the county.
  s: keyHolder('source', '430182101', { id: 's' }),
  elsewhere: keyHolder('source', '152529'),
}

test.each([
  ['the county reads it', 'county', 'w1', 200],
  ['so does who sent it', 's', 'w1', 200],
  ['nobody else does', 'elsewhere', 'w1', 403],
  ['nor is there one of what nobody knows', 'county', 'w9', 404],
])('the history of a warning: %s', async (_, key, id, status) => {
  const { ports } = await warningWorld({ source: 's' })
  const app = routes({ ...ports, keys: { find: async name => holders[name] } })
  const answer = await app.request(`/v1/warnings/${id}/history`, { headers: { authorization: `Bearer ${key}` } })
  expect(answer.status).toBe(status)
  if (status === 200)
    expect(WarningHistory.parse(await answer.json()).entries).toEqual([
      { at: 1_000, by: 's', action: 'receive', seq: 1, to: 'in-force' },
    ])
})
