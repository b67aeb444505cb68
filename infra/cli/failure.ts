import type { Phrase } from './language.ts'

/** What a script may rely on. */
export const exitCodes = { done: 0, refused: 1, wrongUse: 2, unreachable: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A failure that is known: one clear sentence for people, a code for scripts, no stack trace. */
export class Failure extends Error {
  readonly exitCode: ExitCode
  readonly phrase: Phrase

  constructor(exitCode: ExitCode, phrase: Phrase) {
    super(phrase.en)
    this.name = 'Failure'
    this.exitCode = exitCode
    this.phrase = phrase
  }
}

export const refused = (phrase: Phrase): Failure => new Failure(exitCodes.refused, phrase)
export const wrongUse = (phrase: Phrase): Failure => new Failure(exitCodes.wrongUse, phrase)
export const unreachable = (phrase: Phrase): Failure => new Failure(exitCodes.unreachable, phrase)
