import { describe, expect, it } from 'vitest'
import { Room } from '../../../shared/domain/directory/directory.ts'
import { formatRobotAddress, parseRobotAddress } from '../../../shared/domain/rooms/robot-address.ts'
import { postId, robotName, robotOf } from '../../../shared/domain/rooms/room-post.ts'

const room = { kind: 'room', id: 'r1', place: 'G-152529101', name: '直通群', carrier: 'dingtalk', key: 'a'.repeat(64) }

describe('the address of a robot', () => {
  it.each([
    { carrier: 'wecom', key: 'aaaa-bbbb' },
    { carrier: 'dingtalk', key: 't', secret: 'SEC1' },
    { carrier: 'feishu', key: 'h', secret: 'x' },
  ] as const)('is read as it was written: %j', address => {
    expect(parseRobotAddress(formatRobotAddress(address))).toEqual(address)
  })

  it.each(['', 'wecom', 'wecom:', 'telegram:key', 'feishu:key:', 'dingtalk:a:b:c', '+8615400000001'])(
    '%s is none',
    address => {
      expect(parseRobotAddress(address)).toBeUndefined()
    },
  )

  it('cannot be broken by what the directory takes as key or secret', () => {
    for (const bad of ['a:b', 'a b', '', 'a'.repeat(129)]) {
      expect(Room.safeParse({ ...room, key: bad }).success).toBe(false)
      expect(Room.safeParse({ ...room, secret: bad }).success).toBe(false)
    }
    expect(Room.safeParse({ ...room, secret: `SEC${'f'.repeat(64)}` }).success).toBe(true)
    expect(Room.safeParse({ ...room, carrier: 'personal' }).success).toBe(false)
  })
})

describe('the id of a post', () => {
  const robot = robotName('dingtalk:token:SECsecret')

  it('names its robot, without anything that one could post with, and the minute it was made in', () => {
    const id = postId(robot, Date.UTC(2026, 5, 30, 20, 10, 3), 'token-1')
    expect(id).toMatch(/^[\w-]{12}\.20260630T201003Z\.[\w-]{6}$/)
    expect(robotOf(id)).toBe(robot)
    expect(id).not.toMatch(/token|secret|SEC/)
    expect(robotName('dingtalk:token:SECother')).not.toBe(robot)
  })

  it('is another for every post of the same second, and sorts by time', () => {
    const at = Date.UTC(2026, 5, 30, 23, 59, 59)
    expect(postId(robot, at, 'a')).not.toBe(postId(robot, at, 'b'))
    expect(postId(robot, at, 'a') < postId(robot, at + 1_000, 'a')).toBe(true)
  })
})
