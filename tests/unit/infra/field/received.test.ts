import { describe, expect, it } from 'vitest'
import { Faults } from '../../../../infra/field/faults.ts'
import { mask } from '../../../../infra/field/mask.ts'
import { digestOf, Received } from '../../../../infra/field/received.ts'

describe('what the field received', () => {
  it('counts every message, and every recipient × alert once', () => {
    const received = new Received()
    const add = (at: number, phone: string, text: string): void =>
      received.add('sms', { at, address: mask(phone), content: text }, phone, text)
    add(10, 'p1', 'red')
    add(20, 'p1', 'red')
    add(30, 'p2', 'red')
    add(40, 'p1', 'update')
    expect(received.figures().sms).toEqual({ received: 4, distinct: 3, firstAt: 10, lastAt: 40 })
    expect(received.figures(30).sms).toEqual({ received: 2, distinct: 2, firstAt: 30, lastAt: 40 })
    expect(received.figures().loudspeaker).toEqual({ received: 0, distinct: 0 })
    received.forget()
    expect(received.figures().sms).toEqual({ received: 0, distinct: 0 })
  })

  it('tells who got which message when, by digests', () => {
    const received = new Received()
    received.add('sms', { at: 10, address: '…', content: 'red' }, 'p1', 'red')
    received.add('loudspeaker', { at: 20, address: '…', content: 'a long script' }, 't1', 'alert-1')
    const { sms, loudspeaker, texts } = received.arrivals()
    expect(sms).toEqual([{ at: 10, recipient: digestOf('p1'), said: digestOf('red') }])
    expect(loudspeaker.map(({ said }) => texts[said])).toEqual(['a long script'])
    received.forget()
    expect(received.arrivals()).toEqual({ sms: [], 'group-chat': [], loudspeaker: [], texts: {} })
  })

  it('shows the latest first, and no whole number', () => {
    const received = new Received()
    for (let n = 0; n < 2_000; n += 1)
      received.add('sms', { at: n, address: mask('+8615400001234'), content: 'x' }, String(n), 'x')
    expect(received.recent('sms', 2).map(({ at }) => at)).toEqual([1_999, 1_998])
    expect(received.recent('sms', 0)).toEqual([])
    expect(received.recent('sms', 10_000).length).toBeLessThanOrEqual(500)
    expect(received.recent('sms', 1)[0]?.address).toBe('+861…34')
    expect(mask('12345')).toBe('…')
  })
})

describe('faults on order', () => {
  it('go wrong as often as they were ordered, on their own channel, in their order', () => {
    const faults = new Faults()
    faults.add({ channel: 'sms', kind: 'throttle', calls: 2, takes: false })
    faults.add({ channel: 'group-chat', kind: 'busy', calls: 1, takes: false })
    faults.add({ channel: 'sms', kind: 'hang', calls: 1, takes: true })
    const kinds = [1, 2, 3, 4].map(() => faults.next('sms')?.kind)
    expect(kinds).toEqual(['throttle', 'throttle', 'hang', undefined])
    faults.clear()
    expect(faults.next('group-chat')).toBeUndefined()
  })
})
