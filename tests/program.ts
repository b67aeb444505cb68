import { Failure } from '../infra/cli/failure.ts'
import { screen } from '../infra/cli/terminal.ts'
import { WrongUse } from '../infra/command-line.ts'
import { CannotStart } from '../infra/local/cannot-start.ts'

export type Screen = ReturnType<typeof screen>

/** Runs a program to its end, and ends this process with its code, or with 2 if it was called wrongly. */
export const runProgram = async (main: (args: string[], screen: Screen) => Promise<number>): Promise<never> =>
  process.exit(await main(process.argv.slice(2), screen(process.stdout, process.stderr)).catch(codeOf))

/** A known failure is one sentence; anything else is ours, and says where. */
const codeOf = (cause: unknown): number => {
  const known = cause instanceof WrongUse || cause instanceof CannotStart || cause instanceof Failure
  process.stderr.write(`${cause instanceof Error ? (known ? cause.message : cause.stack) : String(cause)}\n`)
  return cause instanceof WrongUse ? 2 : 1
}
