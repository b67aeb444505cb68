import { describe, expect, it } from 'vitest'
import { checkReferences } from '../../../../../shared/domain/directory/csv/check-references.ts'
import { readFiles } from '../../../../../shared/domain/directory/csv/read-files.ts'
import { csvReasons } from '../../../../../shared/domain/directory/csv/reasons.ts'

const gb18030: Record<string, number[]> = { 青: [0xc7, 0xe0], 石: [0xca, 0xaf], 村: [0xb4, 0xe5] }
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (...texts: string[]) => readFiles(texts.map((text, n) => ({ file: `${n}.csv`, bytes: utf8(text) })))
const problems = (...texts: string[]) => read(...texts).problems.map(({ file: _, ...rest }) => rest)
const record = (text: string) => {
  const found = read(text)
  expect(found.problems).toEqual([])
  return found.records[0]?.record
}

const people = 'id,place,name,phone,role'
const places = 'code,name,latitude,longitude,datum'

describe('a table', () => {
  it.each([
    ['places', 'code,name\n990001101001,青石村', { kind: 'area', level: 'village', code: '990001101001' }],
    ['places of a town, unpadded', 'code,name\n990001101,青石镇', { level: 'town', code: '990001101000' }],
    ['risk points', 'code,name,type\nR-990001101001-sk1,青石水库,水库', { kind: 'risk-point', type: 'reservoir' }],
    [
      'groups',
      'code,name,covers\nG-990001a,直通群,990001101；990001102000 990001',
      { kind: 'group', covers: ['990001101000', '990001102000', '990001000000'] },
    ],
    [
      'duty officers',
      'code,name,onDutyFor\nG-990001duty,值班,990001',
      { kind: 'group', covers: [], onDutyFor: ['990001000000'] },
    ],
    [
      'people',
      `${people},title,lang,exercise,validFrom,validTo\np1,990001101001,王某,154 0000 0001,duty,村支书,mn-Mong-CN,yes,2026-05-01,2026/9/30`,
      {
        ...{
          kind: 'person',
          phone: '+8615400000001',
          role: 'duty',
          title: '村支书',
          lang: 'mn-Mong-CN',
          exercise: true,
        },
        ...{ validFrom: '2026-05-01', validTo: '2026-09-30' },
      },
    ],
    ['terminals', 'id,place,exercise\nt1,990001101001,是', { kind: 'terminal', exercise: true }],
    [
      'rooms of WeCom, DingTalk and Feishu',
      'id,place,name,carrier,key,secret\nr,990001101,群,钉钉,abc,SEC1',
      { kind: 'room', carrier: 'dingtalk', secret: 'SEC1', lang: 'zh-CN' },
    ],
    [
      'people under Chinese headings',
      '编号,所在地点,姓名,手机号,角色,职务\np1,990001101001,王某,15400000001,责任人,网格员',
      { role: 'duty', title: '网格员' },
    ],
    [
      'people with roles, in both languages, some twice',
      `${people},身份\np1,990001101001,,15400000001,duty,牧民、村（居）民 Parent，herder;牧户`,
      { role: 'duty', roles: ['herder', 'resident', 'parent'] },
    ],
    ['rooms with roles', 'id,place,name,carrier,key,roles\nr,990001101,群,wecom,abc,家长', { roles: ['parent'] }],
  ])('of %s is known by its first line', (_, text, expected) => {
    expect(record(text)).toMatchObject(expected)
  })

  it.each([
    ['UTF-8', utf8('code,name\n990001101001,青石村\n')],
    ['UTF-8 with a byte order mark', utf8('\ufeffcode,name\r\n990001101001,青石村\r\n')],
    [
      'GB18030',
      Uint8Array.from([...utf8('code,name\r\n990001101001,'), ...['青', '石', '村'].flatMap(c => gb18030[c] ?? [])]),
    ],
  ])('is read in %s', (_, bytes) => {
    expect(readFiles([{ file: 'a.csv', bytes }]).records).toMatchObject([{ line: 2, record: { name: '青石村' } }])
  })

  it.each([
    ['in another encoding', Uint8Array.from([0x63, 0xff, 0xff, 0x2c]), 'unreadable-encoding', 1],
    ['with a quotation mark that has no partner', utf8('code,name\n990001101001,"青石村\n'), 'not-csv', 2],
    ['whose columns mean nothing', utf8('a,b\n1,2\n'), 'unknown-table', 1],
    ['that is empty', utf8(''), 'unknown-table', 1],
    ['without a row', utf8('code,name\n'), 'no-rows', 1],
    ['that lacks a column', utf8('id,place,name,phone\np,990001101001,x,15400000001\n'), 'missing-column', 1],
    ['with a column of its own', utf8('code,name,remark\n990001101001,青石村,x\n'), 'unknown-column', 1],
    ['with a column twice', utf8('code,name,名称\n990001101001,青石村,x\n'), 'column-twice', 1],
  ])('%s is refused as a whole', (_, bytes, code, line) => {
    const { records, problems } = readFiles([{ file: 'a.csv', bytes }])
    expect(records).toEqual([])
    expect(problems).toMatchObject([{ file: 'a.csv', line, code }])
  })

  it('may have empty rows and columns where Excel left them', () => {
    expect(read('code,name,,\n990001101001,青石村,,\n,,,\n\n990001101002,竹山村,,\n').records).toMatchObject([
      { line: 2 },
      { line: 5 },
    ])
  })

  it('counts lines as an editor does, though cells break over several', () => {
    expect(problems('code,name\n990001101001,"青\n石\n村"\n99,x\n990001101001,y\n')).toEqual([
      { line: 5, column: 'code', code: 'malformed-code' },
      { line: 6, code: 'named-twice' },
    ])
  })
})

