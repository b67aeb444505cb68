import { describe, expect, it } from 'vitest'
import { publishProgramme } from '../../../../functions/publish-programme/publish-programme.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { memoryProgrammes } from '../../../../shared/adapters/memory/programmes.ts'
import type { ProgrammeDocument } from '../../../../shared/domain/loudspeakers/programme-document.ts'
import type { HandOverResult } from '../../../../shared/domain/sheets/hand-over.ts'
import { county as countyPlace, day, item, stored, town } from '../../domain/support/programmes.ts'
import { recordingLog } from '../../support/recording-log.ts'

const [hills, lake, mute, elsewhere] = ['430182101001', '430182101002', '430182101003', '430182102001'] as const
const box = { remainingMs: () => 20_000, signal: new AbortController().signal }
const clock = { now: () => Date.UTC(2026, 6, 1) }

const aCounty = async () => {
  const [directory, programmes, log] = [memoryDirectory(), memoryProgrammes(), recordingLog()]
  const place = (code: string, horns: number) => ({
    ...{ code, name: code, duty: 0, sizes: horns > 0 ? { loudspeaker: [horns] } : {} },
  })
  const places = [place(town, 0), place(hills, 2), place(lake, 1), place(mute, 0), place(elsewhere, 3)]
  await directory.putManifest({ county: '430182', name: '宁乡市', rev: 1, places })
  await directory.flip(undefined, {
    county: '430182',
    name: '宁乡市',
    rev: 1,
    publishedImport: 'i',
    problems: 0,
    expiredBelow: 0,
  })
  const told: ProgrammeDocument[] = []
  const carrier = { answer: async (_: ProgrammeDocument): Promise<HandOverResult> => ({ outcome: 'accepted' }) }
  const publisher = {
    publish: async (document: ProgrammeDocument) => {
      const result = await carrier.answer(document)
      if (result.outcome === 'accepted') told.push(document)
      return result
    },
  }
  const ports = { programmes, directory, publisher, day, zone: 'Asia/Shanghai', clock, log }
  const tell = (of: string) =>
    publishProgramme(ports)({ v: 1, kind: 'publish-programme', county: '430182', place: of }, box)
  return { programmes, carrier, told, log, tell }
}

describe('a programme that was set', () => {
  it('of a county is told to each of its villages that has a loudspeaker', async () => {
    const { programmes, told, tell } = await aCounty()
    await programmes.write(stored(countyPlace, [item('fire')]))
    expect(await tell(countyPlace)).toEqual({ kind: 'done' })
    expect(told.map(({ place, version, utcOffsetMinutes }) => [place, version, utcOffsetMinutes])).toEqual([
      [hills, 1, 480],
      [lake, 1, 480],
      [elsewhere, 1, 480],
    ])
  })

  it('of a town is told to its own villages, together with what the county says', async () => {
    const { programmes, told, tell } = await aCounty()
    await programmes.write(stored(countyPlace, [item('fire')]))
    await programmes.write(stored(town, [item('water', { at: '12:00' })]))
    await tell(town)
    expect(told.map(({ place, items }) => [place, items.map(({ id }) => id)])).toEqual([
      [hills, ['fire', 'water']],
      [lake, ['fire', 'water']],
    ])
  })

  it('and changed while it was told is told again: the older might have been published last', async () => {
    const { programmes, carrier, told, tell } = await aCounty()
    await programmes.write(stored(hills, [item('a')]))
    let meanwhile = async (): Promise<unknown> => programmes.write(stored(hills, [item('b')], { version: 2 }))
    carrier.answer = async () => {
      await meanwhile()
      meanwhile = async () => undefined
      return { outcome: 'accepted' }
    }
    await tell(hills)
    expect(told.map(({ version }) => version)).toEqual([1, 2])
  })

  it('comes back when the broker cannot take all of it now', async () => {
    const { programmes, carrier, tell } = await aCounty()
    await programmes.write(stored(countyPlace, [item('fire')]))
    carrier.answer = async ({ place }) =>
      place === lake ? { outcome: 'retry-later', reason: 'throttled' } : { outcome: 'accepted' }
    expect(await tell(countyPlace)).toEqual({ kind: 'back', seconds: 5 })
  })

  it('a village that the broker will never tell is named in the log, and the others are told', async () => {
    const { programmes, carrier, told, log, tell } = await aCounty()
    await programmes.write(stored(countyPlace, [item('fire')]))
    carrier.answer = async ({ place }) =>
      place === lake ? { outcome: 'refused', reason: 'carrier-refused' } : { outcome: 'accepted' }
    expect(await tell(countyPlace)).toEqual({ kind: 'done' })
    expect(told.map(({ place }) => place)).toEqual([hills, elsewhere])
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { code: 'programme-refused', fields: { place: lake } },
    ])
  })

  it('where nobody ever set one nothing is told', async () => {
    const { told, tell } = await aCounty()
    await tell(countyPlace)
    expect(told).toEqual([])
  })
})
