import { describe, expect, it } from 'vitest'
import { addresseesOf, addresses } from '../../../../shared/domain/audience/addressees.ts'
import { info } from '../support/audience.ts'

const named = (...infos: (readonly (readonly [name: string, value: string])[])[]) =>
  addresseesOf({
    info: infos.map(parameter => ({
      ...info([]),
      parameter: parameter.map(([valueName, value]) => ({ valueName, value })),
    })),
  })
const roles = (value: string) => ['tongluo:roles', value] as const
const channels = (value: string) => ['tongluo:channels', value] as const

describe('the addressees that an Alert names', () => {
  it('are roles and channels, each once, in the order of their lists', () => {
    expect(named([roles(' student  parent student'), channels('loudspeaker sms')])).toEqual({
      addressees: { roles: ['parent', 'student'], channels: ['sms', 'loudspeaker'] },
      problems: [],
    })
  })

  it('may stand in several parameters of one name, however it is capitalised', () => {
    expect(named([roles('parent'), ['Tongluo:Roles', 'herder']]).addressees?.roles).toEqual(['parent', 'herder'])
  })

  it('are by every channel where none is named', () => {
    expect(named([roles('parent')]).addressees?.channels).toEqual(['sms', 'group-chat', 'loudspeaker'])
  })

  it('are nobody in particular where nothing is said', () => {
    expect(named([['CN-COLOR', 'none']], [])).toEqual({ problems: [] })
    expect(named()).toEqual({ problems: [] })
  })

  it('are the same in every info, in whatever order', () => {
    const translated = named([roles('parent student'), channels('sms')], [channels('sms'), roles('student parent')])
    expect(translated.addressees?.roles).toEqual(['parent', 'student'])
  })

  it.each([
    ['a word that is no role', [[roles('parent boss')]], ['unknown-role alert/info[1]/parameter']],
    [
      'a word that is no channel',
      [[roles('parent'), channels('sms radio')]],
      ['unknown-channel alert/info[1]/parameter'],
    ],
    ['a word that every object has', [[roles('constructor')]], ['unknown-role alert/info[1]/parameter']],
    ['no role', [[roles('  ')]], ['nothing-named alert/info[1]/parameter']],
    ['channels and no role', [[channels('sms')]], ['nothing-named alert/info[1]/parameter']],
    ['an empty list of channels', [[roles('parent'), channels('')]], ['nothing-named alert/info[1]/parameter']],
    ['other roles in another info', [[roles('parent')], [roles('herder')]], ['addressees-differ alert/info']],
    [
      'other channels in another info',
      [[roles('parent')], [roles('parent'), channels('sms')]],
      ['addressees-differ alert/info'],
    ],
    ['nothing in another info', [[roles('parent')], []], ['addressees-differ alert/info']],
    [
      'two things at once',
      [[roles('boss'), channels('radio')], [roles('')]],
      [
        'unknown-role alert/info[1]/parameter',
        'unknown-channel alert/info[1]/parameter',
        'nothing-named alert/info[2]/parameter',
      ],
    ],
  ] as const)('cannot be followed: %s', (_, infos, expected) => {
    const { addressees, problems } = named(...infos)
    expect(addressees).toBeUndefined()
    expect(problems.map(({ code, at }) => `${code} ${at}`)).toEqual(expected)
  })
})

describe('a notice for parents and students', () => {
  const notice = { roles: ['parent', 'student'], channels: ['sms', 'group-chat', 'loudspeaker'] } as const
  it.each([
    ['a parent', 'sms', ['resident', 'parent'], 'addressed'],
    ['a resident', 'sms', ['resident'], 'not-for-this-role'],
    ['a phone that is nothing in particular', 'sms', [], 'not-for-this-role'],
    ['a room of parents', 'group-chat', ['parent'], 'addressed'],
    ['a room of herders', 'group-chat', ['herder'], 'not-for-this-role'],
    ['a room for all', 'group-chat', [], 'addressed'],
    ['a loudspeaker', 'loudspeaker', [], 'addressed'],
  ] as const)('%s', (_, channel, own, expected) => {
    expect(addresses({ roles: [...notice.roles], channels: [...notice.channels] }, { channel, roles: own })).toBe(
      expected,
    )
  })

  it.each(['group-chat', 'loudspeaker'] as const)('by sms alone reaches no %s', channel => {
    expect(addresses({ roles: ['parent'], channels: ['sms'] }, { channel, roles: [] })).toBe('not-by-this-channel')
  })
})
