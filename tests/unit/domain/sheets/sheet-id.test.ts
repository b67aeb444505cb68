import { describe, expect, it } from 'vitest'
import { SendMessage } from '../../../../shared/contracts/queue-messages.ts'
import { warningIdOf } from '../../../../shared/domain/series/warning-id.ts'
import { formatRef, parseRef, type SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'

const sheet: SheetId = {
  warning: warningIdOf('sender,identifier,sent'),
  county: '430182',
  bucket: 0,
  place: '430182101201',
  channel: 'loudspeaker',
  page: 0,
}
/** DynamoDB refuses a key of more than 2,048 bytes, and with it the whole batch that asks for it. */
const endless = { ...sheet, warning: 'w'.repeat(2_049) }

describe('a reference to a sheet', () => {
  it('is read as it was written', () => {
    expect(parseRef(formatRef(sheet, 3))).toEqual({ sheet, seq: 3 })
  })
  it('that no store could look up is nobody’s, whatever terminal says it', () => {
    expect(parseRef(formatRef(endless, 3))).toBeUndefined()
  })
})

describe('a message about a sheet', () => {
  const message = { v: 1, kind: 'send', seq: 1, lane: 'urgent', sheet }
  it('names a warning as warnings are named', () => {
    expect(SendMessage.safeParse(message).success).toBe(true)
    expect(SendMessage.safeParse({ ...message, sheet: endless }).success).toBe(false)
  })
})
