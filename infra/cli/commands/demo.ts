import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { freePort } from '../../local/port.ts'
import { type CapFile, capFile, exampleFile } from '../cap-file.ts'
import { client } from '../client.ts'
import type { Context } from '../context.ts'
import { demoDocument, type FieldFigures } from '../demo/document.ts'
import { type DemoEnd, runDemo } from '../demo/run.ts'
import { exitCodes, refused, wrongUse } from '../failure.ts'
import { fieldClient } from '../field-client.ts'
import { conclusion, progressText, reachText } from '../show/demo.ts'
import { launch } from '../start/launch.ts'
import type { Service } from '../start.ts'

export const demoCommand = (context: Context): Command => {
  const { say } = context
  return new Command('demo')
    .description(
      say({
        zh: '启动全部，发送文件，直到每一条都有结果',
        en: 'run everything, send the files, and end when every alert is marked',
      }),
    )
    .argument(
      '[file...]',
      say({
        zh: 'CAP 文件；不给则用自带的宁乡暴雨红色预警',
        en: 'CAP files; without any, a red rainstorm warning for 宁乡市',
      }),
    )
    .option('--json', say({ zh: '只输出一个 JSON 文档', en: 'print one JSON document and nothing else' }))
    .option(
      '--calendar <year>',
      say({
        zh: '改为在虚拟时钟上播放正镶白旗一整年的提醒，逐月列出每个村收到什么；不启动服务',
        en: 'instead play a whole year of notices for 正镶白旗 on a virtual clock, and print month by month what each village would have received; no service is started',
      }),
    )
    .option(
      '--seed <number>',
      say({
        zh: '与 --calendar 同用：这一年的（虚构）预警由它决定，默认 1',
        en: 'with --calendar: decides the invented warnings of the year, 1 by default',
      }),
    )
    .option(
      '--holidays <file>',
      say({
        zh: '与 --calendar 同用：1 月 15 日导入的放假安排（JSON），可多次',
        en: 'with --calendar: the holidays of a year (JSON), loaded on 15 January; may be repeated',
      }),
      (file: string, before: string[] = []) => [...before, file],
    )
    .action(async (paths: string[], options: DemoOptions) => {
      const { json, calendar, seed, holidays } = options
      if (calendar !== undefined) {
        if (paths.length > 0) throw aYearHasNoFiles()
        // The house and the almanac are loaded only by who plays a year.
        const { playedYear } = await import('../demo/year.ts')
        return playedYear(context, { ...options, calendar })
      }
      if (seed !== undefined || holidays !== undefined) throw onlyOfAYear()
      const files = paths.map(capFile)
      let complete = false
      const directory = mkdtempSync(join(tmpdir(), 'tongluo-demo-'))
      await launch(context, { port: await freePort(), directory }, async service => {
        complete = await run(context, service, files, json === true)
      }).finally(() => rmSync(directory, { recursive: true, force: true }))
      if (!complete) process.exitCode = exitCodes.refused
    })
}

type DemoOptions = { json?: boolean; calendar?: string; seed?: string; holidays?: string[] }

const aYearHasNoFiles = () =>
  wrongUse({
    zh: '--calendar 播放一年的提醒，不带文件。',
    en: '--calendar plays a year of notices and takes no files.',
  })
const onlyOfAYear = () =>
  wrongUse({ zh: '--seed 和 --holidays 要与 --calendar 一起使用。', en: '--seed and --holidays go with --calendar.' })

const run = async (context: Context, service: Service, files: CapFile[], json: boolean): Promise<boolean> => {
  const { say } = context
  const end = await runDemo({
    source: client(service.url, keyOf(service, 'national')),
    operator: client(service.url, keyOf(service, 'operator')),
    files: files.length > 0 ? files : [exampleFile(Date.now())],
    onSent: (file, sent) => context.tell(`${file}: ${sent.verdict}`),
    onProgress: statuses => context.progress(progressText(say, statuses)),
  })
  context.settle()
  const field = await fieldClient(service.field).received()
  context.print(json ? JSON.stringify(demoDocument(end.outcomes, field), null, 2) : text(context, end, field))
  return end.endings.every(ending => ending !== 'working')
}

const text = ({ say }: Context, { outcomes, endings }: DemoEnd, field: FieldFigures): string =>
  [...outcomes.map(outcome => reachText(say, outcome)), conclusion(say, endings, field)].join('\n\n')

const keyOf = ({ keys }: Service, name: string): string => {
  const key = keys[name]
  if (key !== undefined) return key
  throw refused({ zh: `没有名为 ${name} 的演示密钥。`, en: `There is no demo key called ${name}.` })
}
