import { Command, InvalidArgumentError, Option } from 'commander'
import { Colour } from '../../../shared/domain/colour.ts'
import type { Context } from '../context.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'

type Options = {
  name: string
  role: 'source' | 'operator' | 'administrator'
  area: string
  levels: Colour[]
  maxRecipients: number
  json?: boolean
  as?: string
}

/** Without a limit of its own a source may reach one large county at once; a larger audience waits for people. */
const defaultMaxRecipients = 100_000

export const keyCommand = (context: Context): Command => {
  const { say } = context
  const create = new Command('create')
    .description(
      say({
        zh: '登记一个来源或操作员，并给出密钥（只显示这一次）',
        en: 'register a source or an operator and show its key, this once',
      }),
    )
    .requiredOption('--name <name>', say({ zh: '名称', en: 'its name' }))
    .addOption(
      new Option('--role <role>', say({ zh: '角色', en: 'its role' }))
        .choices(['source', 'operator', 'administrator'])
        .default('source'),
    )
    .option(
      '--area <prefix>',
      say({ zh: '管辖区域代码前缀，空为全国', en: 'prefix of area codes; empty: the country' }),
      digits(say),
      '',
    )
    .option(
      '--levels <colours>',
      say({ zh: '可直接发布的颜色，逗号分隔', en: 'colours it releases at once, by comma' }),
      colours(say),
      [...Colour.options],
    )
    .option(
      '--max-recipients <count>',
      say({ zh: '超过此数须审核', en: 'a larger audience waits for approval' }),
      count(say),
      defaultMaxRecipients,
    )
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async ({ json, as, ...holder }: Options) => {
      const service = connect(context, 'administrator', { as })
      const { name, role, area, levels, maxRecipients } = holder
      const created = await service.createKey({ name, role, area, levels, maxRecipients })
      context.print(json ? JSON.stringify(created, null, 2) : created.key)
      if (json) return
      context.tell(
        say({
          zh: `${name}（${created.holder.id}）的密钥，只显示这一次。`,
          en: `The key of ${name} (${created.holder.id}): it is shown this once.`,
        }),
      )
    })
  return new Command('key').description(say({ zh: 'API 密钥', en: 'API keys' })).addCommand(create)
}

const digits = (say: Context['say']) => (text: string) => {
  if (/^\d{0,12}$/.test(text)) return text
  throw new InvalidArgumentError(say({ zh: '应为 0 到 12 位数字。', en: 'It must be 0 to 12 digits.' }))
}

const count = (say: Context['say']) => (text: string) => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError(say({ zh: '应为正整数。', en: 'It must be a positive whole number.' }))
}

const colours = (say: Context['say']) => (text: string) =>
  text.split(',').map(word => {
    const colour = Colour.safeParse(word.trim())
    if (colour.success) return colour.data
    throw new InvalidArgumentError(
      say({ zh: `应为 ${Colour.options.join('、')}。`, en: `They are ${Colour.options.join(', ')}.` }),
    )
  })
