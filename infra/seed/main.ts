import type { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import type { County } from '../../shared/domain/place.ts'
import { ningxiang, ningxiangRecords } from './ningxiang.ts'
import { zhengxiangbai, zhengxiangbaiRecords } from './zhengxiangbai.ts'

const demos = [
  { ...ningxiang, records: ningxiangRecords },
  { ...zhengxiangbai, records: zhengxiangbaiRecords },
]

/** The counties that a demo loads, in this order. */
export const demoCounties: { county: County; name: string }[] = demos.map(({ county, name }) => ({ county, name }))

/** Every record of a demo county, the same each time; places before what is in them. */
export const demoRecords = (county: County): Generator<DirectoryRecord> => {
  const demo = demos.find(known => known.county === county)
  if (!demo) throw new RangeError(`there is no demo county ${county}`)
  return demo.records()
}
