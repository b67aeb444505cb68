import { describe, expect, it } from 'vitest'
import { playingMs } from '../../../../../infra/field/loudspeakers/utterance.ts'
import { announcement, at, board, item, morning, onTheBench, programme } from './bench.ts'

const minute = 60_000

describe('a loudspeaker', () => {
  it('buffers before it speaks, and reports when it has said all of it', () => {
    const one = onTheBench()
    expect(one.board(board(1, [announcement('a')]))).toBe('taken')
    expect([one.terminal.player, one.noticed]).toEqual(['buffering', []])
    one.until(morning + minute)
    const length = playingMs(announcement('a'))
    expect(one.noticed.map(({ at, kind }) => [at - morning, kind])).toEqual([
      [2_000, 'begins'],
      [2_000 + length, 'finished'],
    ])
  })

  it.each([
    [2, 'older'],
    [1, 'older'],
    [3, 'taken'],
  ])('after version 2, version %i is %s', (version, verdict) => {
    const one = onTheBench()
    one.board(board(2, []))
    expect(one.board(board(version, [announcement('a')]))).toBe(verdict)
    one.until(morning + minute)
    expect(one.refs('begins')).toEqual(verdict === 'taken' ? ['ref-a'] : [])
  })

  it('ignores what is for another village', () => {
    const one = onTheBench()
    const elsewhere = { place: '430182101002' }
    expect(one.board({ ...board(1, [announcement('a')]), ...elsewhere })).toBe('another-place')
    expect(one.programme({ ...programme(1, [item('fire')]), ...elsewhere })).toBe('another-place')
    one.until(morning + 120 * minute)
    expect(one.noticed).toEqual([])
  })

  it('does not begin what has expired, and says so where it expired while it waited', () => {
    const one = onTheBench()
    const long = announcement('long', { script: '字'.repeat(400) })
    one.board(board(1, [long, announcement('soon', { expiresAt: morning + minute, priority: 'blue' })]))
    expect(one.command(announcement('late', { expiresAt: morning }))).toBe('expired')
    one.until(morning + 10 * minute)
    expect(one.refs('begins')).toEqual(['ref-long'])
    expect(one.noticed).toContainEqual(expect.objectContaining({ kind: 'failed', ref: 'ref-soon', reason: 'expired' }))
  })

  it('says red first, then the newer, the notice last, and one thing at a time', () => {
    const one = onTheBench()
    const later = { issuedAt: morning + 1 }
    one.board(
      board(1, [
        announcement('notice', { priority: 'notice' }),
        announcement('older'),
        announcement('newer', later),
        announcement('blue', { priority: 'blue' }),
      ]),
    )
    one.until(morning + minute)
    expect(one.refs('finished')).toEqual(['ref-newer', 'ref-older', 'ref-blue', 'ref-notice'])
  })

  it('falls silent in the middle of a word, and never begins it again', () => {
    const one = onTheBench()
    one.board(board(1, [announcement('a', { repeat: 3 }), announcement('b')]))
    one.until(morning + 3_000)
    expect(one.terminal.player).toBe('playing')
    one.board(board(2, [], ['a', 'b']))
    expect(one.terminal.player).toBe('idle')
    expect(one.command(announcement('a'))).toBe('cancelled')
    one.until(morning + minute)
    expect(one.noticed.map(({ kind, ref, reason }) => [kind, ref, reason])).toEqual([
      ['begins', 'ref-a', undefined],
      ['failed', 'ref-a', 'silenced'],
    ])
  })

  it('what is cancelled while it is buffered is not heard at all', () => {
    const one = onTheBench()
    one.command(announcement('w1.1'))
    one.cancel('w1.1')
    one.until(morning + minute)
    expect(one.noticed.map(({ kind, reason }) => [kind, reason])).toEqual([['failed', 'silenced']])
  })

  it('red cuts short what is less, which is said anew afterwards, from its beginning', () => {
    const one = onTheBench()
    one.board(board(1, [announcement('orange', { priority: 'orange', repeat: 3 })]))
    one.until(morning + 5_000)
    one.board(board(2, [announcement('orange', { priority: 'orange', repeat: 3 }), announcement('red')]))
    one.until(morning + minute)
    expect(one.refs('begins')).toEqual(['ref-orange', 'ref-red', 'ref-orange'])
    expect(one.refs('finished')).toEqual(['ref-red', 'ref-orange'])
    expect(one.refs('failed')).toEqual([])
  })

  it('what may be said by day only waits for the morning, and red does not', () => {
    const night = Date.parse('2026-07-06T02:00:00+08:00')
    const one = onTheBench({}, night)
    const hours = { from: '06:30', until: '21:30', utcOffsetMinutes: 480 }
    one.board(board(1, [announcement('yellow', { priority: 'yellow', hours }), announcement('red')]), false)
    one.until(at('06:29:59'))
    expect(one.refs('finished')).toEqual(['ref-red'])
    one.until(at('06:31:00'))
    expect(one.refs('finished')).toEqual(['ref-red', 'ref-yellow'])
  })

  it('is as loud as it is told: red beyond every cap, the rest below it', () => {
    const one = onTheBench()
    one.programme(programme(1, [item('fire', { volume: 90 })], { cap: 60, caps: { 't-1': 40 } }))
    one.until(at('07:02:00'))
    one.board(board(1, [announcement('orange', { priority: 'orange' }), announcement('red')]))
    one.until(at('07:03:00'))
    const begun = one.noticed.filter(({ kind }) => kind === 'begins')
    expect(begun.map(({ ref, volume }) => [ref.split('/').at(2) ?? ref, volume])).toEqual([
      ['fire', 40],
      ['ref-red', 100],
      ['ref-orange', 40],
    ])
  })

  it('forgets what is over, so that it can run for years', () => {
    const one = onTheBench()
    one.board(board(1, [announcement('a')], ['b']))
    one.until(morning + minute)
    one.until(morning + 49 * 60 * minute)
    one.board(board(2, []))
    expect([one.terminal.flash.begun.size, one.terminal.memory.cancelled.size]).toEqual([0, 0])
  })

  it('takes about four characters a second, as often as it repeats', () => {
    expect(playingMs({ script: '一二三四', repeat: 1 })).toBe(2_000)
    expect(playingMs({ script: '一二三四', repeat: 3 })).toBe(6_000)
  })
})

