import { describe, expect, it } from 'vitest'
import {
  aCalendar,
  aNotice,
  asked,
  decides,
  heard,
  mayDay,
  minute,
  noticesHeard,
  on,
  redWarning,
  states,
} from './support/calendar.ts'
import { anAlert } from './support/cap.ts'
import { dutyPhones } from './support/officers.ts'
import type { County } from './support/story.ts'

const may = mayDay('N1')
const also = aNotice('N2', { rules: { eve: 'fixed 05-11 16:00' } })
const rain = aNotice('N3', { rules: { rain: 'condition 11B03 >=yellow 07:00' } })

type When = 'before' | 'after'

/** The process dies at its nth write from now on, before or after it is stored; whoever comes next is well. */
const dyingAt = (here: County, nth: number, when: When): (() => boolean) => {
  let [writes, died] = [0, false]
  const mortal = <Given extends unknown[], Result>(write: (...given: Given) => Promise<Result>) => {
    return async (...given: Given): Promise<Result> => {
      writes += 1
      const dies = writes === nth
      if (dies && when === 'before') throw dead()
      const result = await write(...given)
      if (dies) throw dead()
      return result
    }
  }
  const dead = () => {
    died = true
    return new Error('killed')
  }
  here.notices.commit = mortal(here.notices.commit)
  here.warnings.commit = mortal(here.warnings.commit)
  here.warnings.putAudiences = mortal(here.warnings.putAudiences)
  here.raw.put = mortal(here.raw.put)
  return () => died
}

/** Its message is lost with it: the tick finds what is left. */
const survives = async (here: County, until: string): Promise<void> => {
  for (const end = Date.parse(until); here.clock.at < end; here.clock.at += minute) {
    await here.tick().catch(() => undefined)
    await here.drain().catch(() => here.loseMessages())
  }
}

const deaths = [1, 2, 3, 4, 5].flatMap(nth => (['before', 'after'] as const).map(when => [when, nth] as const))

const fail = (): never => {
  throw new Error('refused')
}

describe('a worker that dies', () => {
  it.each(deaths)('%s write %d of telling, tells each notice once', async (when, nth) => {
    const here = await aCalendar('2026-05-10T08:00:00+08:00', [may, also])
    await decides(here, 'approve', 'N1', 'N2')
    here.clock.at = Date.parse('2026-05-11T09:00:00+08:00')
    const hasDied = dyingAt(here, nth, when)
    await survives(here, '2026-05-11T10:00:00+08:00')
    expect(hasDied()).toBe(true)
    expect(heard(here)).toEqual(['【宁乡应急】请注意N1。请注意N2。'])
    expect(await states(here)).toEqual(['N1 told', 'N2 merged told-together'])
  })

  it.each(deaths.filter(([, nth]) => nth < 4))(
    '%s write %d of looking ahead, drafts each once and reminds',
    async (when, nth) => {
      const here = await aCalendar('2026-04-01T08:00:00+08:00', [may, also])
      here.clock.at = Date.parse('2026-05-09T08:00:00+08:00')
      const hasDied = dyingAt(here, nth, when)
      await survives(here, '2026-05-09T09:00:00+08:00')
      expect(hasDied()).toBe(true)
      expect(await states(here)).toEqual(['N1 draft', 'N2 draft'])
      const reminded = here.carriers.sms.taken.filter(({ address }) => address === dutyPhones[0])
      expect(reminded.length).toBeGreaterThan(0)
      expect(reminded.length).toBeLessThanOrEqual(when === 'after' ? 2 : 1)
    },
  )

  it.each(['before', 'after'] as const)('%s what follows a warning is written, plans it once', async when => {
    const here = await aCalendar('2026-07-01T10:00:00+08:00', [rain])
    const words = {
      colour: 'yellow',
      times: '<expires>2026-07-01T20:00:00+08:00</expires>',
      sent: '2026-07-01T10:00:00+08:00',
    }
    const { warning } = await here.receive(anAlert(words)).then(one => (one.kind === 'received' ? one : fail()))
    const hasDied = dyingAt(here, 1, when)
    await here.drain().catch(() => undefined)
    expect(hasDied()).toBe(true)
    // The stream gives its record again, to whoever is well.
    here.warnings.outbox.push({ warning: warning.id, seq: 1, lane: 'routine', counties: ['430182'] })
    await survives(here, '2026-07-01T10:10:00+08:00')
    expect(await states(here)).toEqual(['N3 draft'])
  })
})

describe('a notice whose worker died before the door knew it', () => {
  const stuck = async (awake: string) => {
    const here = await aCalendar(on('05-10', '08:00'), [may])
    await decides(here, 'approve', 'N1')
    here.clock.at = Date.parse(on('05-11', '09:00'))
    const { put } = here.raw
    here.raw.put = async () => fail()
    await here.tick()
    await here.drain().catch(() => here.loseMessages())
    expect(await states(here)).toEqual(['N1 telling'])
    here.raw.put = put
    here.clock.at = Date.parse(awake)
    return here
  }

  it('is late a day after: a person is asked, and nobody is shown as told', async () => {
    const here = await stuck(on('05-12', '10:00'))
    await here.until(on('05-12', '12:00'), 5 * minute)
    expect(await states(here)).toEqual(['N1 late too-late'])
    expect(heard(here)).toEqual([])
    expect(asked(here).at(-1)).toContain('提醒N1')
  })

  it('is held an hour after by the red warning that was issued in between', async () => {
    const here = await stuck(on('05-11', '10:00'))
    await redWarning(here, 'W1', on('05-11', '23:00'))
    await here.until(on('05-11', '10:20'), minute)
    expect(await states(here)).toEqual(['N1 approved held-by-warning'])
    expect(noticesHeard(here)).toEqual([])
  })
})

describe('a look at the calendar that others are quicker than', () => {
  it('is taken again, and reminds once', async () => {
    const here = await aCalendar(on('04-20', '08:00'), [may])
    here.clock.at = Date.parse(on('05-09', '08:00'))
    const { commit } = here.notices
    let quicker = 3
    here.notices.commit = async one => {
      const from = one.desk?.from
      if (!from || quicker === 0) return commit(one)
      quicker -= 1
      await commit({ notices: [], desk: { from, to: { ...from, rev: from.rev + 1 } } })
      return commit(one)
    }
    await here.tick()
    await here.drain()
    await here.drain()
    expect(quicker).toBe(0)
    expect(asked(here)).toHaveLength(1)
  })
})
