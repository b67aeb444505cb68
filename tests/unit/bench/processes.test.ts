import { describe, expect, test } from 'vitest'
import type { Member } from '../../bench/processes/census.ts'
import { groupOf, type Role, roleOf } from '../../bench/processes/role.ts'
import { largest, spentBetween } from '../../bench/processes/spent.ts'
import { readBusy, readPss, readStat } from '../../bench/processes/stat.ts'

describe('what /proc says', () => {
  test('a process whose name holds blanks and brackets', () => {
    const line = '4242 (a) b (c) S 17 4242 4242 0 -1 4194304 1 2 3 4 1250 250 7 8 20 0 11 0 987654 1 2'
    expect(readStat(line)).toEqual({ pid: 4242, parent: 17, cpuSeconds: 15, bornAt: 987654 })
  })

  test('a process that has ended in between is nobody', () => {
    expect(readStat('')).toBeUndefined()
    expect(readPss('')).toBe(0)
  })

  test('memory is the proportional share, not what is resident', () => {
    expect(readPss('Rss:              90000 kB\nPss:              45678 kB\nPss_Anon:         1 kB\n')).toBe(
      45678 * 1024,
    )
  })

  test('idle and waiting for a disk are not work', () => {
    expect(readBusy('cpu  100 200 300 99999 88888 10 20 30 0 0\ncpu0 1 2 3 4\n')).toBe(6.6)
  })
})

describe('whose work a process does', () => {
  test.each<[string, string, Role]>([
    ['node\0index.mjs', 'PATH=/bin\0AWS_LAMBDA_FUNCTION_NAME=tongluo-send-sms\0TZ=:UTC', 'function send-sms'],
    ['java\0-jar\0/x/DynamoDBLocal.jar\0-inMemory', '', 'java'],
    ['node\0/x/infra/local/mqtt/broker-process.ts', '', 'broker'],
    ['node\0/x/infra/field/main.ts', 'FIELD_PORT=1', 'field'],
    ['node\0/x/tests/stack/support/small-field.ts', '', 'field'],
    ['/bin/sh\0-c\0trap', '', 'other'],
  ])('%j', (commandLine, environ, role) => {
    expect(roleOf(commandLine, environ)).toBe(role)
  })

  test('functions are one group, and apart from Java, broker and field', () => {
    const roles: Role[] = ['function send-sms', 'function tick', 'java', 'broker', 'field', 'runtime', 'other']
    expect(roles.map(groupOf)).toEqual(['functions', 'functions', 'java', 'broker', 'field', 'runtime', 'other'])
  })
})

describe('what was spent between two moments', () => {
  const member = (pid: number, role: Role, cpuSeconds: number, bornAt = 1): Member => ({
    pid,
    parent: 0,
    role,
    cpuSeconds,
    bornAt,
  })
  const before = { at: 1_000, machineBusy: 50, members: [member(1, 'java', 10), member(2, 'function send-sms', 5)] }
  const after = {
    at: 5_000,
    machineBusy: 62,
    members: [member(1, 'java', 12), member(2, 'function send-sms', 8), member(3, 'function send-sms', 2)],
  }

  test('processes of one role add up, and a new one counts from nothing', () => {
    expect(spentBetween(before, after)).toEqual({
      seconds: 4,
      byRole: { java: 2, 'function send-sms': 5 },
      own: 7,
      others: 5,
    })
  })

  test('a pid that came again is somebody else', () => {
    const again = { ...after, members: [member(1, 'java', 3, 99)] }
    expect(spentBetween(before, again).byRole).toEqual({ java: 3 })
  })

  test('others never took less than nothing', () => {
    expect(spentBetween(before, { ...after, machineBusy: 51 }).others).toBe(0)
  })

  test('the hungriest', () => {
    expect(largest(spentBetween(before, after))).toEqual({ role: 'function send-sms', seconds: 5 })
    expect(largest({ seconds: 1, byRole: {}, own: 0, others: 0 })).toEqual({ role: 'nobody', seconds: 0 })
  })
})
