import type { Role } from '../../shared/domain/calendar/roles.ts'
import type { Person } from '../../shared/domain/directory/directory.ts'
import type { Random } from './random.ts'

const surnames = [...'王李张刘陈杨黄周吴徐孙马朱胡林郭何高罗郑'] as [string, ...string[]]
const givenNames = [...'伟芳娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂英华文斌玉兰红梅建国'] as [string, ...string[]]

/** An invented name; whoever bears it is not meant. */
export const inventName = (random: Random): string =>
  `${random.pick(surnames)}${random.pick(givenNames)}${random.next() < 0.5 ? random.pick(givenNames) : ''}`

/**
 * The nth invented phone: +86 154 and eight digits. No carrier has been given 154, so nobody can be reached by mistake.
 * 48,271 shares no divisor with 10^8, so no two n below 10^8 have the same number.
 */
export const inventPhone = (n: number): string => `+86154${String((n * 48_271 + 31_337) % 1e8).padStart(8, '0')}`

export const inventPerson = (
  random: Random,
  person: Pick<Person, 'id' | 'place' | 'role'> & {
    phoneNumber: number
    title?: string
    roles?: readonly Role[]
    exercise?: boolean
  },
): Person => ({
  kind: 'person',
  id: person.id,
  place: person.place,
  name: inventName(random),
  phone: inventPhone(person.phoneNumber),
  role: person.role,
  ...(person.title && { title: person.title }),
  ...(person.roles?.length && { roles: [...person.roles] }),
  lang: 'zh-CN',
  exercise: person.exercise ?? false,
})
