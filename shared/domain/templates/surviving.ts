import type { Particulars } from './particulars.ts'
import type { UnfitReason } from './unfit.ts'

/** The words alone: marks and blanks may differ, since a template has its own. */
const wordsOf = (text: string): string => text.replace(/[\p{P}\p{S}\s]/gu, '').replaceAll('预警信号', '预警')

/**
 * What must survive every cut and does not stand in this text: issuer, time of issue, headline, and of the instruction its first
 * sentence at least. It does not matter whether a variable carries it or the registered words say it.
 */
export const lostIn = (text: string, { parts, sentences, standsAlone }: Particulars): UnfitReason | undefined => {
  const words = wordsOf(text)
  const has = (part: string) => words.includes(wordsOf(part))
  if (!standsAlone) {
    if (!has(parts.issuer)) return 'loses-issuer'
    if (!has(parts.time)) return 'loses-time'
    if (!has(parts.headline)) return 'loses-headline'
  }
  const [first = ''] = sentences.instruction
  return has(first) ? undefined : 'loses-instruction'
}

/** The whole instruction stands in it. */
export const hasInstruction = (text: string, { sentences }: Particulars): boolean =>
  wordsOf(text).includes(wordsOf(sentences.instruction.join('')))
