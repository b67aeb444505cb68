import { describe, expect, test } from 'vitest'
import { whyVoid } from '../../bench/round/verdict.ts'
import { aField, aStatus } from './rounds.ts'

describe('a round', () => {
  test('counts when the field and the service agree on every recipient', () => {
    expect(whyVoid(aStatus(), aField(), 1)).toEqual([])
  })

  test('is void when a phone was called twice', () => {
    const field = { ...aField(), sms: { received: 101, distinct: 100 } }
    expect(whyVoid(aStatus(), field, 1)).toEqual(['sms: 1 received twice'])
  })

  test('is void when a phone that the service counts was never called', () => {
    const field = { ...aField(), sms: { received: 99, distinct: 99 } }
    expect(whyVoid(aStatus(), field, 1)).toEqual(['sms: the field has 99, the service says 100'])
  })

  test('is void when our own failure was not the field’s: what the carrier never took does not count as taken', () => {
    const status = aStatus()
    const { sms } = status.channels
    if (sms) sms.reasons = { 'carrier-refused': 2 }
    expect(whyVoid(status, aField(), 1)).toEqual(['sms: the field has 100, the service says 98'])
  })

  test('is void when a loudspeaker played and nobody wrote it down', () => {
    const field = { ...aField(), loudspeaker: { received: 20, distinct: 20 } }
    expect(whyVoid(aStatus(), field, 1)).toEqual(['loudspeaker: the field has 20, the service says 19'])
  })

  test('is void when anything is unmarked', () => {
    const status = aStatus()
    if (status.channels.sms) status.channels.sms.open = 1
    expect(whyVoid(status, aField(), 1)).toEqual(['the warning is not marked to its end (in-force)', 'sms: 1 unmarked'])
  })

  test('is void when anything is in doubt', () => {
    const status = aStatus()
    if (status.channels['group-chat']) status.channels['group-chat'].unknown = 1
    expect(whyVoid(status, aField(), 1)).toEqual(['group-chat: 1 in doubt'])
  })

  test('is void when a channel was left out', () => {
    const status = aStatus()
    delete status.channels.loudspeaker
    const field = { ...aField(), loudspeaker: { received: 0, distinct: 0 } }
    expect(whyVoid(status, field, 1)).toEqual(['nothing was planned on loudspeaker'])
  })
})
