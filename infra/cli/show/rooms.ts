import type { CopyText, WarningRooms } from '../../../shared/contracts/rooms.ts'
import type { Paste } from '../../../shared/domain/rooms/paste.ts'
import type { Phrase, Say } from '../language.ts'
import { table } from '../table.ts'

type Room = WarningRooms['rooms'][number]

const stateWords: Record<Room['state'], Phrase> = {
  open: { zh: '待发', en: 'open' },
  accepted: { zh: '已交付', en: 'accepted' },
  failed: { zh: '失败', en: 'failed' },
  unknown: { zh: '不明', en: 'unknown' },
  suppressed: { zh: '不发', en: 'suppressed' },
  outside: { zh: '不在范围', en: 'not addressed' },
}

/** Room by room, and in which post each stands: a post may hold several alerts. */
export const roomTable = (say: Say, { rooms }: WarningRooms): string => {
  if (rooms.length === 0) return say({ zh: '没有群。', en: 'There are no rooms.' })
  const head = [
    say({ zh: '群', en: 'room' }),
    say({ zh: '平台', en: 'carrier' }),
    say({ zh: '状态', en: 'state' }),
    say({ zh: '所在消息', en: 'in post' }),
    say({ zh: '同条预警数', en: 'alerts in it' }),
  ]
  return table(
    head,
    rooms.map(room => row(say, room)),
  )
}

const row = (say: Say, { name, carrier, state, reason, post }: Room): string[] => [
  name,
  carrier ?? '-',
  reason === undefined ? say(stateWords[state]) : `${say(stateWords[state])} (${reason})`,
  post?.id ?? '-',
  post?.alerts === undefined ? '-' : String(post.alerts.length),
]

/** Who pasted it where: their word, and no figure of ours. */
export const pastedLines = (say: Say, pasted: readonly Paste[]): string[] =>
  pasted.map(({ room, seq, by, person, at }) => {
    const who = person === undefined ? by : `${person} (${by})`
    const when = new Date(at).toISOString()
    return say({
      zh: `人工粘贴：第 ${seq} 号到“${room}”，${who}，${when}（不计入送达）`,
      en: `pasted by hand: number ${seq} into “${room}”, ${who}, ${when} (counted as nothing)`,
    })
  })

/** What to type once it is pasted. */
export const recordHint = (say: Say, { warning, seq, place }: CopyText): string => {
  const options = `--pasted --room “…” --number ${seq}${place === undefined ? '' : ` --place ${place}`}`
  return say({
    zh: `粘贴之后请登记：tongluo copy ${warning} ${options}`,
    en: `Once it is pasted, say so: tongluo copy ${warning} ${options}`,
  })
}
