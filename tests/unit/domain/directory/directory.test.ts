import { describe, expect, it } from 'vitest'
import { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import { dutyGroupRecord, groupRecord } from '../support/records.ts'

const accepts = (record: unknown): boolean => DirectoryRecord.safeParse(record).success

describe('a group', () => {
  it('covers areas, or is on duty for areas', () => {
    expect(accepts(groupRecord('G-430182x', ['430182000000']))).toBe(true)
    expect(accepts(dutyGroupRecord('G-430182x', ['430182000000']))).toBe(true)
  })

  it('never does both, and never neither', () => {
    const group = { kind: 'group', code: 'G-430182x', name: '值班' }
    expect(accepts({ ...group, covers: ['430182000000'], onDutyFor: ['430182000000'] })).toBe(false)
    expect(accepts(group)).toBe(false)
  })
})
