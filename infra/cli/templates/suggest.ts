import { Command, Option } from 'commander'
import type { Template } from '../../../shared/domain/templates/template.ts'
import { TemplateCarrier } from '../../../shared/domain/templates/template-carrier.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'
import { suggestedNotices, suggestedTemplates } from '../../../shared/policy/templates/suggested.ts'
import type { Context } from '../context.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { suggestedText } from '../show/templates.ts'

type Options = {
  carrier: TemplateCarrier
  signature: string
  area: string
  prefix: string
  status: Template['status']
  notices?: boolean
  json?: boolean
  as?: string
}

/** The project's own words, as drafts of a jurisdiction; what is there already stays as it is. */
export const suggestCommand = (context: Context): Command => {
  const { say } = context
  return new Command('suggest')
    .description(
      say({
        zh: '把本项目建议的整套模板存为草稿，供本县报备；已有的不动',
        en: 'store the project’s own set as drafts, to be registered with the carrier; what is there stays as it is',
      }),
    )
    .addOption(
      new Option('--carrier <carrier>', 'tencent | alibaba').choices(TemplateCarrier.options).makeOptionMandatory(),
    )
    .requiredOption(
      '--signature <text>',
      say({ zh: '已报备的签名，不带【】', en: 'the registered signature, without its brackets' }),
    )
    .option(
      '--area <code>',
      say({ zh: '用于哪里的预警：区划代码前 2、4、6 位', en: 'whose warnings: the first 2, 4 or 6 digits' }),
      '',
    )
    .option('--prefix <name>', say({ zh: '模板名的开头', en: 'how their names begin' }), 'county')
    .addOption(
      new Option(
        '--status <status>',
        say({ zh: '正式、演练或测试', en: 'for what is meant, for exercises or for tests' }),
      )
        .choices(['Actual', 'Exercise', 'Test'])
        .default('Actual'),
    )
    .option(
      '--notices',
      say({ zh: '提醒逐条报备（一条一个模板）', en: 'instead, the notices of the calendar, one each' }),
    )
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action((options: Options) => suggest(context, options))
}

const suggest = async (context: Context, options: Options): Promise<void> => {
  const { carrier, prefix, notices, as, json, ...order } = options
  const keeper = connect(context, 'administrator', { as })
  const wanted = notices
    ? suggestedNotices(defaultBook, order, prefix)
    : suggestedTemplates({ carrier, ...order }, prefix)
  const known = new Set((await keeper.templates(carrier)).templates.map(({ name }) => name))
  const made: Template[] = []
  for (const { name, content } of wanted)
    if (!known.has(name)) made.push(await keeper.setTemplate(carrier, name, { version: 0, content }))
  context.print(json ? JSON.stringify(made, null, 2) : suggestedText(context.say, made, wanted.length - made.length))
}
