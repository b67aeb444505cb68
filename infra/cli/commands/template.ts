import { Command, InvalidArgumentError, Option } from 'commander'
import type { TemplateStep } from '../../../shared/contracts/templates.ts'
import { TemplateCarrier } from '../../../shared/domain/templates/template-carrier.ts'
import type { Context } from '../context.ts'
import type { Phrase } from '../language.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { templateChanged, templateListText, templateText } from '../show/templates.ts'
import { readTemplate } from '../templates/read-template.ts'
import { suggestCommand } from '../templates/suggest.ts'

type Options = { json?: boolean; as?: string }
type ListOptions = Options & { carrier?: TemplateCarrier }
type StepOptions = Options & { id?: string; reason?: string }

/** What SMS are sent as where a carrier must approve it first. */
export const templateCommand = (context: Context): Command =>
  new Command('template')
    .description(
      context.say({
        zh: '短信模板：腾讯云、阿里云只发送报备过的模板；在这里登记、查看、记录审核结果',
        en: 'SMS templates: Tencent and Alibaba send registered ones only; register, look, and note what they approved',
      }),
    )
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(suggestCommand(context))
    .addCommand(setCommand(context))
    .addCommand(stepCommand(context, 'submit', { zh: '已提交运营商审核', en: 'it was submitted to the carrier' }))
    .addCommand(stepCommand(context, 'approve', { zh: '运营商已通过', en: 'the carrier approved it' }))
    .addCommand(stepCommand(context, 'reject', { zh: '运营商已驳回', en: 'the carrier rejected it, or took it back' }))
    .addCommand(stepCommand(context, 'retire', { zh: '不再使用', en: 'it is no longer used' }))

const listCommand = (context: Context): Command =>
  dressed(context, new Command('list'), { zh: '全部模板及审核状态', en: 'all of them, and how far their approval is' })
    .addOption(
      new Option('--carrier <carrier>', context.say({ zh: '只看一家运营商', en: 'of one carrier' })).choices(
        TemplateCarrier.options,
      ),
    )
    .action(async (options: ListOptions) => {
      const { templates } = await connect(context, 'operator', options).templates(options.carrier)
      context.print(options.json ? JSON.stringify(templates, null, 2) : templateListText(context.say, templates))
    })

const showCommand = (context: Context): Command =>
  named(context, 'show', {
    zh: '一个模板：报备时要填的文字、变量、长度、历次审核',
    en: 'one: the words for the carrier’s console, its variables and length, and every version',
  }).action(async (carrier: TemplateCarrier, name: string, options: Options) => {
    const view = await connect(context, 'operator', options).template(carrier, name)
    context.print(options.json ? JSON.stringify(view, null, 2) : templateText(context.say, view))
  })

const setCommand = (context: Context): Command =>
  named(context, 'set', {
    zh: '新建或修改草稿（审核中或已通过的不能改，请另建）',
    en: 'make or change a draft (what a carrier has is not changed: make another)',
  })
    .argument(
      '<file>',
      context.say({ zh: '模板文件（JSON，见 template show --json）', en: 'a JSON file, as in template show --json' }),
    )
    .action(async (carrier: TemplateCarrier, name: string, file: string, options: Options) => {
      const keeper = connect(context, 'administrator', options)
      const content = readTemplate(file)
      const known = await keeper.findTemplate(carrier, name)
      const template = await keeper.setTemplate(carrier, name, { version: known?.template.version ?? 0, content })
      context.print(options.json ? JSON.stringify(template, null, 2) : templateChanged(context.say, template))
    })

const stepCommand = (context: Context, event: TemplateStep['event'], description: Phrase): Command => {
  const command = named(context, event, description)
  if (event === 'submit' || event === 'approve')
    command.option('--id <id>', context.say({ zh: '运营商给的模板编号', en: 'the id that the carrier gave it' }))
  if (event === 'reject' || event === 'retire')
    command.option('--reason <text>', context.say({ zh: '原因', en: 'why' }))
  return command.action(async (carrier: TemplateCarrier, name: string, { id, reason, ...options }: StepOptions) => {
    const keeper = connect(context, 'administrator', options)
    const { template: before } = await keeper.template(carrier, name)
    const step = {
      version: before.version,
      event,
      ...(id !== undefined && { id }),
      ...(reason !== undefined && { reason }),
    }
    const template = await keeper.moveTemplate(carrier, name, step)
    context.print(options.json ? JSON.stringify(template, null, 2) : templateChanged(context.say, template))
  })
}

const named = (context: Context, name: string, description: Phrase): Command => {
  const { say } = context
  return dressed(context, new Command(name), description)
    .argument('<carrier>', TemplateCarrier.options.join(' | '), carrierOf(say))
    .argument('<name>', say({ zh: '本系统中的模板名', en: 'our own name of it' }))
}

const dressed = ({ say }: Context, command: Command, description: Phrase): Command =>
  command.description(say(description)).addOption(jsonOption(say)).addOption(keyOption(say))

const carrierOf =
  (say: Context['say']) =>
  (text: string): TemplateCarrier => {
    const carrier = TemplateCarrier.safeParse(text)
    if (carrier.success) return carrier.data
    const known = TemplateCarrier.options.join(', ')
    throw new InvalidArgumentError(say({ zh: `应为 ${known}。`, en: `It must be one of ${known}.` }))
  }
