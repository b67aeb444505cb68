import { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'

/** Two villages of one town with a room: small enough to be counted by hand. Numbers that no carrier assigns. */
export const twoVillages = (): DirectoryRecord[] =>
  [
    { kind: 'area', code: '430182000000', name: '宁乡市', level: 'county' },
    { kind: 'area', code: '430182101000', name: '道林镇', level: 'town' },
    ...['430182101201', '430182101202'].flatMap((village, n) => [
      { kind: 'area', code: village, name: `试验村${n + 1}`, level: 'village', point: [28.1 + n / 10, 112.6] },
      person(village, `head-${n}`, `+861540001${n}000`, 'duty'),
      ...[1, 2, 3].map(k => person(village, `phone-${n}-${k}`, `+861540001${n}00${k}`, 'subscriber')),
      ...[1, 2].map(k => ({ kind: 'terminal', id: `speaker-${n}-${k}`, place: village })),
    ]),
    // Lives in one village and is subscribed in the other: one phone, reached once.
    person('430182101202', 'commuter', '+8615400010001', 'subscriber'),
    { kind: 'room', id: 'room-1', place: '430182101000', name: '道林镇群', carrier: 'wecom', key: 'robot-1' },
  ].map(record => DirectoryRecord.parse(record))

const person = (place: string, id: string, phone: string, role: 'duty' | 'subscriber') => ({
  kind: 'person',
  id,
  place,
  name: '某',
  phone,
  role,
})
