import { createHmac } from 'node:crypto'
import type { ChatContent } from '../../../domain/rooms/room-carrier.ts'
import type { ChatCarrier } from '../../../ports/carriers.ts'
import { firstLine, toned } from '../plain-line.ts'
import { classifyRobotAnswer } from '../robot-answer.ts'
import { type Robot, type RobotOptions, robotCarrier } from '../robot-carrier.ts'
import { dingtalkErrors } from './outcomes.ts'

/** 自定义机器人接入: open.dingtalk.com/document/orgapp/custom-robot-access. */
const robot: Robot = {
  name: 'dingtalk',
  call: ({ key, secret }, content, now) => ({
    path: `/robot/send?${new URLSearchParams({ access_token: key, ...(secret !== undefined && signed(secret, now)) })}`,
    body: bodyOf(content),
  }),
  classify: classifyRobotAnswer(dingtalkErrors, ['errcode']),
}

export const dingtalkChatCarrier = (options: RobotOptions): ChatCarrier => robotCarrier(robot, options)

/** 加签: HMAC-SHA256 of "<ms>\n<secret>" under the secret, in base64; good for an hour. */
const signed = (secret: string, now: number) => {
  const timestamp = String(now)
  return { timestamp, sign: createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64') }
}

const bodyOf = (content: ChatContent): object => {
  if (content.kind === 'text') return { msgtype: 'text', text: { content: content.body } }
  if (content.kind === 'markdown') return markdown(firstLine(content.body), dialect(content.body))
  const { title, body, pictureUrl, link } = content
  const lines = [`#### ${title}`, body, `![](${pictureUrl})`, ...(link === undefined ? [] : [`[${link}](${link})`])]
  return markdown(title, lines.filter(line => line !== '').join('\n\n'))
}

const markdown = (title: string, text: string) => ({ msgtype: 'markdown', markdown: { title, text } })

/** It knows no tones, and only an empty line ends a line. */
const dialect = (body: string): string => toned(body, (_, words) => words).replaceAll(/\n+/g, '\n\n')
