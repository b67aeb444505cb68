import { expect, test } from 'vitest'
import { seenCounts } from '../../../../shared/adapters/dynamodb/seen-counts.ts'

test('what a worker has seen of a quarter only grows, whatever comes late', () => {
  const counts = seenCounts()
  counts.learn('sns', 40, new Map([[40, 200]]))
  counts.learn(
    'sns',
    40,
    new Map([
      [40, 150],
      [41, 10],
    ]),
  )
  expect([...counts.of('sns')]).toEqual([
    [40, 200],
    [41, 10],
  ])
})

test('what is past is forgotten, and each carrier has its own', () => {
  const counts = seenCounts()
  counts.learn(
    'sns',
    40,
    new Map([
      [40, 200],
      [41, 10],
    ]),
  )
  counts.learn('alibaba', 41, new Map([[41, 7]]))
  counts.learn('sns', 41, new Map())
  expect([...counts.of('sns')]).toEqual([[41, 10]])
  expect([...counts.of('alibaba')]).toEqual([[41, 7]])
  expect(counts.of('tencent').size).toBe(0)
})
