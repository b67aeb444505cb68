import { Command } from 'commander'
import type { Context } from '../context.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { roomTable } from '../show/rooms.ts'
import { statusText } from '../show/status.ts'

export const statusCommand = (context: Context): Command => {
  const { say } = context
  return new Command('status')
    .description(say({ zh: '一个预警的进展：各渠道、各乡镇', en: 'how far a warning is: per channel and township' }))
    .argument('<warning>', say({ zh: '预警编号', en: 'id of the warning' }))
    .option('--rooms', say({ zh: '逐群显示，及其所在的消息', en: 'room by room, and the post each stands in' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (warning: string, options: { rooms?: boolean; json?: boolean; as?: string }) => {
      const service = connect(context, 'operator', options)
      if (options.rooms) {
        const rooms = await service.rooms(warning)
        context.print(options.json ? JSON.stringify(rooms, null, 2) : roomTable(say, rooms))
        return
      }
      const status = await service.status(warning)
      context.print(options.json ? JSON.stringify(status, null, 2) : statusText(say, status))
    })
}
