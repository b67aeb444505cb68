import type { ChatContent } from '../../../domain/rooms/room-carrier.ts'
import type { ChatCarrier } from '../../../ports/carriers.ts'
import { classifyRobotAnswer } from '../robot-answer.ts'
import { type Robot, type RobotOptions, robotCarrier } from '../robot-carrier.ts'
import { wecomErrors } from './outcomes.ts'

/** 消息推送 (once 群机器人): developer.work.weixin.qq.com/document/path/91770. The key is the robot's whole secret. */
const robot: Robot = {
  name: 'wecom',
  call: ({ key }, content) => ({
    path: `/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`,
    body: bodyOf(content),
  }),
  classify: classifyRobotAnswer(wecomErrors, ['errcode']),
}

export const wecomChatCarrier = (options: RobotOptions): ChatCarrier => robotCarrier(robot, options)

/** An article must lead somewhere: to the page of the Alert, or to the picture itself. */
const bodyOf = (content: ChatContent): object => {
  if (content.kind !== 'picture') return { msgtype: content.kind, [content.kind]: { content: content.body } }
  const { title, body: description, pictureUrl: picurl, link: url = picurl } = content
  return { msgtype: 'news', news: { articles: [{ title, description, url, picurl }] } }
}
