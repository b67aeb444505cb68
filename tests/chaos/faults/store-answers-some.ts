import type { Fault } from '../fault.ts'

export const storeAnswersSome: Fault = {
  name: 'store-answers-some',
  does: 'DynamoDB leaves part of what batches ask for unprocessed, many times in a row',
  explained: 'the rest is asked for again; nobody takes what was not read for what is not there',
  strikes: random => [{ at: 'read', nth: random.within(1, 10), times: random.within(60, 120), act: 'some' }],
}
