import type { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { type DemoCounty, inventRoom } from './areas.ts'
import { inventPerson } from './people.ts'
import { seeded } from './random.ts'

const officers = 3

/**
 * Who is told that something waits: three officers and their room, a group of its own that no warning has as its audience. All of
 * it is on the exercise list, so that an exercise that waits is told too; the list of the public ones is counted without them.
 * `firstPhone`: beyond the numbers of everybody else.
 */
export function* dutyOfficers({ county, name }: DemoCounty, firstPhone: number): Generator<DirectoryRecord> {
  const code = `G-${county}-duty`
  const random = seeded(`people ${code}`)
  yield { kind: 'group', code, name: `${name}值班组`, covers: [], onDutyFor: [`${county}000000`] }
  yield inventRoom(code, `${name}值班群`, true)
  for (let n = 0; n < officers; n += 1)
    yield inventPerson(random, {
      id: `${county}-duty-${n + 1}`,
      place: code,
      role: 'duty',
      title: '值班员',
      exercise: true,
      phoneNumber: firstPhone + n,
    })
}
