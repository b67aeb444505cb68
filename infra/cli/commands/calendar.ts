import { Command } from 'commander'
import type { CalendarOptions } from '../calendar/print-calendar.ts'
import type { Context } from '../context.ts'
import { jsonOption } from '../options.ts'
import { bookCommand } from './calendar-book.ts'

export const calendarCommand = (context: Context): Command => {
  const { say } = context
  return new Command('calendar')
    .description(
      say({
        zh: '提醒日历：季节与节假日提醒在哪天、发给谁、为什么；有服务时用服务的日历，没有也可以',
        en: 'the calendar of seasonal and holiday notices: when, for whom, why; the service’s where there is one',
      }),
    )
    .argument(
      '[year...]',
      say({
        zh: '年份，或 next（未来 30 天）；默认今年',
        en: 'years, or next: the coming 30 days; default: this year',
      }),
    )
    .option('--area <code>', say({ zh: '只看这个区划及其下级', en: 'of this area and those below it only' }))
    .option(
      '--holidays <file>',
      say({
        zh: '导入某年的放假安排（JSON），有服务时也导入服务，可多次',
        en: 'load the holidays of a year (JSON), into the service as well; may be repeated',
      }),
      (file: string, before: string[] = []) => [...before, file],
    )
    .option(
      '--from <date>',
      say({ zh: 'next 从哪天算起（默认现在）', en: 'the day on which next begins (default: now)' }),
    )
    .addOption(jsonOption(say))
    .option('--as <key>', say({ zh: '用哪个演示密钥查询人数', en: 'which of the demo keys asks how many people' }))
    .addCommand(bookCommand(context))
    .addHelpText('after', `\n${say(after)}`)
    .action(async (words: string[], options: CalendarOptions) => {
      // Lunar dates, solar terms and zones are loaded only by the command that needs them.
      const { printCalendar } = await import('../calendar/print-calendar.ts')
      await printCalendar(context, words, options, Date.now())
    })
}

const after = {
  zh: `人数向服务查询（TONGLUO_URL 和 TONGLUO_KEY，或 .tongluo/service.json）；没有服务就不显示，并说明原因。
放假安排文件：{"year":2027,"source":"国办发明电…","holidays":[{"name":"春节","start":"2027-02-05","end":"2027-02-12"},…],"workdays":[…]}`,
  en: `How many people is asked of the service (TONGLUO_URL and TONGLUO_KEY, or .tongluo/service.json); without one it is left out, and said so.
A file of holidays: {"year":2027,"source":"…","holidays":[{"name":"春节","start":"2027-02-05","end":"2027-02-12"},…],"workdays":[…]}`,
}
