import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { type Asked, bytesOf, parsed, type RobotWire, robotTurns, type Shown } from './robot.ts'

const verdict = (code: number, msg: string) => ({ code, msg, data: {} })
const badSign = verdict(19021, 'sign match fail or timestamp is not within one hour from current time')
const badPost = verdict(9499, 'Bad Request')
const tooFast = verdict(11232, 'frequency limited')

/** "请求体大小不能超过20 KB" */
const maxBytes = 20 * 1024
const hourSeconds = 3_600
const hooks = '/open-apis/bot/v2/hook/'

const Signed = z.object({ timestamp: z.string().optional(), sign: z.string().optional() })
const Span = z.object({ tag: z.string(), text: z.string().optional(), href: z.url().optional() })
const Post = z.discriminatedUnion('msg_type', [
  z.object({ msg_type: z.literal('text'), content: z.object({ text: z.string().min(1) }) }),
  z.object({
    msg_type: z.literal('post'),
    content: z.object({
      post: z.object({ zh_cn: z.object({ title: z.string(), content: z.array(z.array(Span)).min(1) }) }),
    }),
  }),
  z.object({
    msg_type: z.literal('interactive'),
    card: z.object({
      header: z.object({ title: z.object({ tag: z.literal('plain_text'), content: z.string() }) }).optional(),
      elements: z.array(z.object({ tag: z.literal('markdown'), content: z.string().min(1) })).min(1),
    }),
  }),
])

const shownBy = (post: z.infer<typeof Post>): string => {
  if (post.msg_type === 'text') return post.content.text
  if (post.msg_type === 'interactive') {
    const { header, elements } = post.card
    return [header?.title.content, ...elements.map(({ content }) => content)].filter(Boolean).join('\n')
  }
  const { title, content } = post.content.post.zh_cn
  return [title, ...content.map(line => line.map(({ text, href }) => text ?? href ?? '').join(''))].join('\n')
}

/** 签名校验: an HMAC of nothing, under the time and the secret as its key. */
const isSigned = ({ secret, now }: Asked, json: unknown): boolean => {
  if (secret === undefined) return true
  const { timestamp = '', sign } = Signed.safeParse(json).data ?? {}
  const key = timestamp + String.fromCharCode(10) + secret
  const isRecent = Math.abs(now / 1000 - Number(timestamp)) <= hourSeconds
  return isRecent && sign === createHmac('sha256', key).digest('base64')
}

const readPost = (asked: Asked): Shown | { refused: object } => {
  if (bytesOf(asked.body) > maxBytes) return { refused: badPost }
  const json = parsed(asked.body)
  if (!isSigned(asked, json)) return { refused: badSign }
  const post = Post.safeParse(json)
  return post.success ? { content: shownBy(post.data) } : { refused: badPost }
}

/** 100 posts a minute and 5 a second. Feishu documents no code of its own for "busy": it says that it is asked too often. */
export const feishuRobots: RobotWire = {
  keyOf: (_, path) => (path.startsWith(hooks) ? decodeURIComponent(path.slice(hooks.length)) : undefined),
  read: readPost,
  turns: () =>
    robotTurns([
      { posts: 100, seconds: 60 },
      { posts: 5, seconds: 1 },
    ]),
  verdicts: {
    ok: { ...verdict(0, 'success'), StatusCode: 0, StatusMessage: 'success' },
    tooFast,
    badKey: verdict(19001, 'param invalid: incoming webhook access token invalid'),
    badPost,
    busy: tooFast,
  },
}
