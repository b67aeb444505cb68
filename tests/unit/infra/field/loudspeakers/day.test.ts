import { expect, it } from 'vitest'
import { announcement, at, board, item, onTheBench, programme } from './bench.ts'

const clockOf = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().slice(11, 19)

/** One day of one village, second by second: its week was set by the county and by itself. */
it('a day in a village', () => {
  const [first, second] = [onTheBench({ id: 'hall' }), onTheBench({ id: 'school', bufferMs: 500 })]
  const both = [first, second]
  const until = (time: string): void => {
    for (const one of both) one.until(at(time))
  }
  const week = programme(7, [
    item('work-safety', { at: '07:00', seconds: 60 }),
    item('drowning', { ref: 'programme/430182101001/drowning', authority: 'village', at: '17:30', seconds: 40 }),
    item('forest-fire', { at: '17:30', weekdays: [1, 3] }),
  ])
  for (const one of both) one.programme(week, false)

  // 07:00 safety talk; at 07:00:20 a red warning comes, three times over, and the talk is given anew afterwards.
  until('07:00:20')
  const red = announcement('w1.1', { repeat: 3, script: '暴雨红色预警，山边住户立即转移。', issuedAt: at('07:00:20') })
  for (const one of both) one.board(board(1, [red]))
  until('07:00:30')
  // The hall loses its power in the middle of it, and has it again a minute later.
  first.losePower()
  until('07:01:40')
  first.switchOn()
  first.programme(week, false)
  first.board(board(1, [red]), false)
  until('11:40:00')

  // A notice around noon; the warning is cancelled while nobody speaks.
  const notice = announcement('w2.1', { priority: 'notice', script: '今晚八点停水。', issuedAt: at('11:40:00') })
  for (const one of both) one.board(board(3, [notice], ['w1.1']))
  until('17:31:00')

  // 17:30: the county's talk goes before the village's, which begins when it is over.
  until('22:30:00')
  // Quiet hours: a yellow warning of the day before waits, red does not.
  const hours = { from: '06:30', until: '21:30', utcOffsetMinutes: 480 }
  const yellow = announcement('w3.1', { priority: 'yellow', issuedAt: at('22:30:00'), hours })
  const night = announcement('w4.1', { issuedAt: at('22:30:01'), script: '水库泄洪，立即撤离。' })
  for (const one of both) one.board(board(4, [notice, yellow, night], ['w1.1']))
  until('23:59:00')

  const diary = (one: typeof first) =>
    one.noticed.map(({ at, kind, ref, reason, volume }) =>
      [clockOf(at), kind, ref.replace('programme/', ''), reason ?? volume].filter(word => word !== undefined).join(' '),
    )
  expect(diary(first)).toMatchInlineSnapshot(`
    [
      "07:00:02 begins 430182000000/work-safety/2026-07-06T07:00 70",
      "07:00:22 begins ref-w1.1 100",
      "07:01:40 failed 430182000000/work-safety/2026-07-06T07:00 power-lost",
      "07:01:40 failed ref-w1.1 power-lost",
      "07:01:42 begins ref-w1.1 100",
      "07:01:57 finished ref-w1.1 100",
      "07:01:59 begins 430182000000/work-safety/2026-07-06T07:00 70",
      "07:02:29 finished 430182000000/work-safety/2026-07-06T07:00 70",
      "11:40:02 begins ref-w2.1 60",
      "11:40:04 finished ref-w2.1 60",
      "17:30:02 begins 430182000000/forest-fire/2026-07-06T17:30 70",
      "17:30:32 finished 430182000000/forest-fire/2026-07-06T17:30 70",
      "17:30:34 begins 430182101001/drowning/2026-07-06T17:30 70",
      "17:31:04 finished 430182101001/drowning/2026-07-06T17:30 70",
      "22:30:02 begins ref-w4.1 100",
      "22:30:05 finished ref-w4.1 100",
    ]
  `)
  expect(diary(second)).toMatchInlineSnapshot(`
    [
      "07:00:00 begins 430182000000/work-safety/2026-07-06T07:00 70",
      "07:00:20 begins ref-w1.1 100",
      "07:00:35 finished ref-w1.1 100",
      "07:00:36 begins 430182000000/work-safety/2026-07-06T07:00 70",
      "07:01:06 finished 430182000000/work-safety/2026-07-06T07:00 70",
      "11:40:00 begins ref-w2.1 60",
      "11:40:03 finished ref-w2.1 60",
      "17:30:00 begins 430182000000/forest-fire/2026-07-06T17:30 70",
      "17:30:30 finished 430182000000/forest-fire/2026-07-06T17:30 70",
      "17:30:31 begins 430182101001/drowning/2026-07-06T17:30 70",
      "17:31:01 finished 430182101001/drowning/2026-07-06T17:30 70",
      "22:30:00 begins ref-w4.1 100",
      "22:30:04 finished ref-w4.1 100",
    ]
  `)
})
