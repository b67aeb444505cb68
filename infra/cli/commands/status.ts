import { Command } from 'commander'
import type { Context } from '../context.ts'
import { connect } from '../service.ts'
import { statusText } from '../show/status.ts'

export const statusCommand = (context: Context): Command => {
  const { say } = context
  return new Command('status')
    .description(say({ zh: '一个预警的进展：各渠道、各乡镇', en: 'how far a warning is: per channel and township' }))
    .argument('<warning>', say({ zh: '预警编号', en: 'id of the warning' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .option('--as <key>', say({ zh: '使用哪个演示密钥', en: 'which of the demo keys to use' }))
    .action(async (warning: string, options: { json?: boolean; as?: string }) => {
      const status = await connect(context, 'operator', options).status(warning)
      context.print(options.json ? JSON.stringify(status, null, 2) : statusText(say, status))
    })
}
