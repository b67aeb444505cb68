import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'

/** Somebody else was quicker: a condition of the transaction did not hold, or two transactions met. */
export const hasMoved = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  )
