import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalisePhone } from '../../../../shared/domain/directory/phone.ts'

it.each([
  ['+8615400001234', '+8615400001234'],
  ['15400001234', '+8615400001234'],
  ['154 0000 1234', '+8615400001234'],
  ['154-0000-1234', '+8615400001234'],
  ['+86 154 0000 1234', '+8615400001234'],
  ['0086 154 0000 1234', '+8615400001234'],
  ['１５４００００１２３４', '+8615400001234'],
])('%s is %s', (written, phone) => expect(normalisePhone(written)).toBe(phone))

it.each([
  '',
  '110',
  '15400',
  'not a phone',
  '+86154000012345678',
  '电话15400001234',
  '15400001234 ext. 5',
  '+99915400001234',
])('%j is not a phone number', written => expect(normalisePhone(written)).toBeUndefined())

it('takes every Chinese mobile number in E.164 for what the library takes it for', () => {
  fc.assert(
    fc.property(fc.constantFrom(...'3456789'), fc.stringMatching(/^\d{9}$/), (second, rest) => {
      const phone = `+861${second}${rest}`
      expect(normalisePhone(phone)).toBe(normalisePhone(`${phone.slice(0, 5)} ${phone.slice(5)}`))
    }),
    { numRuns: 2000 },
  )
})