describe('a bad row is reported with its line, its column and why', () => {
  it.each([
    ['a code that Excel broke', 'code,name\n4.30182E+11,x', 'code', 'spreadsheet-number'],
    ['a phone that Excel broke', `${people}\np,990001101001,x,1.54E+10,duty`, 'phone', 'spreadsheet-number'],
    ['a list of codes that Excel broke', 'code,name,covers\nG-990001a,x,9.90001E+11', 'covers', 'spreadsheet-number'],
    ['a code of eleven digits', 'code,name\n99000110100,x', 'code', 'malformed-code'],
    ['a risk point without its village', 'code,name,type\nR-990001-a,x,pond', 'code', 'malformed-code'],
    ['a place that is no code', `${people}\np,青石村,x,15400000001,duty`, 'place', 'malformed-code'],
    ['an id with a blank', `${people}\np 1,990001101001,x,15400000001,duty`, 'id', 'malformed-id'],
    ['an impossible phone', `${people}\np,990001101001,x,12,duty`, 'phone', 'impossible-phone'],
    ['a role of ours that is none', `${people}\np,990001101001,x,15400000001,boss`, 'role', 'unknown-word'],
    [
      'a role of notices that is none',
      `${people},roles\np,990001101001,x,15400000001,duty,家长 boss`,
      'roles',
      'unknown-word',
    ],
    [
      'a list of roles with no word in it',
      `${people},roles\np,990001101001,x,15400000001,duty,、`,
      'roles',
      'unknown-word',
    ],
    ['an exercise flag that is none', 'id,place,exercise\nt,990001101001,perhaps', 'exercise', 'unknown-word'],
    ['an unknown datum', `${places}\n990001101001,x,28,112,Beijing 54`, 'datum', 'unknown-word'],
    ['a carrier that is none', 'id,place,name,carrier,key\nr,990001101,x,qq,abc', 'carrier', 'unknown-word'],
    [
      'a whole address for a key',
      'id,place,name,carrier,key\nr,990001101,x,wecom,https://example.org/?key=abc',
      'key',
      'malformed-key',
    ],
    ['a phone left out', `${people}\np,990001101001,x,,duty`, 'phone', 'empty-cell'],
    ['a day that does not exist', 'code,name,validFrom\n990001101001,x,2026-02-30', 'validFrom', 'bad-date'],
    ['a day written in words', 'code,name,validTo\n990001101001,x,明天', 'validTo', 'bad-date'],
    [
      'an end before its beginning',
      'code,name,validFrom,validTo\n990001101001,x,2026-05-01,2026-04-30',
      undefined,
      'bad-period',
    ],
    ['half a point', `${places}\n990001101001,x,28,,WGS-84`, undefined, 'bad-point'],
    ['a point with its numbers swapped', `${places}\n990001101001,x,112.5,28.2,WGS-84`, undefined, 'bad-point'],
    ['a latitude in degrees and minutes', `${places}\n990001101001,x,28°12′,112,WGS-84`, 'latitude', 'bad-point'],
    ['an outline of two points', 'code,name,shape,datum\n990001101001,x,28 112; 28 113,WGS-84', 'shape', 'bad-shape'],
    ['an outline that is none', 'code,name,shape,datum\n990001101001,x,around,WGS-84', 'shape', 'bad-shape'],
    ['another level than that of the code', 'code,name,level\n990001101001,x,town', 'level', 'other-level'],
    ['a group that covers nothing', 'code,name,covers\nG-990001a,x,', undefined, 'covers-or-duty'],
    ['a group that does both', 'code,name,covers,onDutyFor\nG-990001a,x,990001,990001', undefined, 'covers-or-duty'],
    ['a name of 101 letters', `code,name\n990001101001,${'x'.repeat(101)}`, 'name', 'too-long'],
    ['a comma too many', 'code,name\n990001101001,x,y', undefined, 'other-length'],
    ['a comma too few', `${people}\np,990001101001,x`, undefined, 'other-length'],
  ])('%s', (_, text, column, code) => {
    expect(problems(text)).toEqual([{ line: 2, ...(column && { column }), code }])
    expect(read(text).records).toEqual([])
  })

  it('names every bad cell of every row, and the column as the file writes it', () => {
    expect(problems('编号,所在地点,姓名,手机号,角色\n?,x,王某,1,责任人\np,990001101001,李某,1,?')).toEqual([
      { line: 2, column: '编号', code: 'malformed-id' },
      { line: 2, column: '所在地点', code: 'malformed-code' },
      { line: 2, column: '手机号', code: 'impossible-phone' },
      { line: 3, column: '角色', code: 'unknown-word' },
    ])
  })

  it('tells the second of two rows of one record, in two files too', () => {
    const [one, two] = ['code,name\n990001101001,x', 'code,name\n990001101002,y\n990001101001,z']
    expect(read(one, two).problems).toEqual([{ file: '1.csv', line: 3, code: 'named-twice' }])
  })

  it('never repeats what stands in a cell, wherever a private value may have slipped to', () => {
    const private_ = ['15400001234', '1.54E+10', '张三丰', 'c0ffee-key']
    const texts = [
      `${people}\n${private_.join(',')},15400001234`,
      `${private_.join(',')}\nid,place,name,phone`,
      `id,place,name,phone,role,15400001234\np,990001101001,张三丰,1540000123,duty,张三丰`,
      'id,place,name,carrier,key\n15400001234,张三丰,x,c0ffee-key,http://c0ffee-key',
      'id,place,name,phone,role\np,"990001101001,张三丰,15400001234,duty',
    ]
    const said = JSON.stringify(texts.map(text => problems(text)))
    expect(said).toContain('spreadsheet-number')
    for (const value of private_) expect(said).not.toContain(value)
  })

  it('has a sentence in both languages for every reason', () => {
    for (const { zh, en } of Object.values(csvReasons)) {
      expect(zh).toMatch(/[。]$/)
      expect(en).toMatch(/[.?]$/)
    }
  })
})

