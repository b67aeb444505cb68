import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import { Programme } from '../../../shared/domain/loudspeakers/programme.ts'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import type { Phrase } from '../language.ts'
import { jsonOption, keyOption } from '../options.ts'
import { readJson } from '../read-json.ts'
import { connect } from '../service.ts'
import { playsText, programmeText, receiptText } from '../show/programme.ts'

type Options = { json?: boolean; as?: string }
type SetOptions = Options & { example?: boolean }
type LogOptions = Options & { days: number }

const example = fileURLToPath(new URL('../programmes/safety-week.json', import.meta.url))
const daysShown = 7

/** What a village's loudspeakers say in a week, beside the warnings. */
export const programmeCommand = (context: Context): Command => {
  const { say } = context
  return new Command('programme')
    .description(
      say({
        zh: '喇叭的每周节目（安全生产、森林防火、防溺水……），预警随时插播',
        en: 'what loudspeakers say in a week (safety talk); a warning always goes before it',
      }),
    )
    .addCommand(showCommand(context))
    .addCommand(setCommand(context))
    .addCommand(clearCommand(context))
    .addCommand(logCommand(context))
}

const showCommand = (context: Context): Command =>
  dressed(context, 'show', {
    zh: '一个村（或乡镇、县、市、省）的节目：自己的、上级的、谁改的',
    en: 'the week of a village (or town, county, city, province): its own, what it hears from above, who set it',
  }).action(async (place: string, options: Options) => {
    const view = await connect(context, 'operator', options).programme(place)
    context.print(options.json ? JSON.stringify(view, null, 2) : programmeText(context.say, view))
  })

const setCommand = (context: Context): Command => {
  const { say } = context
  return dressed(context, 'set', {
    zh: '设定节目；上级的节目不能被下级取消',
    en: 'set the week of a place; a lower level cannot take away what a higher one says',
  })
    .argument('[file]', say({ zh: '节目文件（JSON）', en: 'the programme, a JSON file' }))
    .option('--example', say({ zh: '使用自带的安全宣传周', en: 'the built-in week of safety talk' }))
    .action(async (place: string, file: string | undefined, options: SetOptions) => {
      if ((file === undefined) === (options.example !== true))
        throw wrongUse({ zh: '请给出一个文件，或用 --example。', en: 'Name one file, or say --example.' })
      await put(context, place, readJson(file ?? example, Programme, { zh: '节目文件', en: 'programme' }), options)
    })
}

const clearCommand = (context: Context): Command =>
  dressed(context, 'clear', {
    zh: '清除本级设定的节目（上级的仍然播出）',
    en: 'clear what is set for this very place; what is above it is still said',
  }).action((place: string, options: Options) => put(context, place, { items: [] }, options))

const logCommand = (context: Context): Command => {
  const { say } = context
  return dressed(context, 'log', {
    zh: '播出记录：哪天、哪个村、几只喇叭',
    en: 'what was said when, by how many loudspeakers',
  })
    .option('--days <count>', say({ zh: '最近几天', en: 'the last days' }), days(say), daysShown)
    .action(async (place: string, options: LogOptions) => {
      const { plays } = await connect(context, 'operator', options).plays(place, options.days)
      context.print(options.json ? JSON.stringify(plays, null, 2) : playsText(say, place, plays))
    })
}

const put = async (context: Context, place: string, programme: Programme, options: Options): Promise<void> => {
  const receipt = await connect(context, 'operator', options).setProgramme(place, programme)
  context.print(options.json ? JSON.stringify(receipt, null, 2) : receiptText(context.say, receipt))
}

const dressed = ({ say }: Context, name: string, description: Phrase): Command =>
  new Command(name)
    .description(say(description))
    .argument('<place>', say({ zh: '12 位代码', en: 'a code of 12 digits' }), code(say))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))

const code = (say: Context['say']) => (text: string) => {
  if (/^\d{12}$/.test(text)) return text
  throw new InvalidArgumentError(say({ zh: '应为 12 位数字。', en: 'It must have 12 digits.' }))
}

const days = (say: Context['say']) => (text: string) => {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 31) return count
  throw new InvalidArgumentError(say({ zh: '应为 1 到 31。', en: 'It must be from 1 to 31.' }))
}
