import { createHmac } from 'node:crypto'
import type { ChatContent } from '../../../domain/rooms/room-carrier.ts'
import type { ChatCarrier } from '../../../ports/carriers.ts'
import { firstLine, toned } from '../plain-line.ts'
import { classifyRobotAnswer } from '../robot-answer.ts'
import { type Robot, type RobotOptions, robotCarrier } from '../robot-carrier.ts'
import { feishuErrors } from './outcomes.ts'

/** 自定义机器人使用指南: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. Older robots say `StatusCode`. */
const robot: Robot = {
  name: 'feishu',
  requestBytes: 20 * 1024,
  call: ({ key, secret }, content, now) => ({
    path: `/open-apis/bot/v2/hook/${encodeURIComponent(key)}`,
    body: { ...(secret !== undefined && signed(secret, now)), ...bodyOf(content) },
  }),
  classify: classifyRobotAnswer(feishuErrors, ['code', 'StatusCode']),
}

export const feishuChatCarrier = (options: RobotOptions): ChatCarrier => robotCarrier(robot, options)

/** 签名校验: HMAC-SHA256 of nothing under "<seconds>\n<secret>", in base64; good for an hour. */
const signed = (secret: string, now: number) => {
  const timestamp = String(Math.floor(now / 1000))
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') }
}

const bodyOf = (content: ChatContent): object => {
  if (content.kind === 'text') return { msg_type: 'text', content: { text: inert(content.body) } }
  return content.kind === 'markdown' ? card(content.body) : richText(content)
}

/** In a text of Feishu's, `<at user_id="all">` calls everyone. */
const inert = (text: string): string => text.replaceAll('<', '＜')

/** The first line is the card's title, which a notification shows; a card must have an element. */
const card = (body: string): object => {
  const [, ...rest] = body.split('\n')
  const title = firstLine(body)
  // A title that was cut must not be the only place of its words.
  const content = rest.length === 0 || title.endsWith('…') ? body : rest.join('\n').trim()
  return {
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: { title: { tag: 'plain_text', content: title }, template: templateOf(body) },
      elements: [
        {
          tag: 'markdown',
          content: toned(content, (tone, words) => `<font color='${tones[tone] ?? 'grey'}'>${words}</font>`),
        },
      ],
    },
  }
}

const tones: Readonly<Record<string, string>> = { warning: 'red', info: 'green', comment: 'grey' }
const templateOf = (body: string): string => (body.includes('<font color="warning">') ? 'red' : 'blue')

/** A robot cannot upload a picture (that needs an app), so it is linked. */
const richText = ({ title, body, pictureUrl, link }: Extract<ChatContent, { kind: 'picture' }>): object => {
  const lines = [
    ...(body === '' ? [] : [[{ tag: 'text', text: body }]]),
    ...[pictureUrl, ...(link === undefined ? [] : [link])].map(href => [{ tag: 'a', text: href, href }]),
  ]
  return { msg_type: 'post', content: { post: { zh_cn: { title, content: lines } } } }
}