describe('a power cut', () => {
  it('in the middle of a word is told after it, and the warning is said once more, from what is retained', () => {
    const one = onTheBench()
    const warned = board(4, [announcement('a', { repeat: 3 })])
    one.board(warned)
    one.until(morning + 5_000)
    one.losePower()
    one.until(morning + minute)
    one.switchOn()
    expect(one.board(warned, false)).toBe('taken')
    one.until(morning + 2 * minute)
    expect(one.noticed.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['begins', undefined],
      ['failed', 'power-lost'],
      ['begins', undefined],
      ['finished', undefined],
    ])
  })

  it('twice in the same words is the end of them', () => {
    const one = onTheBench()
    const warned = board(1, [announcement('a', { repeat: 3 })])
    for (const minutes of [1, 2, 3]) {
      one.board(warned, false)
      one.until(morning + minutes * minute - 55_000)
      one.losePower()
      one.until(morning + minutes * minute)
      one.switchOn()
    }
    expect([one.refs('begins').length, one.refs('failed').length]).toEqual([2, 2])
  })

  it('takes no memory of what was said: it is not said again', () => {
    const one = onTheBench()
    one.board(board(1, [announcement('a')]))
    one.until(morning + minute)
    one.losePower()
    one.switchOn()
    one.board(board(1, [announcement('a')]), false)
    one.until(morning + 2 * minute)
    expect(one.refs('begins')).toEqual(['ref-a'])
  })

  it('takes no memory of the version: an older board is not believed afterwards', () => {
    const one = onTheBench()
    one.board(board(3, [], ['a']))
    one.losePower()
    one.switchOn()
    expect(one.board(board(2, [announcement('a')]), false)).toBe('older')
    one.until(morning + minute)
    expect(one.noticed).toEqual([])
  })

  it('a warning that ended meanwhile is told as cut, and not said again', () => {
    const one = onTheBench()
    one.board(board(1, [announcement('a', { repeat: 3 })]))
    one.until(morning + 5_000)
    one.losePower()
    one.switchOn()
    one.board(board(2, [], ['a']), false)
    one.until(morning + minute)
    expect(one.noticed.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['begins', undefined],
      ['failed', 'power-lost'],
    ])
  })
})

describe('a clock that is off', () => {
  const hourMs = 3_600_000

  it('is put right by a live board: a red warning is not lost to a clock that runs ahead', () => {
    const one = onTheBench({ aheadMs: 30 * hourMs })
    one.board({ ...board(1, [announcement('a')]), at: morning })
    one.until(morning + minute)
    expect(one.refs('finished')).toEqual(['ref-a'])
  })

  it('that lies behind is put forward by what is retained, and says nothing that is over by then', () => {
    const one = onTheBench({ deadBattery: true })
    const over = announcement('over', { expiresAt: morning - 1 })
    one.board({ ...board(1, [over, announcement('a')]), at: morning - 1 }, false)
    one.until(morning + minute)
    expect(one.refs('begins')).toEqual(['ref-a'])
  })

  it('that nobody has set says warnings and no programme: it does not know the hour', () => {
    const one = onTheBench({ deadBattery: true })
    one.programme({ ...programme(1, [item('fire')]), at: morning - hourMs }, false)
    one.until(at('09:00:00'))
    expect(one.noticed).toEqual([])
    one.board({ ...board(1, []), at: one.now() })
    one.programme(programme(2, [item('fire', { at: '10:00' })]))
    one.until(at('10:02:00'))
    expect(one.refs('finished')).toEqual(['programme/430182000000/fire/2026-07-06T10:00'])
  })

  it('three minutes off, the talk is three minutes off, and the report says its own time', () => {
    const one = onTheBench({ aheadMs: 3 * minute })
    one.programme(programme(1, [item('fire')]))
    one.until(at('06:59:00'))
    expect(one.refs('begins')).toHaveLength(1)
  })
})
