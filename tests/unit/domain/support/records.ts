import type { Area, Group, Person, RiskPoint, Room, Terminal } from '../../../../shared/domain/directory/directory.ts'
import { isVillage } from '../../../../shared/domain/place.ts'

/** Records of an invented directory; no carrier assigns +86 154 numbers. */
export const areaRecord = (code: string, more: Partial<Area> = {}): Area => ({
  kind: 'area',
  code,
  name: code,
  level: isVillage(code) ? 'village' : code.endsWith('000000') ? 'county' : 'town',
  invented: false,
  virtual: false,
  ...more,
})

export const groupRecord = (code: string, covers: string[], more: Partial<Group> = {}): Group => ({
  kind: 'group',
  code,
  name: code,
  covers,
  ...more,
})

/** The duty officers of these areas. */
export const dutyGroupRecord = (code: string, onDutyFor: string[], more: Partial<Group> = {}): Group => ({
  kind: 'group',
  code,
  name: code,
  covers: [],
  onDutyFor,
  ...more,
})

export const riskRecord = (code: string, more: Partial<RiskPoint> = {}): RiskPoint => ({
  kind: 'risk-point',
  code,
  name: code,
  type: 'reservoir',
  ...more,
})

export const personRecord = (place: string, id: string, more: Partial<Person> = {}): Person => ({
  kind: 'person',
  id,
  place,
  name: '某人',
  phone: '+8615400000000',
  role: 'subscriber',
  lang: 'zh-CN',
  exercise: false,
  ...more,
})

export const terminalRecord = (place: string, id: string, more: Partial<Terminal> = {}): Terminal => ({
  kind: 'terminal',
  id,
  place,
  exercise: false,
  ...more,
})

export const roomRecord = (place: string, id: string, more: Partial<Room> = {}): Room => ({
  kind: 'room',
  id,
  place,
  name: '群',
  carrier: 'wecom',
  key: `key-${id}`,
  lang: 'zh-CN',
  exercise: false,
  ...more,
})
