import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markReasons } from '../../shared/domain/sheets/mark.ts'
import { faultReasons } from '../../shared/ports/fault.ts'
import { houseOf, nameOf } from './support/house.ts'

const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8')
const [alarmSections = '', reasonWords = ''] = runbook.split('## Reason words')
const words = [...reasonWords.matchAll(/\| `([a-z-]+)` \|/g)].map(([, word]) => word)
const sections = alarmSections.split(/^### /m).slice(1)
const titles = sections.map(section => section.split('\n')[0])

test('every section is of an alarm that can still go up', () => {
  const houses = [houseOf('aws'), houseOf('aws', { smsCarrier: 'tencent' })]
  const alarms = new Set(houses.flatMap(house => house.all('AWS::CloudWatch::Alarm').map(nameOf)))
  expect(new Set(titles)).toEqual(alarms)
  expect(titles).toHaveLength(alarms.size)
})

test.each(sections.map((section, index) => [titles[index], section] as const))(
  '%s says what it means, whom it hurts, where to look and what to do',
  (_, section) => {
    for (const part of ['Means', 'Hurts', 'Look', 'Do'])
      expect(section).toMatch(new RegExp(`^- \\*\\*${part}\\*\\* \\S`, 'm'))
  },
)

test('every link leads to a section', () => {
  for (const [, link] of runbook.matchAll(/\]\(#([^)]+)\)/g)) expect(titles).toContain(link)
})

test.each([...markReasons, ...faultReasons])('the reason %s is explained', reason => {
  expect(words).toContain(reason)
})
