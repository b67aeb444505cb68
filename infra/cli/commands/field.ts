import { Command } from 'commander'
import { Channel } from '../../../shared/domain/channel.ts'
import type { Context } from '../context.ts'
import { refused } from '../failure.ts'
import { fieldClient } from '../field-client.ts'
import { jsonOption } from '../options.ts'
import { noService } from '../service.ts'
import { readServiceFile } from '../service-file.ts'
import { channelWords } from '../show/words.ts'
import { table } from '../table.ts'

export const fieldCommand = (context: Context): Command => {
  const { say } = context
  return new Command('field')
    .description(
      say({
        zh: '（模拟的）电话、群和喇叭收到了什么',
        en: 'what the (simulated) phones, rooms and loudspeakers received',
      }),
    )
    .addOption(jsonOption(say))
    .action(async ({ json }: { json?: boolean }) => {
      const received = await fieldClient(fieldUrl(context)).received()
      context.print(json ? JSON.stringify(received, null, 2) : fieldTable(say, received))
    })
}

const fieldUrl = (context: Context): string => {
  const file = readServiceFile(context.cwd)
  const { TONGLUO_URL } = context.environment
  if (file !== undefined && (!TONGLUO_URL || TONGLUO_URL === file.url)) return file.field
  if (!TONGLUO_URL) throw noService()
  throw refused({
    zh: `${TONGLUO_URL} 的另一端不是模拟的：只有本机服务（npm start）才有。`,
    en: `Only a service on this machine (\`npm start\`) has a simulated field; ${TONGLUO_URL} has real phones.`,
  })
}

type Received = Awaited<ReturnType<ReturnType<typeof fieldClient>['received']>>

const fieldTable = (say: Context['say'], received: Received): string =>
  table(
    ['', say({ zh: '收到', en: 'received' }), say({ zh: '不同', en: 'distinct' })],
    Channel.options.map(channel => [
      say(channelWords[channel]),
      String(received[channel].received),
      String(received[channel].distinct),
    ]),
  )
