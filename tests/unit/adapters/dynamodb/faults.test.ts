import { expect, it } from 'vitest'
import { asFault, classified } from '../../../../shared/adapters/dynamodb/faults.ts'
import { Fault } from '../../../../shared/ports/fault.ts'

const named = (name: string, more: object = {}) => Object.assign(new Error('+8615400000001 stood here'), { name }, more)

it.each([
  ['ProvisionedThroughputExceededException', {}, 'throttled', true],
  ['TransactionConflictException', {}, 'conflict', true],
  [
    'TransactionCanceledException',
    { CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }] },
    'conflict',
    true,
  ],
  ['TransactionCanceledException', { CancellationReasons: [{ Code: 'ThrottlingError' }] }, 'throttled', true],
  ['TimeoutError', {}, 'timeout', true],
  ['Error', { code: 'ECONNRESET' }, 'unreachable', true],
  ['Error', { code: 'ECONNREFUSED' }, 'unreachable', true],
  ['SomethingNew', { $metadata: { httpStatusCode: 503 } }, 'unreachable', true],
  ['AccessDeniedException', { $metadata: { httpStatusCode: 400 } }, 'not-permitted', false],
  ['ResourceNotFoundException', {}, 'misconfigured', false],
  ['ValidationException', {}, 'misconfigured', false],
  ['SomethingNew', { $metadata: { httpStatusCode: 400 } }, 'unclassified', false],
])('%s %j is %s, retryable: %s', (name, more, reason, retryable) => {
  expect(asFault(named(name, more))).toMatchObject({ name: 'Fault', reason, retryable })
})

it('a fault says which error it was, and nothing of what the error quotes', () => {
  const fault = asFault(named('ValidationException'))
  expect(fault.message).toBe('DynamoDB: ValidationException')
  expect(fault.message).not.toContain('154')
})

it('what is no error at all is a fault too, and a fault stays what it is', async () => {
  expect(asFault('broken')).toMatchObject({ reason: 'unclassified' })
  const fault = new Fault('corrupt', false, 'gone')
  await expect(classified(Promise.reject(fault))).rejects.toBe(fault)
  expect(await classified(Promise.resolve(1))).toBe(1)
})
