import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { type Asked, bytesOf, parsed, type RobotWire, robotTurns, type Shown } from './robot.ts'

const verdict = (errcode: number, errmsg: string) => ({ errcode, errmsg })
const badSign = verdict(310000, 'description:机器人发送签名不匹配;')
const badType = verdict(400105, 'unsupported message type')
const badPost = verdict(40035, 'missing json')

/** Known, not documented: no robot was seen to take more. */
const maxBytes = 20_000
const hourMs = 3_600_000

const Post = z.discriminatedUnion('msgtype', [
  z.object({ msgtype: z.literal('text'), text: z.object({ content: z.string().min(1) }) }),
  z.object({
    msgtype: z.literal('markdown'),
    markdown: z.object({ title: z.string().min(1), text: z.string().min(1) }),
  }),
])

const readPost = ({ body }: Asked): Shown | { refused: typeof badPost } => {
  const json = parsed(body)
  const post = Post.safeParse(json)
  if (!post.success)
    return { refused: typeof json === 'object' && json !== null && 'msgtype' in json ? badType : badPost }
  const content = post.data.msgtype === 'text' ? post.data.text.content : post.data.markdown.text
  return bytesOf(content) > maxBytes ? { refused: badPost } : { content }
}

/** 加签: within an hour of now, and signed with the robot's secret. */
const isSigned = ({ url: { searchParams }, secret, now }: Asked): boolean => {
  if (secret === undefined) return true
  const timestamp = searchParams.get('timestamp') ?? ''
  const hmac = createHmac('sha256', secret)
  hmac.update(timestamp + String.fromCharCode(10) + secret)
  return Math.abs(now - Number(timestamp)) <= hourMs && searchParams.get('sign') === hmac.digest('base64')
}

/** 20 posts a minute; whoever posts more is shut out for ten minutes. */
export const dingtalkRobots: RobotWire = {
  keyOf: ({ searchParams }, path) => (path === '/robot/send' ? (searchParams.get('access_token') ?? '') : undefined),
  read: asked => (isSigned(asked) ? readPost(asked) : { refused: badSign }),
  turns: () => robotTurns([{ posts: 20, seconds: 60 }], 600),
  verdicts: {
    ok: verdict(0, 'ok'),
    tooFast: verdict(130101, 'send too fast, exceed 20 times per minute'),
    badKey: verdict(300005, 'token is not exist'),
    badPost,
    busy: verdict(-1, '系统繁忙'),
  },
}
