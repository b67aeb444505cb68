import { describe, expect, it } from 'vitest'
import { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { anAlert } from './support/cap.ts'
import { county } from './support/county.ts'

const gacha = '152529200201'
const village = '152529101201'
const [herder, teacher, visitor, farmer] = ['+8615400020001', '+8615400020002', '+8615400020003', '+8615400020004']
const picture = 'https://example.org/mn.png'
const recording = 'https://example.org/mn.mp3'

/** A gacha where some read Mongolian and a village where nobody does, each town with a room; numbers that no carrier assigns. */
const banner = (): DirectoryRecord[] =>
  [
    { kind: 'area', code: '152529000000', name: '正镶白旗', level: 'county' },
    { kind: 'area', code: '152529200000', name: '伊和淖尔苏木', level: 'town' },
    { kind: 'area', code: '152529101000', name: '星耀镇', level: 'town' },
    { kind: 'area', code: gacha, name: '试验嘎查', level: 'village', lang: 'mn-Mong-CN' },
    { kind: 'area', code: village, name: '试验村', level: 'village' },
    person(gacha, 'herder', herder, 'mn-Mong-CN'),
    person(gacha, 'teacher', teacher, 'zh-CN'),
    person(village, 'visitor', visitor, 'en'),
    person(village, 'farmer', farmer, 'zh-CN'),
    { kind: 'terminal', id: 'speaker-g', place: gacha },
    { kind: 'terminal', id: 'speaker-v', place: village },
    {
      kind: 'room',
      id: 'room-g',
      place: '152529200000',
      name: '苏木群',
      carrier: 'wecom',
      key: 'gacha',
      lang: 'mn-Mong-CN',
    },
    { kind: 'room', id: 'room-v', place: '152529101000', name: '镇群', carrier: 'wecom', key: 'village' },
  ].map(record => DirectoryRecord.parse(record))
const person = (place: string, id: string, phone: string, lang: string) => ({
  ...{ kind: 'person', id, place, name: '某', phone, role: 'duty', lang },
})

const mongolian = {
  language: 'mn-Mong-CN',
  headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ',
  resources: [
    ['image/png', picture],
    ['audio/mpeg', recording],
  ],
} as const
const english = { language: 'en', headline: 'Red rainstorm warning' } as const

const at = (time: string) => `2026-07-01T${time}:00+08:00`
const aBanner = () => county({ at: at('10:00'), county: '152529', records: banner() })
type Banner = Awaited<ReturnType<typeof aBanner>>
const receive = async (here: Banner, words: Parameters<typeof anAlert>[0]) => {
  const reception = await here.receive(anAlert({ geocode: '152529000000', ...words }))
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
}
const given = async (here: Banner, words: Parameters<typeof anAlert>[0]) => {
  await receive(here, words)
  await here.drain()
}
const first = { identifier: 'A', sent: at('10:00') }
const second = { identifier: 'U', msgType: 'Update', references: [['A', at('10:00')]], sent: at('10:30') } as const

/** Since the last look: the texts by phone, the posts by robot, and the ids that each village newly hears. */
const looking = (here: Banner) => {
  let [texts, posts, boards] = [0, 0, '']
  return () => {
    const { sms, chat, speakers } = here.carriers
    const news = {
      texts: Object.fromEntries(
        sms.taken.slice(texts).map(({ address, content }) => [address, 'text' in content ? content.text : '']),
      ),
      posts: Object.fromEntries(chat.taken.slice(posts).map(({ address, content }) => [address, content])),
      boards: Object.fromEntries(
        [...speakers.retained].flatMap(([place, { inForce }]) =>
          inForce.filter(({ id }) => !boards.includes(`${place} ${id};`)).map(one => [place, one] as const),
        ),
      ),
    }
    ;[texts, posts] = [sms.taken.length, chat.taken.length]
    boards = [...speakers.retained]
      .flatMap(([place, { inForce }]) => inForce.map(({ id }) => `${place} ${id};`))
      .join('')
    return news
  }
}

describe('one warning in several languages', () => {
  it('reaches each in their own where it can be sent, and in Chinese where not; Mongolian as a picture and a recording', async () => {
    const here = await aBanner()
    const look = looking(here)
    await given(here, { ...first, translations: [english, mongolian] })
    const { texts, posts, boards } = look()
    expect(new Set(Object.keys(texts))).toEqual(new Set([herder, teacher, visitor, farmer]))
    expect(texts[visitor]).toContain('Red rainstorm warning')
    expect(texts[farmer]).toContain('宁乡市气象台7月1日10时00分发布暴雨预警')
    expect(texts[herder]).toMatch(/宁乡市气象台7月1日10时00分发布暴雨预警.*蒙古文见 \S+#mn$/)
    expect(texts[teacher]).not.toContain('蒙古文')
    expect(posts['wecom:gacha']).toMatchObject({ kind: 'picture', pictureUrl: picture, title: '暴雨预警' })
    expect(posts['wecom:village']).toMatchObject({ kind: 'markdown' })
    expect(boards[gacha]).toMatchObject({ script: expect.stringContaining('暴雨'), recording: { uri: recording } })
    expect(boards[village]).not.toHaveProperty('recording')
    expect(JSON.stringify([texts, posts, boards])).not.toMatch(/\p{Script=Mongolian}/u)
  })
})

describe('a translation that comes later', () => {
  it('reaches its readers, its rooms and its villages; nobody else is told again', async () => {
    const here = await aBanner()
    const look = looking(here)
    await given(here, first)
    expect(Object.keys(look().texts)).toHaveLength(4)
    await here.until(at('10:30'))
    await given(here, { ...second, translations: [mongolian] })
    const { texts, posts, boards } = look()
    expect(Object.keys(texts)).toEqual([herder])
    expect(Object.keys(posts)).toEqual(['wecom:gacha'])
    expect(Object.keys(boards)).toEqual([gacha])
    expect(boards[gacha]).toMatchObject({ recording: { uri: recording } })
    expect(here.carriers.speakers.retained.get(village)?.inForce).toHaveLength(1)
    expect(here.sheets.all().every(({ done }) => done)).toBe(true)
  })

  it('does not delay the Chinese: whoever has not been told yet is told now', async () => {
    const here = await aBanner()
    await receive(here, first)
    here.loseMessages()
    here.warnings.outbox.splice(0)
    const look = looking(here)
    await given(here, { ...second, translations: [mongolian] })
    const { texts, posts, boards } = look()
    expect(new Set(Object.keys(texts))).toEqual(new Set([herder, teacher, visitor, farmer]))
    expect(texts[farmer]).toContain('更新（第2报）：宁乡市气象台7月1日10时30分发布暴雨预警')
    expect(new Set(Object.keys(posts))).toEqual(new Set(['wecom:gacha', 'wecom:village']))
    expect(new Set(Object.keys(boards))).toEqual(new Set([village, gacha]))
  })

  it('and what follows it reaches everybody: an Update with other words, and the all-clear', async () => {
    const here = await aBanner()
    await given(here, first)
    await given(here, { ...second, translations: [mongolian] })
    const look = looking(here)
    const third = { identifier: 'U2', msgType: 'Update', references: [['U', at('10:30')]], sent: at('11:00') } as const
    await here.until(at('11:00'))
    await given(here, { ...third, event: '大风', code: '11B06' })
    expect(Object.keys(look().texts)).toHaveLength(4)
    const cancel = { identifier: 'C', msgType: 'Cancel', references: [['U2', at('11:00')]], sent: at('12:00') } as const
    await here.until(at('12:00'))
    await given(here, { ...cancel, wordless: true })
    const { texts, posts } = look()
    expect(Object.values(texts).filter(text => text.includes('解除'))).toHaveLength(4)
    expect(Object.values(posts)).toHaveLength(2)
  })
})
