import { describe, expect, it } from 'vitest'
import { compilePattern } from '../../../infra/local/sources/pattern.ts'
import type { JsonObject } from '../../../infra/local/template/json.ts'

const record: JsonObject = {
  eventName: 'INSERT',
  dynamodb: { Keys: { pk: { S: 'W#1' }, sk: { S: 'OUT#3' } }, size: 12 },
}
const keyed = (rule: JsonObject): JsonObject => ({ dynamodb: { Keys: { sk: { S: [rule] } } } })

describe('an event filter', () => {
  it.each<[string, JsonObject, boolean]>([
    ['the outbox', { eventName: ['INSERT'], ...keyed({ prefix: 'OUT#' }) }, true],
    ['another event', { eventName: ['REMOVE'], ...keyed({ prefix: 'OUT#' }) }, false],
    ['one of several', { eventName: ['MODIFY', 'INSERT'] }, true],
    ['another prefix', keyed({ prefix: 'A#' }), false],
    ['a suffix', keyed({ suffix: '#3' }), true],
    ['anything but this', keyed({ 'anything-but': 'OUT#3' }), false],
    ['anything but others', keyed({ 'anything-but': ['A', 'B'] }), true],
    ['what is there', { userIdentity: [{ exists: true }] }, false],
    ['what is not there', { userIdentity: [{ exists: false }] }, true],
    ['a number in a range', { dynamodb: { size: [{ numeric: ['>', 10, '<=', 12] }] } }, true],
    ['a number out of it', { dynamodb: { size: [{ numeric: ['<', 10] }] } }, false],
    ['letters of any case', { eventName: [{ 'equals-ignore-case': 'insert' }] }, true],
  ])('%s', (_, pattern, expected) => {
    expect(compilePattern(pattern)(record)).toBe(expected)
  })

  it('a rule that is unknown here stops the start', () => {
    expect(() => compilePattern(keyed({ cidr: '10.0.0.0/8' }))).toThrow(
      'The filter rule {"cidr":"10.0.0.0/8"} is not known',
    )
  })
})
