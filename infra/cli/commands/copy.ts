import { Command } from 'commander'
import type { Client } from '../client.ts'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { pastedLines, recordHint } from '../show/rooms.ts'

type Options = {
  place?: string
  language?: string
  pasted?: boolean
  room?: string
  person?: string
  number?: string
  json?: boolean
  as?: string
}

export const copyCommand = (context: Context): Command => {
  const { say } = context
  return new Command('copy')
    .description(
      say({
        zh: '给个人微信群的文字：请自行粘贴，再登记谁贴到哪个群',
        en: 'the text for personal WeChat groups, to be pasted by hand; and who pasted it where',
      }),
    )
    .argument('<warning>', say({ zh: '预警编号', en: 'id of the warning' }))
    .option('--place <code>', say({ zh: '某个村、乡镇或直通群的文字', en: 'the text of one place, by its code' }))
    .option('--language <tag>', say({ zh: '文字的语言（默认 zh-CN）', en: 'language of the text (default: zh-CN)' }))
    .option('--pasted', say({ zh: '登记：已经粘贴', en: 'record that it was pasted' }))
    .option('--room <name>', say({ zh: '贴到了哪个群', en: 'into which group' }))
    .option('--person <name>', say({ zh: '谁贴的（同一密钥多人使用时）', en: 'who, where several share a key' }))
    .option('--number <n>', say({ zh: '贴的是第几号', en: 'which number of the series it was' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (warning: string, options: Options) => {
      const service = connect(context, 'operator', options)
      await (options.pasted ? record(context, service, warning, options) : show(context, service, warning, options))
    })
}

const show = async ({ say, print, tell }: Context, service: Client, warning: string, options: Options) => {
  if (options.room !== undefined || options.person !== undefined || options.number !== undefined)
    throw wrongUse({ zh: '登记粘贴请加 --pasted。', en: 'To record a paste say --pasted.' })
  const copy = await service.copy(warning, options.place, options.language)
  print(options.json ? JSON.stringify(copy, null, 2) : copy.text)
  if (!options.json) tell(recordHint(say, copy))
}

const record = async ({ say, print }: Context, service: Client, warning: string, options: Options) => {
  const { room, place, person, number } = options
  if (room === undefined) throw wrongUse({ zh: '请用 --room 写明贴到了哪个群。', en: 'Name the group with --room.' })
  if (number !== undefined && !/^[1-9]\d{0,5}$/.test(number))
    throw wrongUse({ zh: '--number 是 1、2、3……', en: '--number is 1, 2, 3 …' })
  const paste = await service.paste(warning, {
    room,
    ...(place !== undefined && { place }),
    ...(person !== undefined && { person }),
    ...(number !== undefined && { seq: Number(number) }),
  })
  print(options.json ? JSON.stringify(paste, null, 2) : pastedLines(say, [paste]).join('\n'))
}
