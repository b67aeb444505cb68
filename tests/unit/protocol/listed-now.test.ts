import { describe, expect, it } from 'vitest'
import { buildRoster } from '../../../shared/domain/directory/build-roster.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import { Fault } from '../../../shared/ports/fault.ts'
import { type CurrentDirectory, readListedNow } from '../../../shared/protocol/listed-now.ts'
import { areaRecord, personRecord, terminalRecord } from '../domain/support/records.ts'

const county = '430182'
const place = '430182101001'
const phone = (n: number) => `+86154${String(n).padStart(8, '0')}`
const land = [areaRecord('430182101000'), areaRecord(place)]

/** The newest revision, and how often each of its parts was asked for. */
const published = (records: DirectoryRecord[]) => {
  const { manifest, pages } = buildRoster(county, '宁乡市', [...land, ...records], 3, '2026-07-01')
  const asked = { revision: 0, manifest: 0, page: 0 }
  const directory: CurrentDirectory = {
    async revision(of) {
      asked.revision += 1
      return of === county ? 3 : undefined
    },
    async manifest() {
      asked.manifest += 1
      return manifest
    },
    async page(of, _, channel, page) {
      asked.page += 1
      const found = pages.find(one => one.place === of && one.channel === channel && one.page === page)
      if (!found) throw new Fault('corrupt', false, 'no such page')
      return found
    },
  }
  return { directory, asked }
}
const sms = { county, place, channel: 'sms' } as const
const recipient = (id: string, n: number) => ({ id, address: phone(n), exercise: true })

describe('who is on the exercise list now', () => {
  it('is whoever the newest revision flags, by id and address together', async () => {
    const { directory } = published([
      personRecord(place, 'listed', { phone: phone(1), exercise: true }),
      personRecord(place, 'other', { phone: phone(2) }),
    ])
    const isListed = await readListedNow(directory, sms)
    const answers = [recipient('listed', 1), recipient('other', 2), recipient('listed', 2), recipient('other', 1)].map(
      isListed,
    )
    expect(answers).toEqual([true, false, false, false])
  })

  it('is found on any page, and only pages that have somebody of it are read', async () => {
    const people = Array.from({ length: 1_200 }, (_, n) =>
      personRecord(place, `p${n}`, {
        phone: phone(n),
        role: n < 600 ? 'duty' : 'subscriber',
        exercise: n === 42 || n === 900,
      }),
    )
    const { directory, asked } = published(people)
    const isListed = await readListedNow(directory, sms)
    expect([42, 900, 43].map(n => isListed(recipient(`p${n}`, n)))).toEqual([true, true, false])
    // The first duty person stands on the first page, the first subscriber on the second of three.
    expect(asked).toEqual({ revision: 1, manifest: 1, page: 2 })
  })

  it('is asked channel by channel: a loudspeaker by the name of a person is none', async () => {
    const { directory } = published([terminalRecord(place, 't1', { exercise: true })])
    const terminal = { id: 't1', address: 't1', exercise: true }
    expect((await readListedNow(directory, { ...sms, channel: 'loudspeaker' }))(terminal)).toBe(true)
    expect((await readListedNow(directory, sms))(terminal)).toBe(false)
  })

  it.each([
    ['a place that is gone', { ...sms, place: '430182109001' }],
    ['a county of which nothing is published', { ...sms, county: '430181', place: '430181101001' }],
  ])('is nobody in %s', async (_, where) => {
    const { directory } = published([personRecord(place, 'listed', { phone: phone(1), exercise: true })])
    expect((await readListedNow(directory, where))(recipient('listed', 1))).toBe(false)
  })

  it('is not guessed: while the directory cannot be read, nobody is told anything', async () => {
    const { directory } = published([])
    const dark = { ...directory, revision: () => Promise.reject(new Fault('timeout', true, 'no answer')) }
    await expect(readListedNow(dark, sms)).rejects.toMatchObject({ reason: 'timeout' })
  })
})
