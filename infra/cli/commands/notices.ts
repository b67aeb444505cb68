import { Command } from 'commander'
import type { Context } from '../context.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'

type Options = { area?: string; json?: boolean; as?: string }

export const noticesCommand = (context: Context): Command => {
  const { say } = context
  return new Command('notices')
    .description(
      say({
        zh: '未来的提醒：何时、发给谁、为什么、多少人和短信段数、现在的状态、哪些等您批准',
        en: 'the notices ahead: when, for whom, why, how many people and SMS parts, how each stands, and what waits for you',
      }),
    )
    .argument('[month]', say({ zh: '月份，如 2026-12；默认近期', en: 'a month, 2026-12; default: what stands ahead' }))
    .option('--area <code>', say({ zh: '只看这个区划及其下级', en: 'of this area and those below it only' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (month: string | undefined, { area, json, as }: Options) => {
      const service = connect(context, 'operator', { as })
      const [{ askedNotices }, { noticesText }] = await Promise.all([
        import('../notices/asked-notices.ts'),
        import('../show/notices.ts'),
      ])
      const notices = await askedNotices(service, { month, area })
      context.print(json ? JSON.stringify(notices, null, 2) : noticesText(say, notices))
    })
}
