import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { TemplateCarrier } from '../../../shared/domain/templates/template-carrier.ts'
import type { Context } from '../context.ts'
import { refused } from '../failure.ts'
import { answers } from '../http.ts'
import { portOption } from '../options.ts'
import { ownServiceFile, projectRoot, removeServiceFile, stateFolder, writeServiceFile } from '../service-file.ts'
import { ready } from '../show/ready.ts'
import { launch } from '../start/launch.ts'

type Given = { port: number; folder?: string; data?: string; sms?: TemplateCarrier }

export const startCommand = (context: Context): Command => {
  const { say } = context
  return new Command('start')
    .description(
      say({
        zh: '在本机启动全部服务，并载入演示名录',
        en: 'run everything on this machine, with the demo directories',
      }),
    )
    .addOption(portOption(say))
    .option(
      '--folder <folder>',
      say({ zh: '在哪里写 .tongluo/（默认：本项目）', en: 'where .tongluo/ is written (default: this project)' }),
    )
    .option(
      '--data <directory>',
      say({
        zh: '数据目录：停止或被杀之后再次启动，一切从原处继续（默认：只在内存中）。普通磁盘每秒只能写几百条；/dev/shm 下的目录很快，但关机即失',
        en: 'a data directory: started again after an end, or a kill, everything goes on where it was (default: in memory). A normal disk takes some hundred writes a second; one below /dev/shm is quick, and lost when the machine stops',
      }),
    )
    .addOption(
      new Option(
        '--sms <carrier>',
        say({
          zh: '短信由谁发送（默认 SNS）：腾讯云或阿里云，由模拟的一侧扮演，并登记好模板',
          en: 'who carries SMS (default: SNS): Tencent Cloud or Alibaba Cloud, played by the simulated side, with templates registered',
        }),
      ).choices(TemplateCarrier.options),
    )
    .action(async ({ folder = projectRoot, ...given }: Given) => {
      await refuseSecondStart(folder)
      await launch(context, { ...given, directory: join(resolve(folder), stateFolder) }, async (service, asked) => {
        writeServiceFile(folder, { ...service, pid: process.pid })
        context.settle()
        context.print(say(ready(service.url)))
        await asked
      }).finally(() => removeServiceFile(folder, process.pid))
    })
}

/** Two services of one clone would write the same file. One that was killed leaves it behind, and does not count. */
const refuseSecondStart = async (folder: string): Promise<void> => {
  const running = ownServiceFile(folder)
  if (running === undefined || !(await answers(running.url))) return
  throw refused({
    zh: `铜锣已在 ${running.url} 运行（进程 ${running.pid}）：请先在那里按 Ctrl-C 结束。`,
    en: `Tongluo is already running at ${running.url} (process ${running.pid}): end it there with Ctrl-C first.`,
  })
}
