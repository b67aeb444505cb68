import { describe, expect, it } from 'vitest'
import { loudspeakerDelivery } from '../../../../functions/send-loudspeaker/hand-over-loudspeaker.ts'
import { memoryBoards } from '../../../../shared/adapters/memory/boards.ts'
import { MemoryLoudspeakerCarrier } from '../../../../shared/adapters/memory/loudspeaker-carrier.ts'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import type { Slot } from '../../../../shared/domain/directory/roster.ts'
import type { IssuedAlert } from '../../../../shared/domain/series/warning.ts'
import type { SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'
import { admit } from '../../../../shared/domain/wall.ts'
import type { Window } from '../../../../shared/protocol/delivery.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const gacha = '152529201200'
const sheet: SheetId = {
  ...{ warning: 'w1', county: '152529', bucket: 0, place: gacha, channel: 'loudspeaker', page: 0 },
}
const uri = 'https://example.org/mn.mp3'
const resource = { resourceDesc: '录音', mimeType: 'audio/mpeg', uri, digest: 'a'.repeat(40) }
const mongolian = (more: Partial<Info> = {}) =>
  rainInfo({ language: 'mn-Mong-CN', event: 'ᠪᠣᠷᠣᠭ᠎ᠠ', headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ', resource: [resource], ...more })

const local = { zone: 'Asia/Shanghai', day: { from: '06:30', until: '21:30' } }

type Village = { issued?: IssuedAlert; lang?: string; covered?: boolean; same?: boolean; held?: boolean }
const aVillage = ({ issued = rainIssued({ info: [rainInfo(), mongolian()] }), ...village }: Village) => {
  const { lang = 'mn-Mong-CN', covered = true, same = false, held = false } = village
  const slots: Slot[] = ['t1', 't2'].map(id => ({ id, address: id, lang, duty: false, exercise: true, also: [] }))
  const briefing: Window['briefing'] = {
    issued,
    audience: {
      warning: 'w1',
      edition: 'e',
      county: '152529',
      dirRev: 1,
      buckets: 1,
      places: [gacha],
      joined: {},
      seq: issued.seq,
    },
    page: { place: gacha, rev: 1, channel: 'loudspeaker', page: 0, slots },
    exemptions: slots.map(() => undefined),
    untranslated: { seq: 1, slots: slots.map(() => same) },
    admit: slot => admit({ status: issued.alert.status, sheet, seq: issued.seq, slot, listedNow: () => true }),
    addressingAt: () => ({ kind: 'send', repeat: 3 }),
    turnAt: (_, at) => (held ? { kind: 'hold', untilAt: at + 1, reason: 'quiet-hours' } : { kind: 'send', repeat: 3 }),
    covers: () => covered,
  }
  const clock = { now: () => issued.issuedAt }
  const carrier = new MemoryLoudspeakerCarrier(clock)
  const delivery = loudspeakerDelivery({ carrier, boards: memoryBoards(), clock, ...local })
  const { signal } = new AbortController()
  return {
    carrier,
    before: () => delivery.before?.({ sheet, briefing, ids: ['w1.1'], until: issued.expiresAt, signal }),
    handOver: () =>
      delivery.handOver({
        sheet,
        briefing,
        slots: slots.map((recipient, slot) => ({ slot, try: 1, recipient })),
        lane: 'urgent',
        signal,
      }),
  }
}
const heard = async (village: Village = {}) => {
  const { carrier, handOver } = aVillage(village)
  expect(await handOver()).toEqual([{ outcome: 'accepted' }, { outcome: 'accepted' }])
  return carrier.retainedNow(gacha)?.inForce[0]
}
const issued = (info: Info[], alert: Partial<Alert> = {}, seq = 1) => rainIssued({ info, ...alert }, { seq })

describe('the loudspeakers of a Mongolian village', () => {
  it('speak Chinese, and are told where the Mongolian is recorded, and what it must hash to', async () => {
    const announcement = await heard()
    expect(announcement?.script).toMatch(/^宁乡市气象台七月一日四时十分发布暴雨红色预警/)
    expect(announcement?.recording).toEqual({ uri, mimeType: 'audio/mpeg', digest: 'a'.repeat(40), lang: 'mn-Mong-CN' })
  })

  it('speak Chinese alone where the Alert brings no recording, or none that can be fetched and trusted', async () => {
    const lame: Info[] = [
      mongolian({ resource: [] }),
      mongolian({ resource: [{ ...resource, mimeType: 'image/png' }] }),
      mongolian({ resource: [{ resourceDesc: '录音', mimeType: 'audio/mpeg' }] }),
      mongolian({ resource: [{ ...resource, uri: 'cid:mn.mp3' }] }),
      mongolian({ resource: [{ resourceDesc: '录音', mimeType: 'audio/mpeg', uri: 'http://example.org/mn.mp3' }] }),
      mongolian({ resource: [{ ...resource, uri: `https://example.org/${'x'.repeat(600)}` }] }),
    ]
    for (const info of lame) {
      const announcement = await heard({ issued: issued([rainInfo(), info]) })
      expect(announcement?.script).toContain('暴雨红色预警')
      expect(announcement).not.toHaveProperty('recording')
    }
  })

  it('are told so in Chinese alone when an Update leaves the village out', async () => {
    const announcement = await heard({
      issued: issued([rainInfo(), mongolian()], { msgType: 'Update' }, 2),
      covered: false,
    })
    expect(announcement?.script).toMatch(/^您所在地区已不在预警范围内。/)
    expect(announcement).not.toHaveProperty('recording')
  })

  it('hear an exercise in words alone: nothing can be said before a recording in its own language', async () => {
    const exercise = aVillage({ issued: issued([rainInfo(), mongolian()], { status: 'Exercise' }) })
    await exercise.handOver()
    expect(JSON.stringify(exercise.carrier.taken)).toContain('演练，演练。')
    expect(JSON.stringify(exercise.carrier.taken)).not.toContain(uri)
    expect(exercise.carrier.retainedNow(gacha)).toBeUndefined()
  })
})

describe('the loudspeakers of other villages', () => {
  it('hear no recording', async () => {
    expect(await heard({ lang: 'zh-CN' })).not.toHaveProperty('recording')
    expect(await heard({ lang: 'bo-CN' })).not.toHaveProperty('recording')
  })

  it('go on with what they were told when an Update only adds Mongolian', async () => {
    const update = { issued: issued([rainInfo(), mongolian()], { msgType: 'Update' }, 2), held: true }
    const theirs = aVillage({ ...update, lang: 'zh-CN', same: true })
    await theirs.before()
    expect(theirs.carrier.taken).toEqual([])
    const mongolians = aVillage(update)
    await mongolians.before()
    expect(mongolians.carrier.retained.get(gacha)?.cancelled.map(({ id }) => id)).toEqual(['w1.1'])
  })
})
