import { describe, expect, test } from 'vitest'
import { AlertReceipt } from '../../../shared/contracts/http.ts'
import { call, channel, forget, marked, post, received, statusWhen, texts } from '../support/calls.ts'
import { following, identityOf, redWarning, withoutInfo } from '../support/documents.ts'
import { villages } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

const [inside = '', left = ''] = villages

/** Yellow to red and back belongs to the virtual clock; here the real queues, stores and carriers carry one series to its end. */
export const living = (stack: () => SmallStack): void => {
  describe('a warning of two villages', () => {
    test('is updated for one of them, and cancelled: whoever was told hears each, once', {
      timeout: 180_000,
    }, async () => {
      const { keys } = stack()
      const send = async (document: string) => {
        await forget(stack())
        const answer = await post(stack(), document, keys.ningxiang)
        expect(answer.status).toBe(202)
        const receipt = AlertReceipt.parse(answer.body)
        const isAt = ({ seq }: { seq: number }) => seq === receipt.seq
        const status = await statusWhen(
          stack(),
          receipt.warning,
          `number ${receipt.seq} is marked`,
          one => isAt(one) && marked(one),
        )
        return { receipt, status, sms: (await received(stack())).sms, said: await texts(stack(), 'sms') }
      }
      const alert = redWarning(inside).replace(
        '</geocode>',
        `</geocode><geocode><valueName>CN-ADMIN-12</valueName><value>${left}</value></geocode>`,
      )
      const first = await send(alert)
      const told = first.sms.received
      expect(channel(first.status, 'sms').planned).toBeGreaterThan(150)

      const update = following('Update', redWarning(inside), [identityOf(alert)])
      const second = await send(update)
      expect(second.receipt).toMatchObject({ warning: first.receipt.warning, seq: 2, outcome: 'issued' })
      expect(second.sms).toMatchObject({ received: told, distinct: told })
      expect(second.said.some(text => text.includes('已不在'))).toBe(true)

      const cancel = following('Cancel', withoutInfo(redWarning(inside)), [identityOf(alert), identityOf(update)])
      const third = await send(cancel)
      expect(third.status).toMatchObject({ state: 'cancelled', seq: 3, msgType: 'Cancel' })
      expect(third.sms).toMatchObject({ received: told, distinct: told })
      expect(third.said.every(text => text.includes('解除'))).toBe(true)
      expect((await call(`${stack().url}/a/${first.receipt.warning}`)).text).toContain('已解除')

      // Its Alert once more, and a Cancel of what is over: nobody hears anything.
      expect((await post(stack(), alert, keys.ningxiang)).status).toBe(200)
      const again = await post(
        stack(),
        following('Cancel', withoutInfo(redWarning(inside)), [identityOf(alert)]),
        keys.ningxiang,
      )
      expect(AlertReceipt.parse(again.body)).toMatchObject({ outcome: 'recorded' })
    })

    test('by a source of another area is not theirs to cancel', async () => {
      const alert = redWarning(inside)
      expect((await post(stack(), alert, stack().keys.ningxiang)).status).toBe(202)
      const cancel = following('Cancel', withoutInfo(redWarning(inside)), [identityOf(alert)])
      const answer = await post(stack(), cancel, stack().keys.zhengxiangbai)
      expect(answer.body).toMatchObject({ status: 422, reasons: [{ code: 'not-of-this-series' }] })
    })
  })
}
