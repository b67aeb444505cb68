import { Command } from 'commander'
import type { Context } from '../context.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { historyText } from '../show/history.ts'

export const historyCommand = (context: Context): Command => {
  const { say } = context
  return new Command('history')
    .description(
      say({
        zh: '一个预警的历史：何时、谁、做了什么、从何状态到何状态、为何',
        en: 'the history of a warning: when, who, what, from which state to which, and why',
      }),
    )
    .argument('<warning>', say({ zh: '预警编号', en: 'id of the warning' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (warning: string, options: { json?: boolean; as?: string }) => {
      const history = await connect(context, 'operator', options).history(warning)
      context.print(options.json ? JSON.stringify(history, null, 2) : historyText(say, history))
    })
}
