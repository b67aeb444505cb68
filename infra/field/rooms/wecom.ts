import * as z from 'zod'
import { bytesOf, parsed, type RobotWire, robotTurns, type Shown } from './robot.ts'

const verdict = (errcode: number, errmsg: string) => ({ errcode, errmsg })
const badType = verdict(40008, 'invalid message type')
const badParameter = verdict(40058, 'invalid Request Parameter')

/** developer.work.weixin.qq.com/document/path/91770: UTF-8 bytes of a content. */
const maxBytes = { text: 2_048, markdown: 4_096 }
const Post = z.object({ msgtype: z.string() })
const Content = z.object({ content: z.string().min(1) })
const Article = z.object({
  title: z.string().min(1),
  description: z.string().default(''),
  url: z.url(),
  picurl: z.url().optional(),
})
const News = z.object({ articles: z.array(Article).min(1).max(8) })

const readPost = (body: string): Shown | { refused: typeof badType } => {
  const post = Post.loose().safeParse(parsed(body))
  if (!post.success) return { refused: badParameter }
  const { msgtype } = post.data
  if (msgtype === 'news') return readNews(post.data.news)
  if (msgtype !== 'text' && msgtype !== 'markdown') return { refused: badType }
  const content = Content.safeParse(post.data[msgtype])
  if (!content.success || bytesOf(content.data.content) > maxBytes[msgtype]) return { refused: badParameter }
  return content.data
}

/** Titles and descriptions that are too long are cut, not refused. */
const readNews = (news: unknown): Shown | { refused: typeof badType } => {
  const read = News.safeParse(news)
  if (!read.success) return { refused: badParameter }
  const lines = read.data.articles.map(({ title, description, picurl }) => [title, description, picurl])
  return { content: lines.flat().filter(Boolean).join('\n') }
}

/** 20 posts a minute; the key is the robot's whole secret. */
export const wecomRobots: RobotWire = {
  keyOf: ({ searchParams }, path) => (path === '/cgi-bin/webhook/send' ? (searchParams.get('key') ?? '') : undefined),
  read: ({ body }) => readPost(body),
  turns: () => robotTurns([{ posts: 20, seconds: 60 }]),
  verdicts: {
    ok: verdict(0, 'ok'),
    tooFast: verdict(45009, 'api freq out of limit'),
    badKey: verdict(93000, 'invalid webhook url'),
    badPost: badParameter,
    busy: verdict(-1, 'system busy'),
  },
}
