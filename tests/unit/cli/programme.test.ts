import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { speaker } from '../../../infra/cli/language.ts'
import { playsText, programmeText, receiptText } from '../../../infra/cli/show/programme.ts'
import { checkProgramme } from '../../../shared/domain/loudspeakers/check-programme.ts'
import { Programme } from '../../../shared/domain/loudspeakers/programme.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'

const [zh, en] = [speaker('zh'), speaker('en')]
const file = join(import.meta.dirname, '../../../infra/cli/programmes/safety-week.json')
const yields = [{ item: 'own', to: '430182000000', toItem: 'fire' }]

test('the built-in week is sound, for any place', () => {
  const programme = Programme.parse(JSON.parse(readFileSync(file, 'utf8')))
  expect(checkProgramme('430182000000', programme, defaultPolicy.day)).toEqual([])
})

test('a programme is shown with whose word each item is, in both languages', () => {
  const view = {
    ...{ place: '430182101201', authority: 'village' as const, own: { version: 2, items: [] }, cap: 80, yields },
    hears: [
      {
        ...{
          id: 'fire',
          title: '森林防火',
          script: '进山不带火种。',
          weekdays: [1, 7],
          at: '07:00',
          seconds: 30,
          volume: 60,
        },
        ...{ ref: 'programme/430182000000/fire', authority: 'county' as const },
      },
    ],
    history: [{ version: 2, at: 1_782_850_200_000, by: 'operator', items: 0 }],
  }
  expect(programmeText(en, view)).toMatchInlineSnapshot(`
    "430182101201 (village): own version 2, 1 items, volume up to 80 %
    item          by  weekdays     at  seconds  volume
    森林防火  county     Mo Su  07:00       30      60
    Note: own meets fire of 430182000000, which goes before it.
    version 2: operator, 2026-06-30T20:10:00.000Z, 0 items"
  `)
  expect(programmeText(zh, view)).toContain('一日')
  expect(programmeText(zh, view)).toContain('上级优先')
})

test('setting the same week again says so', () => {
  const receipt = { place: '430182101201', version: 3, changed: false, yields: [] }
  expect(receiptText(en, receipt)).toContain('nothing changed (version 3)')
  expect(receiptText(zh, { ...receipt, changed: true, yields })).toContain('第 3 版')
})

test('the play log counts loudspeakers', () => {
  const play = { village: '430182101201', day: '2026-07-06', at: '07:00', source: '430182000000', item: 'fire' }
  expect(playsText(en, '430182101201', [{ ...play, played: 32, failed: 1 }])).toMatchInlineSnapshot(`
    "village              day     at  item  played  failed
    430182101201  2026-07-06  07:00  fire      32       1"
  `)
  expect(playsText(en, '430182101201', [])).toBe('Nothing was said in 430182101201.')
})
