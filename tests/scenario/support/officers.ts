import { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'

export const dutyPhones = ['+8615400019001', '+8615400019002']

/** Two duty officers of 宁乡市 and their room; the second of them takes part in exercises, and so does the room. */
export const dutyGroup = (county = '430182'): DirectoryRecord[] =>
  [
    { kind: 'group', code: `G-${county}-duty`, name: '值班组', covers: [], onDutyFor: [`${county}000000`] },
    ...dutyPhones.map((phone, n) => ({
      kind: 'person',
      id: `officer-${n}`,
      place: `G-${county}-duty`,
      name: '某',
      phone,
      role: 'duty',
      exercise: n === 1,
    })),
    {
      kind: 'room',
      id: 'duty-room',
      place: `G-${county}-duty`,
      name: '值班群',
      carrier: 'wecom',
      key: 'robot-duty',
      exercise: true,
    },
  ].map(record => DirectoryRecord.parse(record))

const officer = (id: string, more: Partial<KeyHolder> = {}): KeyHolder => ({
  id,
  name: id,
  role: 'operator',
  area: '430182',
  levels: [],
  maxRecipients: 100_000,
  ...more,
})
export const wang = officer('wang')
export const li = officer('li')
export const trainee = officer('trainee', { maxRecipients: 5 })
export const elsewhere = officer('elsewhere', { area: '152529' })
/** May release yellow and blue to a village, and nothing above. */
export const township: KeyHolder = {
  ...officer('township'),
  role: 'source',
  levels: ['yellow', 'blue'],
  maxRecipients: 20,
}
