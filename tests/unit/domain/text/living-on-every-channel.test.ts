import { describe, expect, it } from 'vitest'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'
import {
  cancel,
  chinese,
  english,
  herder,
  lifts,
  mongolian,
  outside,
  reader,
  red,
  says,
  updated,
  zh,
} from '../support/one-night.ts'

describe('on every channel', () => {
  const channels = Object.entries(says)

  it.each(channels)('%s: a Cancel of nothing known says nothing', (_, say) => {
    expect(say(rainIssued({ ...cancel, info: [] }), chinese)).toBeUndefined()
  })

  it.each(channels)(
    '%s: a Cancel without words repeats neither the danger nor the orders of what it lifts',
    (_, say) => {
      for (const info of [zh, english])
        for (const who of [chinese, reader, herder, outside])
          expect(say(lifts({}, { info: [info] }), who)).not.toMatch(/沙田乡|转移|112|Move|幺幺九|119/)
    },
  )

  it.each(channels)('%s: a Cancel without words lifts every event of what it follows', (_, say) => {
    const gale = rainInfo({
      severity: 'Minor',
      event: '大风',
      headline: '宁乡市气象台发布大风蓝色预警',
      eventCode: [{ valueName: 'CN-EVENT', value: '11B06' }],
    })
    expect(say(lifts({}, { info: [zh, gale] }), chinese)).toMatch(/同时解除大风蓝色预警。/)
  })

  it.each(channels)('%s: whoever is outside hears of no danger and no order, in no language', (_, say) => {
    for (const who of [chinese, reader, herder])
      expect(say(updated(zh, english, mongolian), { ...who, covered: false })).not.toMatch(/转移|Move|112|幺幺九|119/)
  })

  it.each(channels)('%s: whoever is inside is not told to be outside', (_, say) => {
    for (const who of [chinese, reader, herder])
      expect(say(updated(zh), { ...who, covered: true })).not.toMatch(/不在预警范围|no longer covered/)
    expect(say(red(zh), outside)).not.toMatch(/不在预警范围/)
  })

  it.each(channels)('%s: no text of a source for those inside goes to whoever is outside', (name, _) => {
    const given = { lang: 'zh-CN', covered: false, given: '请立即转移。' }
    const text = says[name as keyof typeof says](updated(zh), given)
    expect(text).toContain('不在预警范围内')
    expect(text).not.toContain('转移')
  })

  it.each(channels)('%s: Mongolian is never sent as text', (_, say) => {
    const sources = [red(mongolian), red(zh, mongolian), updated(mongolian, english), lifts({}, { info: [mongolian] })]
    for (const source of sources)
      for (const who of [chinese, reader, herder, outside])
        expect(say(source, who)).not.toMatch(/\p{Script=Mongolian}/u)
  })
})
