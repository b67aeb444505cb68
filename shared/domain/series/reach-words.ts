import type { AudienceSize } from '../audience/audience-size.ts'
import type { MsgType } from '../cap/alert.ts'
import type { Language } from './desk-infos.ts'

type Reach = { size: AudienceSize; kind: MsgType }

/** Whom it would reach, in words. A Cancel is for whoever was told before. */
export const reachWords: Record<Language, (reach: Reach) => string> = {
  zh: reach =>
    reachIn(reach, { before: '发给此前收到的人', nobody: '目前没有对象', start: '将发往', gap: '、' }, units.zh),
  en: reach =>
    reachIn(
      reach,
      { before: 'for whoever was told before', nobody: 'for nobody yet', start: 'for ', gap: ', ' },
      units.en,
    ),
}

type Units = Record<keyof AudienceSize, (count: number) => string>
const units: Record<Language, Units> = {
  zh: {
    villages: count => `${count}个村`,
    groups: count => `${count}个直通群`,
    phones: count => `${count}部电话`,
    rooms: count => `${count}个群`,
    terminals: count => `${count}只喇叭`,
  },
  en: {
    villages: count => `villages ${count}`,
    groups: count => `groups ${count}`,
    phones: count => `phones ${count}`,
    rooms: count => `rooms ${count}`,
    terminals: count => `loudspeakers ${count}`,
  },
}
const kindsOfReach = ['villages', 'groups', 'phones', 'rooms', 'terminals'] as const

const reachIn = (
  { size, kind }: Reach,
  words: { before: string; nobody: string; start: string; gap: string },
  unit: Units,
): string => {
  if (kind === 'Cancel') return words.before
  if (size.phones + size.rooms + size.terminals === 0) return words.nobody
  const parts = kindsOfReach.filter(one => size[one] > 0).map(one => unit[one](size[one]))
  return `${words.start}${parts.join(words.gap)}`
}
