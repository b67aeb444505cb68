import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { touches } from '../../../shared/domain/audience/geometry.ts'
import { touchedIn } from '../../../shared/domain/audience/place-search.ts'
import type { Point } from '../../../shared/domain/cap/alert.ts'
import type { Manifest } from '../../../shared/domain/directory/roster.ts'
import { countryOf, countyOf, pointsOf } from './country.ts'
import { questions } from './questions.ts'

/** What a cold process says. `movedMs`: to read again what so many counties published meanwhile. */
export type Cold = {
  countiesMs: number
  loadMs: number
  firstMs: number
  moved: { counties: number; ms: number }[]
  mismatches: string[]
}

/** A process as young as a cold function: it loads the index by the door's own adapter and asks it. Arguments: table, villages, seed. */
const [table = '', villages = '0', seed = '1'] = process.argv.slice(2)
const documents = documentClient(dynamoDbClient())
const directory = dynamoDbDirectory(documents, table)
const writer = dynamoDbDirectoryWriter(documents, table)

const timed = async <T>(work: () => Promise<T> | T): Promise<[T, number]> => {
  const from = performance.now()
  const made = await work()
  return [made, performance.now() - from]
}

const [revisions, countiesMs] = await timed(() => directory.counties())
const [index, loadMs] = await timed(() => directory.index(revisions))
const drawn = questions.at(-1)?.drawn ?? { kind: 'circle', circle: { centre: [0, 0], radiusKm: 1 } }
const [, firstMs] = await timed(() => touchedIn(index, drawn))

const manifests = new Map(countryOf(Number(villages), Number(seed)).map(manifest => [manifest.county, manifest]))
const mismatches: string[] = []
const check = async (when: string, current: Awaited<ReturnType<typeof directory.index>>) => {
  const touched = touches(drawn)
  const found = touchedIn(current, drawn)
  for (const [county, { places }] of manifests) {
    const truth = places.flatMap(({ point }, n) => (touched({ point }) ? [n] : []))
    const own = (found.get(county)?.surely ?? []).toSorted((a, b) => a - b)
    if (own.join() !== truth.join()) mismatches.push(`${when}: other villages of ${county}`)
  }
}
await check('loaded', index)

/** Its villages a little further north, published as another revision. */
const publishMoved = async (manifest: Manifest): Promise<void> => {
  const { county, name, rev } = manifest
  const next = countyOf(
    county,
    rev + 1,
    pointsOf(manifest).map(([lat, lon]): Point => [lat + 0.2, lon]),
  )
  await writer.putManifest(next)
  const head = { county, name, rev: rev + 1, publishedImport: 'i', problems: 0, expiredBelow: 1 }
  if (!(await writer.flip(rev, head))) throw new Error(`${county} was published by somebody else`)
  manifests.set(county, next)
}

const moved: Cold['moved'] = []
for (const counties of [1, 100]) {
  for (const manifest of [...manifests.values()].slice(0, counties)) await publishMoved(manifest)
  const [current, ms] = await timed(async () => directory.index(await directory.counties()))
  await check(`${counties} published again`, current)
  moved.push({ counties: Math.min(counties, manifests.size), ms })
}
process.stdout.write(JSON.stringify({ countiesMs, loadMs, firstMs, moved, mismatches } satisfies Cold))
process.exit(0)
