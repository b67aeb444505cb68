import type { ProgrammeItem, StoredProgramme } from '../../../../shared/domain/loudspeakers/programme.ts'

export const village = '430182101201'
export const town = '430182101000'
export const county = '430182000000'
export const province = '430000000000'
export const day = { from: '06:30', until: '21:30' }

export const item = (id: string, more: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  ...{
    id,
    title: '防溺水',
    script: '家长看好孩子，不私自下水。',
    weekdays: [1, 5],
    at: '07:00',
    seconds: 60,
    volume: 70,
  },
  ...more,
})

export const stored = (
  place: string,
  items: ProgrammeItem[],
  more: Partial<StoredProgramme> = {},
): StoredProgramme => ({
  ...{ place, items, version: 1, at: 1_782_850_200_000, by: 'operator' },
  ...more,
})
