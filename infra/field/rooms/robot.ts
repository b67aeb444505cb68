import * as z from 'zod'

/** WeCom's own verdicts: HTTP is 200 whatever they are. */
export type Verdict = { errcode: number; errmsg: string }

export const ok: Verdict = { errcode: 0, errmsg: 'ok' }
export const systemBusy: Verdict = { errcode: -1, errmsg: 'system busy' }
export const tooFast: Verdict = { errcode: 45009, errmsg: 'api freq out of limit' }
export const badKey: Verdict = { errcode: 93000, errmsg: 'invalid webhook url' }
export const badType: Verdict = { errcode: 40008, errmsg: 'invalid message type' }
export const badParameter: Verdict = { errcode: 40058, errmsg: 'invalid Request Parameter' }

const maxBytes = { text: 2_048, markdown: 4_096 }
const Post = z.object({ msgtype: z.string() })
const Content = z.object({ content: z.string().min(1) })

/** What the robot is asked to say, or why it will not. */
export const readPost = (body: string): { content: string } | Verdict => {
  const post = Post.loose().safeParse(parse(body))
  if (!post.success) return badParameter
  const { msgtype } = post.data
  if (msgtype !== 'text' && msgtype !== 'markdown') return badType
  const content = Content.safeParse(post.data[msgtype])
  if (!content.success || Buffer.byteLength(content.data.content) > maxBytes[msgtype]) return badParameter
  return content.data
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** 20 messages in any 60 seconds of one robot. */
export const postsPerMinute = 20

export const robotTurns = () => {
  const taken = new Map<string, number[]>()
  return (key: string, now: number): 'taken' | 'too-fast' => {
    const recent = (taken.get(key) ?? []).filter(at => now - at < 60_000)
    if (recent.length >= postsPerMinute) return 'too-fast'
    taken.set(key, [...recent, now])
    return 'taken'
  }
}
