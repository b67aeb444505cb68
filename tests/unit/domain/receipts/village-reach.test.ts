import { describe, expect, it } from 'vitest'
import type { Channel } from '../../../../shared/domain/channel.ts'
import type { ReceiptState } from '../../../../shared/domain/receipts/receipt.ts'
import type { ReceiptedSheet } from '../../../../shared/domain/receipts/standing.ts'
import { reachOf } from '../../../../shared/domain/receipts/village-reach.ts'
import { type MarkReason, type MarkState, packMark } from '../../../../shared/domain/sheets/mark.ts'

type Slot = [state: MarkState, receipt?: ReceiptState | undefined, reason?: MarkReason]
const sheet = (channel: Channel, slots: Slot[], page = 0): ReceiptedSheet => ({
  sheet: {
    id: { warning: 'w', county: '430182', bucket: 0, place: '430182101001', channel, page },
    seq: 2,
    dirRev: 1,
    marks: Uint32Array.from(slots, ([state, , reason = 'none']) =>
      packMark({ state, reason, tries: 1, maybe: false, seconds: 0 }),
    ),
    touched: new Uint8Array(1),
    seal: 0,
    done: true,
    rev: 1,
  },
  receipts: slots.flatMap(([, state], slot) => (state ? [{ slot, seq: 2, try: 1, state, at: 1 }] : [])),
})
const nowhere = () => undefined
const place = { sizes: { loudspeaker: [4], sms: [4] }, duty: 2 }

describe('the reach of a warning in a village', () => {
  it('counts loudspeakers that played over those installed and those online', () => {
    const sheets = [sheet('loudspeaker', [['accepted', 'played'], ['accepted'], ['unknown', 'played'], ['failed']])]
    expect(reachOf({ place, sheets, elsewhere: nowhere, online: 3 })).toMatchObject({
      installed: 4,
      online: 3,
      played: 2,
      playedOfInstalled: 0.5,
      playedOfOnline: 2 / 3,
    })
  })

  it('counts phones that have it, those with a duty apart: they come first on the page', () => {
    const sheets = [
      sheet('sms', [
        ['accepted', 'delivered'],
        ['accepted', 'handed'],
        ['accepted', 'delivered'],
        ['suppressed', undefined, 'not-addressed'],
      ]),
    ]
    expect(reachOf({ place, sheets, elsewhere: nowhere, online: 0 })).toMatchObject({
      duty: 2,
      dutyDelivered: 1,
      phones: 3,
      phonesDelivered: 2,
    })
  })

  it('counts somebody who was reached in another place of theirs', () => {
    const sheets = [sheet('sms', [['suppressed', undefined, 'covered'], ['accepted']])]
    const elsewhere = (page: number, slot: number) =>
      page === 0 && slot === 0 ? ({ state: 'accepted', delivered: true, confirmable: true } as const) : undefined
    expect(reachOf({ place, sheets, elsewhere, online: 0 })).toMatchObject({
      dutyDelivered: 1,
      phones: 2,
      phonesDelivered: 1,
    })
  })

  it('nobody on a later page has a duty when the first page holds them all', () => {
    const sheets = [sheet('sms', [['accepted', 'delivered']], 1)]
    expect(reachOf({ place, sheets, elsewhere: nowhere, online: 0 })).toMatchObject({
      dutyDelivered: 0,
      phonesDelivered: 1,
    })
  })

  it('in an empty village is nothing, and divides by nothing', () => {
    const empty = { sizes: {}, duty: 0 }
    expect(Object.values(reachOf({ place: empty, sheets: [], elsewhere: nowhere, online: 0 }))).toEqual(
      Array.from({ length: 9 }, () => 0),
    )
  })
})
