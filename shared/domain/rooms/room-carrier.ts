import * as z from 'zod'

/** Whose robot posts into a room. */
export const RoomCarrier = z.enum(['wecom', 'dingtalk', 'feishu'])
export type RoomCarrier = z.infer<typeof RoomCarrier>

/** What is posted into a room. `pictureUrl`: a public address, for words that cannot be written as text. */
export type ChatContent =
  | { kind: 'text'; body: string }
  | { kind: 'markdown'; body: string }
  | { kind: 'picture'; title: string; body: string; pictureUrl: string; link?: string }

/** At most `posts` in any `seconds`. */
export type RoomPace = { posts: number; seconds: number }

/** What one robot takes. UTF-8 bytes. */
export type RoomLimits = {
  text: number
  markdown: number
  picture: { title: number; body: number }
  paces: readonly RoomPace[]
}

/**
 * What we give each robot: its documented limit, less what our clock and theirs, or another sender on the same robot, may differ by.
 * wecom: developer.work.weixin.qq.com/document/path/91770: 20 posts a minute; text 2,048, markdown 4,096 bytes; an article of
 * `news` has a title of 128 and a description of 512 bytes and is cut beyond.
 * dingtalk: open.dingtalk.com, "自定义机器人接入": 20 posts a minute, and whoever posts more is shut out for ten. No size is
 * documented; the robot interfaces that document one take 15,000 bytes.
 * feishu: open.feishu.cn, "自定义机器人使用指南": 100 posts a minute, of which people would read no more than of the others' 20, and 5 a
 * second; a request of at most 20 kB, in which a card doubles what JSON must escape.
 */
export const roomLimits: Record<RoomCarrier, RoomLimits> = {
  wecom: { text: 2_048, markdown: 4_096, picture: { title: 128, body: 512 }, paces: [{ posts: 18, seconds: 60 }] },
  dingtalk: {
    text: 12_000,
    markdown: 12_000,
    picture: { title: 128, body: 1_024 },
    paces: [{ posts: 18, seconds: 60 }],
  },
  feishu: {
    text: 12_000,
    markdown: 12_000,
    picture: { title: 128, body: 1_024 },
    paces: [
      { posts: 18, seconds: 60 },
      { posts: 4, seconds: 1 },
    ],
  },
}
