import { describe, expect, it } from 'vitest'
import { smsDelivery } from '../../../../functions/send-sms/hand-over-sms.ts'
import { memoryReceipts } from '../../../../shared/adapters/memory/receipts.ts'
import type { Lane } from '../../../../shared/domain/channel.ts'
import type { Slot } from '../../../../shared/domain/directory/roster.ts'
import type { SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'
import type { Template } from '../../../../shared/domain/templates/template.ts'
import { admit } from '../../../../shared/domain/wall.ts'
import { suggestedTemplates } from '../../../../shared/policy/templates/suggested.ts'
import type { HandOverResult, SmsCarrier, SmsMessage } from '../../../../shared/ports/carriers.ts'
import { rainIssued } from '../../../fixtures/rainstorm.ts'
import { recordingLog } from '../../support/recording-log.ts'

const place = '430182101001'
const sheet: SheetId = { warning: 'w1', county: '430182', bucket: 0, place, channel: 'sms', page: 0 }
const approved = suggestedTemplates(
  { carrier: 'tencent', area: '', signature: '应急广播', status: 'Actual' },
  'own',
).map(
  ({ name, content }, n): Template => ({
    ...content,
    ...{ carrier: 'tencent', name, version: 1, state: 'approved', id: String(n), by: 'admin', at: 0 },
  }),
)

const carrierOf = (more: Partial<SmsCarrier> = {}) => {
  const sent: { messages: SmsMessage[]; lane: Lane }[] = []
  const carrier: SmsCarrier = {
    name: 'tencent',
    takes: 'template',
    echoesRef: false,
    callSize: () => 200,
    send: async (messages, lane) => {
      sent.push({ messages, lane })
      return messages.map((_, n): HandOverResult => ({ outcome: 'accepted', messageId: `serial-${n}` }))
    },
    ...more,
  }
  return { carrier, sent }
}

const phones: Slot[] = Array.from({ length: 3 }, (_, n) => ({
  ...{ id: `person-${n}`, address: `+8615400000${n}00`, lang: 'zh-CN', duty: false, exercise: true, also: [] },
}))

const handOver = (carrier: SmsCarrier, templates: Template[] | undefined, status: 'Actual' | 'Exercise' = 'Actual') => {
  const receipts = memoryReceipts()
  const log = recordingLog()
  const issued = { ...rainIssued({ status }), ...(templates && { templates }) }
  const delivery = smsDelivery({
    ...{ carrier, receipts, signature: '应急广播', zone: 'Asia/Shanghai', log },
    linkTo: () => 'https://gong.example/a/w1',
  })
  const briefing = {
    issued,
    admit: (slot: Slot) => admit({ status, sheet, seq: issued.seq, slot, listedNow: ({ id }) => id !== 'person-1' }),
    covers: () => true,
  }
  const { signal } = new AbortController()
  const slots = phones.map((recipient, slot) => ({ slot, try: 1, recipient }))
  // What a hand-over reads of a briefing, and no more.
  const window = { sheet, slots, lane: 'urgent', signal, briefing } as unknown as Parameters<
    typeof delivery.handOver
  >[0]
  return { delivery, receipts, log, results: () => delivery.handOver(window) }
}

describe('handing SMS over', () => {
  it('to a carrier of templates is the same template for all who are told the same, by the Alert’s own templates', async () => {
    const { carrier, sent } = carrierOf()
    await handOver(carrier, approved).results()
    const [{ messages, lane } = { messages: [], lane: undefined }] = sent
    expect(lane).toBe('urgent')
    expect(messages).toHaveLength(3)
    expect(new Set(messages.map(({ content }) => content)).size, 'the very same, so that they share a call').toBe(1)
    expect(messages[0]?.content).toMatchObject({
      signature: '应急广播',
      variables: expect.arrayContaining(['宁乡市气象台']),
    })
  })

  it('notes the serial number of each phone, for the carrier’s receipts', async () => {
    const { carrier } = carrierOf()
    const { receipts, results } = handOver(carrier, approved)
    await results()
    const found = await receipts.findRefs('tencent', [{ messageId: 'serial-2', takenAt: 0 }])
    expect(found.get('serial-2')).toMatchObject({ slot: 2, try: 1, sheet })
  })

  it('says in its log when the carrier refuses the account, for an alarm to hear', async () => {
    const refused: HandOverResult = { outcome: 'retry-later', reason: 'account-refused' }
    const { carrier } = carrierOf({ send: async messages => messages.map(() => refused) })
    const { log, results } = handOver(carrier, approved)
    await results()
    expect(log.lines).toEqual([
      { level: 'error', code: 'sms-account-refused', fields: { carrier: 'tencent', warning: 'w1', count: 3 } },
    ])
  })

  it('is refused before the carrier is asked where no template carries the warning', async () => {
    const { carrier, sent } = carrierOf()
    const { results } = handOver(carrier, undefined)
    expect(await results()).toEqual(phones.map(() => ({ outcome: 'refused', reason: 'no-template' })))
    expect(sent.flatMap(({ messages }) => messages)).toEqual([])
  })

  it('gives the wall’s refusal to whom it refuses, and nobody else’s answer', async () => {
    const exercises = suggestedTemplates(
      { carrier: 'tencent', area: '', signature: '应急广播', status: 'Exercise' },
      'own',
    )
    const drill = exercises.map(
      ({ name, content }): Template => ({
        ...content,
        ...{ carrier: 'tencent', name, version: 1, state: 'approved', id: name, by: 'admin', at: 0 },
      }),
    )
    const { carrier } = carrierOf()
    expect(await handOver(carrier, drill, 'Exercise').results()).toEqual([
      { outcome: 'accepted', messageId: 'serial-0' },
      { outcome: 'refused', reason: 'exercise-wall' },
      { outcome: 'accepted', messageId: 'serial-1' },
    ])
  })

  it.each([
    [1, { window: 250, call: 1, sheets: 2 }],
    [200, { window: 500, call: 200, sheets: 10 }],
    [1_000, { window: 500, call: 1_000, sheets: 10 }],
  ])('to a carrier of %i numbers a call goes in windows of a page, or of what may be in doubt', (callSize, portion) => {
    const { carrier } = carrierOf({ callSize: () => callSize })
    expect(handOver(carrier, approved).delivery.portion('urgent')).toEqual(portion)
  })
})
