import { beforeAll, describe, expect, test } from 'vitest'
import { VillageProofs, WarningList, type WarningStatus } from '../../../shared/contracts/http.ts'
import { call, channel, forget, marked, proofOf, received, statusWhen, texts, warn } from '../support/calls.ts'
import { redWarning } from '../support/documents.ts'
import { smallDirectory, villages } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

const drill = (): string => redWarning().replace('<status>Actual</status>', '<status>Exercise</status>')

const listed = (kind: 'person' | 'terminal' | 'room') =>
  (smallDirectory['430182'] ?? []).filter(record => record.kind === kind && 'exercise' in record && record.exercise)
    .length

export const exercise = (stack: () => SmallStack) =>
  describe('an exercise of the same warning', () => {
    const village = villages[0] ?? ''
    let warning: string
    let status: WarningStatus
    const ask = async (path: string) => (await call(`${stack().url}${path}`, { key: stack().keys.national })).body
    beforeAll(async () => {
      await forget(stack())
      warning = await warn(stack(), drill())
      status = await statusWhen(stack(), warning, 'every recipient of the exercise is marked', marked)
    })

    test('is planned for those on the exercise list, and arrives nowhere else', async () => {
      const people = listed('person')
      expect(people).toBeGreaterThan(3)
      expect(status).toMatchObject({ status: 'Exercise', channels: { sms: { planned: people } } })
      expect(channel(status, 'loudspeaker').planned).toBe(listed('terminal'))
      const { sms, 'group-chat': rooms, loudspeaker } = await received(stack())
      expect([sms.received, sms.distinct]).toStrictEqual([people, people])
      expect(rooms.received).toBe(channel(status, 'group-chat').accepted)
      expect(rooms.received).toBeLessThanOrEqual(listed('room'))
      expect(loudspeaker.received).toBeLessThanOrEqual(listed('terminal'))
    })

    test('says so first, and leads nowhere', async () => {
      const all = [...(await texts(stack(), 'sms')), ...(await texts(stack(), 'group-chat'))]
      expect(all.length).toBeGreaterThan(0)
      expect(all.filter(text => !text.startsWith('【演练】') || text.includes('http'))).toStrictEqual([])
      expect((await call(`${stack().url}/a/${warning}`)).status).toBe(404)
    })

    test('is in no list and no proof of a village but for those who ask', async () => {
      const ids = (list: { warning: string }[] = []) => list.map(({ warning }) => warning)
      expect(ids(WarningList.parse(await ask('/v1/warnings')).warnings)).not.toContain(warning)
      expect(ids(WarningList.parse(await ask('/v1/warnings?exercises=true')).exercises)).toContain(warning)
      const proofs = `/v1/villages/${village}/proofs`
      expect(ids(VillageProofs.parse(await ask(proofs)).proofs)).not.toContain(warning)
      expect(ids(VillageProofs.parse(await ask(`${proofs}?exercises=true`)).exercises)).toContain(warning)
      expect(await proofOf(stack(), warning, village)).toMatchObject({ status: 'Exercise', figures: { duty: 3 } })
    })
  })
