import { describe, expect, it } from 'vitest'
import { badParameter, badType, readPost, robotTurns } from '../../../../../infra/field/rooms/robot.ts'

const post = (msgtype: string, content: string): string => JSON.stringify({ msgtype, [msgtype]: { content } })

describe("a robot's limits", () => {
  it.each([
    ['text', 2_048],
    ['markdown', 4_096],
  ])('%s of %i bytes is the most', (msgtype, bytes) => {
    expect(readPost(post(msgtype, 'a'.repeat(bytes)))).toEqual({ content: 'a'.repeat(bytes) })
    expect(readPost(post(msgtype, 'a'.repeat(bytes + 1)))).toEqual(badParameter)
    expect(readPost(post(msgtype, '雨'.repeat(bytes / 2)))).toEqual(badParameter)
  })

  it.each([
    ['another type', post('news', 'x'), badType],
    ['no content', JSON.stringify({ msgtype: 'text', text: {} }), badParameter],
    ['an empty content', post('text', ''), badParameter],
    ['no JSON', 'hello', badParameter],
    ['no object', '[]', badParameter],
  ])('refuses %s', (_, body, verdict) => {
    expect(readPost(body)).toEqual(verdict)
  })

  it('takes 20 in any sixty seconds, of each robot for itself', () => {
    const turn = robotTurns()
    const first = Array.from({ length: 21 }, (_, n) => turn('a', n * 1_000))
    expect(first.filter(verdict => verdict === 'taken')).toHaveLength(20)
    expect(first.at(-1)).toBe('too-fast')
    expect(turn('b', 20_000)).toBe('taken')
    expect(turn('a', 59_999)).toBe('too-fast')
    expect(turn('a', 60_000)).toBe('taken')
    expect(turn('a', 60_001)).toBe('too-fast')
  })
})
