import { cutToFit } from './cut.ts'
import { messageOf } from './message.ts'
import type { TextOptions, TextSource } from './text-source.ts'

/** What a person pastes into a group and others still read to its end; no limit of WeChat's is documented. */
export const longestCopy = 1_000

/** Plain text for a personal group, cut at a sentence; a group reads it later, so the link is always there. undefined: nothing to say. */
export const copyText = (source: TextSource, options: TextOptions): string | undefined => {
  const message = messageOf(source, options)
  if (!message) return undefined
  const { labels, more, drill, follow, opening, description, instruction, isCall } = message
  const colour = source.colour === 'none' || !isCall ? '' : `【${labels.colour[source.colour]}】`
  const fits = (text: string): boolean => text.length <= longestCopy
  const { text } = cutToFit({
    opening: `${drill}${colour}${follow}${opening}`,
    description,
    instruction,
    layout: (start, body, order, tail) =>
      [start, body, order && `${labels.instruction}${order}`, more ? `${more.label}${more.url}` : tail ? '……' : '']
        .filter(line => line !== '')
        .join('\n'),
    fits,
    mustFit: fits,
  })
  return text
}
