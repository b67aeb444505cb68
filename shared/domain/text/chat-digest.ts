import type { Status } from '../cap/alert.ts'
import { en } from './labels-en.ts'
import { zh } from './labels-zh.ts'

/** One Alert as it can be said in a post that it shares. */
export type DigestPart = {
  /** Its text, cut to so many UTF-8 bytes. */
  within(bytes: number): string
  /** Bytes of what no digest cuts: issuer, time, headline, instruction, link. */
  least: number
}

export type Digest = { count: number; body: string }

type Heading = { lang: string; status: Status }

/**
 * Several Alerts in one post, in their order, as many from the beginning as have their essential words in it: what is short leaves its
 * room to what is long. The first is always in it, and alone it has the whole post. What fits among more fits among fewer.
 */
export const chatDigest = (parts: readonly DigestPart[], heading: Heading, bytes: number): Digest => {
  const sizes = parts.map(part => bytesOf(part.within(bytes)))
  for (let count = parts.length; count > 1; count -= 1) {
    const title = headingOf(heading, count)
    const share = shareOf(sizes.slice(0, count), bytes - bytesOf(title) - count * bytesOf(gap))
    const chosen = parts.slice(0, count)
    if (chosen.every(({ least }, index) => Math.min(least, sizes[index] ?? 0) <= share))
      return { count, body: [title, ...chosen.map(part => part.within(share))].join(gap) }
  }
  return { count: Math.min(1, parts.length), body: parts[0]?.within(bytes) ?? '' }
}

const gap = '\n\n'

/** First of all that it is an exercise, if it is. */
const headingOf = ({ lang, status }: Heading, count: number): string =>
  /^zh\b/i.test(lang)
    ? `${zh.drill[status] ?? ''}**共${count}条：**`
    : `${en.drill[status] ?? ''}**${count} messages:**`

/** The most that each may have, so that all of them fit. */
const shareOf = (sizes: readonly number[], bytes: number): number => {
  let left = bytes
  const ascending = [...sizes].sort((a, b) => a - b)
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index))
    if (size > share) return share
    left -= size
  }
  return Math.max(0, ...sizes)
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
