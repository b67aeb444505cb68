import { CommanderError } from 'commander'
import type { Context } from './context.ts'
import { exitCodes, Failure } from './failure.ts'
import { chooseLanguage, speaker } from './language.ts'
import { endWithParent } from './parent.ts'
import { program } from './program.ts'
import { screen } from './terminal.ts'

const args = process.argv.slice(2)
const say = speaker(chooseLanguage(args, process.env))
const context: Context = {
  ...screen(process.stdout, process.stderr),
  say,
  environment: process.env,
  cwd: process.cwd(),
}

/** Known failures are one sentence; what is unknown says so, and shows its stack only when asked to. */
const explain = (cause: unknown): number => {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse
  if (cause instanceof Failure) {
    context.tell(say(cause.phrase))
    return cause.exitCode
  }
  const what = cause instanceof Error ? cause.message : String(cause)
  context.tell(
    say({
      zh: `铜锣内部错误：${what}（设置 TONGLUO_TRACE=1 可查看详情）`,
      en: `Tongluo failed in a way it does not know: ${what} (TONGLUO_TRACE=1 shows where)`,
    }),
  )
  if (process.env.TONGLUO_TRACE !== undefined && cause instanceof Error) context.tell(cause.stack ?? '')
  return exitCodes.refused
}

endWithParent()
// A reader that closes early (`tongluo status … | head -1`) is no failure of ours.
process.stdout.on('error', () => process.exit())
try {
  await program(context).parseAsync(args, { from: 'user' })
} catch (cause) {
  process.exitCode = explain(cause)
}
