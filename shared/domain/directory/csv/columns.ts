import { roles as noticeRoles, roleNames } from '../../calendar/roles.ts'
import type { RecordKind } from '../directory.ts'
import type { CsvReason } from './reasons.ts'

/**
 * How a cell is written. `text`: kept to the letter. `words`: each with other spellings; one of them, or a list. `list`: codes, as
 * every list with ; 、 , or blanks between them. Any other is trimmed.
 */
export type CellForm = 'text' | 'code' | 'list' | 'plain' | 'number' | 'shape' | 'datum' | 'date' | 'flag' | Words
export type Words = { words: Readonly<Record<string, readonly string[]>>; list?: boolean }

/** `name`: also the field of the record. `zh`: what else the first line may say. `reason`: when the record's schema refuses it. */
export type Column = {
  name: string
  zh: string
  form: CellForm
  reason: CsvReason
  /** `row`: every row must fill it in. `column`: the column must be there, its cells may be empty. */
  required?: 'row' | 'column'
  example: string
}

const text = (name: string, zh: string, example: string, required?: 'row' | 'column'): Column => ({
  ...{ name, zh, form: 'text', reason: 'too-long', example },
  ...(required && { required }),
})
const flag = (name: string, zh: string): Column => ({ name, zh, form: 'flag', reason: 'unknown-word', example: '' })
const code = (zh: string, example: string): Column => ({
  ...{ name: 'code', zh, form: 'code', reason: 'malformed-code', required: 'row', example },
})
const place = (example: string): Column => ({ ...code('所在地点', example), name: 'place' })
const id = (example: string): Column => ({
  ...{ name: 'id', zh: '编号', form: 'plain', reason: 'malformed-id', required: 'row', example },
})
const lang: Column = { name: 'lang', zh: '语言', form: 'plain', reason: 'too-long', example: 'zh-CN' }
const words = (name: string, zh: string, all: Words['words'], example: string): Column => ({
  ...{ name, zh, form: { words: all }, reason: 'unknown-word', example },
})
/** 牧户、牧民 are two words for one role. */
const asRoles: Column = {
  name: 'roles',
  zh: '身份',
  form: { words: Object.fromEntries(noticeRoles.map(role => [role, roleNames[role].zh.split('、')])), list: true },
  reason: 'unknown-word',
  example: '',
}
const validity: Column[] = [
  { name: 'validFrom', zh: '生效日期', form: 'date', reason: 'bad-date', example: '2026-05-01' },
  { name: 'validTo', zh: '失效日期', form: 'date', reason: 'bad-date', example: '2026-09-30' },
]
const situation: Column[] = [
  { name: 'latitude', zh: '纬度', form: 'number', reason: 'bad-point', example: '28.2512' },
  { name: 'longitude', zh: '经度', form: 'number', reason: 'bad-point', example: '112.5503' },
  { name: 'datum', zh: '坐标系', form: 'datum', reason: 'unknown-word', example: 'GCJ-02' },
  { name: 'shape', zh: '边界', form: 'shape', reason: 'bad-shape', example: '' },
]

const levels = {
  county: ['县', '区', '市', '旗'],
  town: ['乡', '镇', '街道', '乡镇', '苏木'],
  village: ['村', '社区', '嘎查'],
}
const roles = { duty: ['责任人', '值守'], subscriber: ['订阅', '群众'] }
const carriers = { wecom: ['企业微信', '企微'], dingtalk: ['钉钉'], feishu: ['飞书'] }
const riskTypes = {
  'geological-hazard': ['地质灾害点', '地质灾害隐患点'],
  reservoir: ['水库'],
  pond: ['山塘'],
  school: ['学校'],
  ford: ['过水路面'],
  'major-hazard': ['重大危险源'],
}

const required = (column: Column): Column => ({ ...column, required: 'row' })

/** The tables that can be imported, each with its columns; what is exported has all of them. */
export const tables: Record<RecordKind, { file: string; columns: readonly Column[] }> = {
  area: {
    file: 'places.csv',
    columns: [
      code('代码', '990001101001'),
      text('name', '名称', '青石村', 'row'),
      words('level', '级别', levels, 'village'),
      ...situation,
      { ...lang, zh: '当地语言', example: '' },
      flag('virtual', '虚拟单位'),
      flag('invented', '虚构坐标'),
      ...validity,
    ],
  },
  'risk-point': {
    file: 'risk-points.csv',
    columns: [
      code('代码', 'R-990001101001-sk01'),
      text('name', '名称', '青石水库', 'row'),
      required(words('type', '类型', riskTypes, 'reservoir')),
      ...situation,
      ...validity,
    ],
  },
  group: {
    file: 'groups.csv',
    columns: [
      code('代码', 'G-990001-101'),
      text('name', '名称', '青石镇直通群', 'row'),
      { name: 'covers', zh: '覆盖区域', form: 'list', reason: 'malformed-code', example: '990001101' },
      { name: 'onDutyFor', zh: '值班区域', form: 'list', reason: 'malformed-code', example: '' },
      ...validity,
    ],
  },
  room: {
    file: 'rooms.csv',
    columns: [
      id('room-101'),
      place('990001101'),
      text('name', '名称', '青石镇预警群', 'column'),
      required(words('carrier', '平台', carriers, 'wecom')),
      { ...text('key', '密钥', 'robot-key-of-the-room', 'row'), form: 'plain', reason: 'malformed-key' },
      { ...text('secret', '签名密钥', ''), form: 'plain', reason: 'malformed-key' },
      asRoles,
      lang,
      flag('exercise', '参加演练'),
      ...validity,
    ],
  },
  person: {
    file: 'people.csv',
    columns: [
      id('101001-d1'),
      place('990001101001'),
      text('name', '姓名', '王某', 'column'),
      {
        name: 'phone',
        zh: '手机号',
        form: 'plain',
        reason: 'impossible-phone',
        required: 'row',
        example: '15400000001',
      },
      required(words('role', '角色', roles, 'duty')),
      text('title', '职务', '村支书'),
      { ...asRoles, example: 'village-responsible farmer' },
      lang,
      flag('exercise', '参加演练'),
      ...validity,
    ],
  },
  terminal: {
    file: 'terminals.csv',
    columns: [
      id('101001-t1'),
      place('990001101001'),
      text('name', '名称', '村部楼顶'),
      flag('exercise', '参加演练'),
      ...validity,
    ],
  },
}

/** The columns by which a first line is known for its table: the first table of which it names one, of those it names. */
const marks: [RecordKind, readonly string[]][] = [
  ['person', ['phone', 'role']],
  ['room', ['carrier', 'key']],
  ['risk-point', ['type']],
  ['group', ['covers', 'onDutyFor']],
  ['area', ['code']],
  ['terminal', ['id']],
]

const bare = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
const means = (heading: string, { name, zh }: Column): boolean =>
  bare(heading) === name.toLowerCase() || heading.trim() === zh

/** Undefined: the columns of no table. */
export const tableOf = (headings: readonly string[]): RecordKind | undefined =>
  marks.find(([kind, names]) =>
    tables[kind].columns.some(column => names.includes(column.name) && headings.some(one => means(one, column))),
  )?.[0]

export const columnOf = (kind: RecordKind, heading: string): Column | undefined =>
  tables[kind].columns.find(column => means(heading, column))
