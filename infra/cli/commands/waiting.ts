import { Command } from 'commander'
import type { Context } from '../context.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { waitingText } from '../show/waiting.ts'

export const waitingCommand = (context: Context): Command => {
  const { say } = context
  return new Command('waiting')
    .description(
      say({
        zh: '在我的区域里等待的预警：从何时起、为何、给多少人、谁可决定',
        en: 'what waits in my area: since when, why, for how many, and who may decide',
      }),
    )
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (options: { json?: boolean; as?: string }) => {
      const { waiting } = await connect(context, 'operator', options).waiting()
      context.print(options.json ? JSON.stringify(waiting, null, 2) : waitingText(say, waiting))
    })
}
