import { Command } from 'commander'
import type { BookOptions } from '../calendar/book-file.ts'
import type { Context } from '../context.ts'
import { jsonOption, keyOption } from '../options.ts'

/** What a jurisdiction changes of the calendar for itself. */
export const bookCommand = (context: Context): Command => {
  const { say } = context
  const show = dressed(context, 'show')
    .description(
      say({
        zh: '正在使用的提醒与规则；加 --area 则是该区划自己的，可编辑后用 set 存回',
        en: 'the notices and rules in use; with --area what the area changes for itself, to be edited and set',
      }),
    )
    .action(async (_: object, command: Command) => {
      const { showBook } = await import('../calendar/book-file.ts')
      await showBook(context, command.optsWithGlobals<BookOptions>())
    })
  const set = dressed(context, 'set')
    .description(
      say({
        zh: '存回一个区划自己的提醒、规则和季节；别人已改过时不覆盖',
        en: 'store what an area changes for itself; not over what somebody else changed meanwhile',
      }),
    )
    .argument('<file>', say({ zh: 'show --area 输出的文件（JSON）', en: 'a file as show --area prints it, JSON' }))
    .action(async (file: string, _: object, command: Command) => {
      const { setBook } = await import('../calendar/book-file.ts')
      await setBook(context, file, command.optsWithGlobals<BookOptions>())
    })
  return new Command('book')
    .description(say({ zh: '日历的内容：查看、修改', en: 'what the calendar says: show it, change it' }))
    .addCommand(show)
    .addCommand(set)
}

const dressed = ({ say }: Context, name: string): Command =>
  new Command(name)
    .option('--area <code>', say({ zh: '哪个区划，00 为全国', en: 'whose; 00: the country’s' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
