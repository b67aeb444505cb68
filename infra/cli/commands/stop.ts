import { Command } from 'commander'
import type * as z from 'zod'
import type { StopList } from '../../../shared/contracts/stops.ts'
import { Carrier, Channel } from '../../../shared/domain/channel.ts'
import type { StopScope } from '../../../shared/domain/sheets/stop.ts'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'

type Options = { lift?: boolean; json?: boolean; as?: string }

export const stopCommand = (context: Context): Command => {
  const { say } = context
  return new Command('stop')
    .description(
      say({
        zh: '紧急停止发送（不带参数：列出现有的停止）',
        en: 'stop sending (without an argument: list the stops in force)',
      }),
    )
    .argument(
      '[what]',
      say({
        zh: 'all、预警编号、渠道（sms…）或运营方（sns…）',
        en: 'all, a warning, a channel (sms …) or a carrier (sns …)',
      }),
    )
    .option('--lift', say({ zh: '解除停止', en: 'lift the stop' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (what: string | undefined, options: Options) => {
      if (what === undefined && options.lift)
        throw wrongUse({ zh: '请说明解除哪一个停止。', en: 'Say which stop to lift.' })
      const service = connect(context, 'operator', options)
      if (what !== undefined) await service[options.lift ? 'lift' : 'stop'](scopeOf(what))
      const { stops } = await service.stops()
      context.print(options.json ? JSON.stringify(stops, null, 2) : stopLines(say, stops))
    })
}

/** A word that is no channel and no carrier is a warning's id. */
export const scopeOf = (what: string): StopScope => {
  if (what === 'all') return { all: true }
  const channel = Channel.safeParse(what)
  if (channel.success) return { channel: channel.data }
  const carrier = Carrier.safeParse(what)
  return carrier.success ? { carrier: carrier.data } : { warning: what }
}

const stopLines = (say: Context['say'], stops: z.infer<typeof StopList>['stops']): string => {
  if (stops.length === 0) return say({ zh: '没有停止：正常发送。', en: 'Nothing is stopped.' })
  return stops
    .map(({ scope, by, at }) => {
      const what = 'all' in scope ? 'all' : Object.values(scope).join()
      const when = new Date(at).toISOString()
      return say({ zh: `已停止 ${what}（${by}，${when}）`, en: `stopped: ${what} (${by}, ${when})` })
    })
    .join('\n')
}
