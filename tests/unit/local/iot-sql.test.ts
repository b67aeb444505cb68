import { describe, expect, it } from 'vitest'
import { covers } from '../../../infra/local/mqtt/covers.ts'
import { parseRule } from '../../../infra/local/sources/iot-sql.ts'

const played = {
  topic: 'tongluo/430182/430182001001/T-7/played',
  payload: { ref: 'S#1', outcome: 'played', detail: { volume: 7 } },
  at: 1000,
}

describe('a rule of AWS IoT', () => {
  it('selects literals, fields, parts of the topic and the time', () => {
    const rule = parseRule(
      "SELECT 1 AS v, 'receipt' AS kind, true AS live, ref, detail.volume AS volume, topic(4) AS recipient, timestamp() AS at FROM 'tongluo/+/+/+/played'",
    )
    expect(rule.filter).toBe('tongluo/+/+/+/played')
    expect(rule.select(played)).toEqual({
      v: 1,
      kind: 'receipt',
      live: true,
      ref: 'S#1',
      volume: 7,
      recipient: 'T-7',
      at: 1000,
    })
  })

  it('leaves out a field that the payload does not have', () => {
    expect(parseRule("SELECT ref, reason FROM 'a'").select(played)).toEqual({ ref: 'S#1' })
  })

  it('finds no field in a payload that is not JSON', () => {
    expect(parseRule("SELECT ref, topic() AS topic FROM 'a'").select({ ...played, payload: undefined })).toEqual({
      topic: played.topic,
    })
  })

  it('keeps a comma that stands in a literal', () => {
    expect(parseRule("SELECT 'a, b' AS text, ref FROM 'a'").select(played)).toEqual({ text: 'a, b', ref: 'S#1' })
  })

  it.each([
    ["SELECT * FROM 'a'", 'uses *'],
    ["SELECT encode(*, 'base64') AS data FROM 'a'", "uses encode(*, 'base64')"],
    ["SELECT a + b AS sum FROM 'a'", 'uses a + b'],
    ["SELECT ref FROM 'a' WHERE outcome = 'played'", 'is not of a form'],
    ['nonsense', 'is not of a form'],
  ])('%s stops the start', (sql, why) => {
    expect(() => parseRule(sql)).toThrow(why)
  })
})

describe('a topic filter', () => {
  it.each([
    ['tongluo/+/+/+/played', 'tongluo/1/2/3/played', true],
    ['tongluo/+/+/+/played', 'tongluo/1/2/3/4/played', false],
    ['tongluo/+/+/+/played', 'tongluo/1/2/3/state', false],
    ['tongluo/#', 'tongluo/1/2', true],
    ['tongluo/#', 'tongluo', true],
    ['tongluo/#', 'other/1', false],
    ['tongluo/1', 'tongluo/1', true],
  ])('%s and %s: %s', (filter, topic, expected) => {
    expect(covers(filter, topic)).toBe(expected)
  })
})
