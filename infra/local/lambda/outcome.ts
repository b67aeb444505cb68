/** What became of one invocation. `body`: the JSON text that the handler returned. */
export type Outcome = { kind: 'returned'; body: string } | { kind: 'failed'; error: FunctionError }
export type FunctionError = { errorType: string; errorMessage: string }

export const failed = (errorType: string, errorMessage: string): Outcome => ({
  kind: 'failed',
  error: { errorType, errorMessage },
})
