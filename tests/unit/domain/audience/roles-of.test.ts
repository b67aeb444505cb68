import { describe, expect, it } from 'vitest'
import { rolesOf } from '../../../../shared/domain/audience/roles-of.ts'
import { roleNames, roles } from '../../../../shared/domain/calendar/roles.ts'

const [village, town, group, reservoir] = ['430182101001', '430182101000', 'G-430182101', 'R-430182101001-sk1']

describe('as what notices speak to a phone', () => {
  it.each([
    ['a subscriber of a village', { place: village }, ['resident']],
    ['somebody of a village with a duty', { place: village, duty: true }, ['resident', 'village-responsible']],
    ['somebody of a village with roles', { place: village, roles: ['parent'] }, ['resident', 'parent']],
    [
      'whoever has a duty, and roles of their own',
      { place: village, duty: true, roles: ['farmer'] },
      ['resident', 'farmer'],
    ],
    ['a resident by name, too', { place: village, roles: ['resident', 'parent'] }, ['resident', 'parent']],
    ['somebody who answers for a reservoir', { place: reservoir, duty: true }, ['village-responsible']],
    ['a subscriber of a reservoir', { place: reservoir }, []],
    ['a member of a group', { place: group, duty: true }, ['duty-officer']],
    ['a member of a group without a duty', { place: group }, ['duty-officer']],
    ['a member of a group with roles', { place: group, duty: true, roles: ['herder'] }, ['herder']],
    ['a member of a group who lives in a village', { place: group, also: [village] }, ['resident', 'duty-officer']],
  ] as const)('%s', (_, { place, ...own }, expected) => {
    expect(rolesOf({ duty: false, also: [], ...own } as Parameters<typeof rolesOf>[0], place)).toEqual(expected)
  })

  it('is the same in each of their places', () => {
    const one = (place: string, also: string[]) => rolesOf({ duty: true, also }, place)
    expect(one(village, [group, reservoir])).toEqual(one(group, [village, reservoir]))
    expect(one(village, [group, reservoir])).toEqual(one(reservoir, [village, group]))
  })

  it('is never resident of a town: nobody is reached there', () => {
    expect(rolesOf({ duty: false, also: [] }, town)).toEqual([])
  })
})

it('no word means two roles', () => {
  const words = roles.flatMap(role => [role, ...roleNames[role].zh.split('、')])
  expect(new Set(words).size).toBe(words.length)
})
