import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { WarningStatus } from '../../../shared/contracts/http.ts'
import { call, channel, forget, marked, proofOf, received, statusWhen, warn } from '../support/calls.ts'
import { redWarning } from '../support/documents.ts'
import { ningxiang, silentVillage, villages } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

const Population = z.object({
  loudspeakers: z.object({ answeringIn: z.record(z.string(), z.number()), darkVillage: z.string() }),
})

/** The dark village is the seed's: no phone of it has a signal, no loudspeaker of it connects. */
const loudspeakersOf = async ({ field }: SmallStack) =>
  Population.parse((await call(`${field}/population`)).body).loudspeakers

/** Three of four villages have a signal: most of their phones have answered, and every loudspeaker that is on. */
const heardBy =
  (answering: number) =>
  ({ channels: { sms, loudspeaker } }: WarningStatus): boolean =>
    (sms?.delivered ?? 0) >= 330 && loudspeaker?.delivered === answering

export const reaching = (stack: () => SmallStack) =>
  describe('a red warning of a source', () => {
    let warning: string
    let status: WarningStatus
    beforeAll(async () => {
      const { answeringIn } = await loudspeakersOf(stack())
      await forget(stack())
      warning = await warn(stack(), redWarning())
      await statusWhen(stack(), warning, 'every recipient is marked', marked)
      status = await statusWhen(stack(), warning, 'the receipts are in', heardBy(answeringIn[ningxiang] ?? 0))
    })

    test('marks every phone, room and loudspeaker of the four villages', () => {
      expect(status.state).toBe('in-force')
      expect(new Set(Object.keys(status.channels))).toStrictEqual(new Set(['sms', 'group-chat', 'loudspeaker']))
      for (const { planned, open, accepted, failed, unknown, suppressed } of Object.values(status.channels)) {
        expect(planned).toBe(accepted + failed + unknown + suppressed)
        expect({ open, unknown }).toStrictEqual({ open: 0, unknown: 0 })
      }
      expect(status.towns).toHaveLength(2)
    })

    test('reaches each phone once, also the one of two villages, and what arrived is what is marked', async () => {
      const { sms } = await received(stack())
      const { planned, accepted, failed } = channel(status, 'sms')
      // 603 rows, of which two are one phone.
      expect(planned).toBe(602)
      // A phone that is off was reached as far as its network, whose later word made it failed.
      expect(sms).toStrictEqual({ received: accepted + failed, distinct: accepted + failed, ...times(sms) })
    })

    test('is posted once to each room whose robot still may', async () => {
      const { 'group-chat': rooms } = await received(stack())
      const { planned, accepted, failed } = channel(status, 'group-chat')
      expect({ planned, accepted, failed }).toStrictEqual({ planned: 2, accepted: 1, failed: 1 })
      expect(rooms).toStrictEqual({ received: 1, distinct: 1, ...times(rooms) })
    })

    test('is played once by each loudspeaker that answers, and each play is marked', async () => {
      const { loudspeaker } = await received(stack())
      const { planned, delivered } = channel(status, 'loudspeaker')
      expect(planned).toBe(122)
      expect(loudspeaker).toStrictEqual({ received: delivered, distinct: delivered, ...times(loudspeaker) })
    })

    test('proves a village that heard it', async () => {
      const proof = await proofOf(stack(), warning, villages[1] ?? '')
      expect(proof).toMatchObject({ warning, verdict: 'proven', reasons: ['played-and-delivered'] })
      const { installed, played, online, duty, dutyDelivered, phonesDelivered } = proof.figures
      expect([played <= installed, played <= online, dutyDelivered <= duty]).toStrictEqual([true, true, true])
      expect(dutyDelivered).toBeGreaterThan(0)
      expect(phonesDelivered).toBeGreaterThan(dutyDelivered)
    })

    test('proves a village without a loudspeaker only partly', async () => {
      const proof = await proofOf(stack(), warning, silentVillage)
      expect(proof).toMatchObject({ verdict: 'partly', reasons: ['no-loudspeaker'], figures: { installed: 0 } })
    })

    test('does not prove the village that is dark, and says why', async () => {
      const { verdict, reasons, figures } = await proofOf(stack(), warning, (await loudspeakersOf(stack())).darkVillage)
      expect({ verdict, reasons }).toStrictEqual({
        verdict: 'not-proven',
        reasons: ['nothing-arrived', 'no-loudspeaker-online', 'no-duty-delivered'],
      })
      expect(figures).toMatchObject({ online: 0, played: 0, phonesDelivered: 0 })
      expect(status.villages).toStrictEqual({ proven: 2, partly: 1, notProven: 1 })
    })

    test('is read by everyone at its own address, and nothing may be loaded from there', async () => {
      const page = await call(`${stack().url}/a/${warning}`)
      expect(page.status).toBe(200)
      expect(page.text).toContain('宁乡市气象台发布暴雨红色预警')
      expect(page.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i)
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(page.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/)
      expect(page.headers.get('x-content-type-options')).toBe('nosniff')
      expect(page.headers.get('x-frame-options')).toBe('DENY')
      expect((await call(`${stack().url}/a/no-such`)).status).toBe(404)
    })

    test('is read by who may: no key, another county and another village are told apart', async () => {
      const { url, keys } = stack()
      const of = `${url}/v1/warnings/${warning}`
      expect((await call(of)).status).toBe(401)
      expect((await call(of, { key: keys.zhengxiangbai })).status).toBe(403)
      expect((await call(`${url}/v1/warnings/none`, { key: keys.national })).status).toBe(404)
      expect((await call(`${of}/villages/430182001099`, { key: keys.national })).status).toBe(404)
      expect((await call(`${of}/villages/152529100001`, { key: keys.ningxiang })).status).toBe(403)
    })
  })

/** When is not asked here. */
const times = (figures: object) => ({
  ...('firstAt' in figures && { firstAt: figures.firstAt }),
  ...('lastAt' in figures && { lastAt: figures.lastAt }),
})
