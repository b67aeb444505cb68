import { describe, expect, it } from 'vitest'
import { memoryDirectory } from '../../../shared/adapters/memory/directory.ts'
import { resolveAudience } from '../../../shared/domain/audience/audience.ts'
import type { CapArea } from '../../../shared/domain/cap/alert.ts'
import type { Manifest } from '../../../shared/domain/directory/roster.ts'
import type { Audience } from '../../../shared/domain/series/warning.ts'
import { valueNames } from '../../../shared/policy/value-names.ts'
import { findAudience } from '../../../shared/protocol/find-audience.ts'
import { audienceOf } from '../../scenario/support/series.ts'
import { area, box, codes, info, neighbour, ningxiang, place } from '../domain/support/audience.ts'

/** A directory that tells which manifests were read of it, as `<county> <rev>`. */
const directoryOf = async (...manifests: Manifest[]) => {
  const directory = memoryDirectory()
  const read: string[] = []
  for (const { county, name, rev, ...manifest } of manifests) {
    await directory.putManifest({ county, name, rev, ...manifest })
    const head = { county, name, rev, publishedImport: 'i', problems: 0, expiredBelow: 1 }
    await directory.flip((await directory.head(county))?.rev, head)
  }
  const manifest: typeof directory.manifest = (county, rev) => {
    read.push(`${county} ${rev}`)
    return directory.manifest(county, rev)
  }
  return { ...directory, manifest, read }
}
const question = (target: CapArea) => ({
  alert: { status: 'Actual' as const, info: [info([target])] },
  area: '',
  before: [] as Audience[],
  valueNames,
})

describe('to find whom an Alert reaches', () => {
  it.each([
    ['a drawing', area({ polygon: [box(28.25, 112.55, 28.35, 112.65)] })],
    ['the code of a village', codes('430182101001')],
  ])('of %s only its county is read, and the answer is that of reading all', async (_, target) => {
    const directory = await directoryOf(neighbour, ningxiang)
    const asked = question(target)
    const { audience, counties } = await findAudience(directory, asked)
    expect(directory.read).toEqual(['430182 7'])
    expect(audience).toEqual(resolveAudience(asked.alert, [neighbour, ningxiang], '', valueNames))
    expect(counties).toEqual(['430181', '430182'])
  })

  it('nothing is read where an Alert says only in words where it is', async () => {
    const directory = await directoryOf(neighbour, ningxiang)
    const { audience } = await findAudience(directory, question(area({})))
    expect(directory.read).toEqual([])
    expect(audience.unresolved).toMatchObject([{ reason: 'only-text' }])
  })

  it('a county that moved is searched where its places are now, and one in the series where they were then', async () => {
    const moved = { ...ningxiang, rev: 8, places: [place('430182101001', { point: [30, 115] })] }
    const directory = await directoryOf(neighbour, ningxiang, moved)
    const here = question(area({ circle: [{ centre: [28.2, 112.5], radiusKm: 1 }] }))
    const there = question(area({ circle: [{ centre: [30, 115], radiusKm: 1 }] }))
    const before = [{ ...audienceOf(1), dirRev: 7 }]
    const villages = async (asked: typeof here) =>
      (await findAudience(directory, asked)).audience.counties.map(({ dirRev, places }) => [
        dirRev,
        places[1] ?? places[0],
      ])
    expect(await villages(here)).toEqual([])
    expect(await villages(there)).toEqual([[8, '430182101001']])
    expect(await villages({ ...here, before })).toEqual([[7, '430182101001']])
    expect(await villages({ ...there, before })).toEqual([])
  })
})