describe('a point', () => {
  it('is kept in WGS-84, whatever datum it came in', () => {
    const [wgs, gcj] = ['WGS-84', 'GCJ-02'].map(datum => record(`${places}\n990001101001,x,28.25,112.35,${datum}`))
    expect(wgs).toMatchObject({ point: [28.25, 112.35] })
    expect(gcj).toMatchObject({ point: [expect.closeTo(28.2532, 3), expect.closeTo(112.3443, 3)] })
  })

  it('without a datum is not used, and that is said', () => {
    const { records, notes } = read(`${places}\n990001101001,x,28.25,112.35,`)
    expect(records).toMatchObject([{ record: { code: '990001101001' } }])
    expect(records[0]?.record).not.toHaveProperty('point')
    expect(notes).toEqual([{ file: '0.csv', line: 2, code: 'no-datum' }])
  })

  it('may be an outline', () => {
    const text = 'code,name,shape,datum\n990001101001,x,"28.1 112.1; 28.2 112.1; 28.2,112.2",WGS-84'
    expect(record(text)).toMatchObject({
      shape: [
        [28.1, 112.1],
        [28.2, 112.1],
        [28.2, 112.2],
      ],
    })
  })
})

describe('whoever is in a place', () => {
  const found = (text: string, known: string[] = []) => checkReferences(read(text).records, known)

  it.each([
    ['a place that is nowhere', `${people}\np,990001101001,x,15400000001,duty`, 'unknown-place'],
    ['a town', `${people}\np,990001101,x,15400000001,duty`, 'wrong-kind-of-place'],
    ['a county, a room', 'id,place,name,carrier,key\nr,990001,x,wecom,abc', 'wrong-kind-of-place'],
  ])('may not be in %s', (_, text, code) => {
    expect(found(text, ['990001101000', '990001000000'])).toEqual([{ file: '0.csv', line: 2, column: 'place', code }])
  })

  it('may be in a place of the files, or of the published directory', () => {
    const person = `${people}\np,990001101001,x,15400000001,duty`
    expect(found(person, ['990001101001'])).toEqual([])
    expect(checkReferences(read(person, 'code,name\n990001101001,x').records, [])).toEqual([])
  })

  it('may be responsible for a risk point', () => {
    expect(found(`${people}\np,R-990001101001-sk1,x,15400000001,duty`, ['R-990001101001-sk1'])).toEqual([])
  })
})
