import type { Announcement } from './board.ts'

/** How loud a warning is said, in per cent of what the terminal can do. */
export const warningVolume: Record<Announcement['priority'], number> = {
  red: 100,
  orange: 90,
  yellow: 80,
  blue: 70,
  notice: 60,
}

export type Loudness = { volume: number; reason: 'red-ignores-caps' | 'warning' | 'item' | 'capped' }

/** Red is as loud as the terminal can be; everything else keeps the cap of its village and of its terminal. */
export const loudnessOf = (
  speech: { kind: 'warning'; priority: Announcement['priority'] } | { kind: 'programme'; volume: number },
  cap: number,
): Loudness => {
  if (speech.kind === 'warning' && speech.priority === 'red')
    return { volume: warningVolume.red, reason: 'red-ignores-caps' }
  const wanted = speech.kind === 'warning' ? warningVolume[speech.priority] : speech.volume
  if (wanted > cap) return { volume: cap, reason: 'capped' }
  return { volume: wanted, reason: speech.kind === 'warning' ? 'warning' : 'item' }
}
