import { type ReceiptedSheet, type Standing, standings } from './standing.ts'

/**
 * What can be said of one channel in one place, town or county. Always:
 * planned = open + accepted + failed + unknown + suppressed, and accepted = delivered + unconfirmed (+ rooms, which cannot confirm).
 */
export type Figures = {
  planned: number
  open: number
  accepted: number
  delivered: number
  unconfirmed: number
  failed: number
  unknown: number
  suppressed: number
  reasons: Record<string, number>
}

export const noFigures: Readonly<Figures> = {
  planned: 0,
  open: 0,
  accepted: 0,
  delivered: 0,
  unconfirmed: 0,
  failed: 0,
  unknown: 0,
  suppressed: 0,
  reasons: {},
}

export const figuresOf = (sheet: ReceiptedSheet): Figures => {
  const figures = { ...noFigures, reasons: {} }
  for (const one of standings(sheet)) count(figures, one)
  return figures
}

const count = (figures: Figures, one: Standing): void => {
  if (one.state === 'outside') return
  figures.planned += 1
  figures[one.state] += 1
  if (one.state === 'accepted') {
    if (one.delivered) figures.delivered += 1
    else if (one.confirmable) figures.unconfirmed += 1
  } else if ('reason' in one) {
    figures.reasons[one.reason] = (figures.reasons[one.reason] ?? 0) + 1
  }
}

export const addFigures = (all: Iterable<Figures>): Figures => {
  const sum = { ...noFigures, reasons: {} as Record<string, number> }
  for (const { reasons, ...counts } of all) {
    for (const [name, value] of Object.entries(counts)) sum[name as keyof typeof counts] += value
    for (const [reason, value] of Object.entries(reasons)) sum.reasons[reason] = (sum.reasons[reason] ?? 0) + value
  }
  return sum
}

/** When things happened, ms; of many sheets the first hand-over, the last acceptance and the last receipt. */
export type Moments = { firstSentAt?: number; lastAcceptedAt?: number; lastReceiptAt?: number }

export const momentsOf = (sheets: Iterable<ReceiptedSheet>): Moments => {
  const all = [...sheets]
  const firstSentAt = least(all.flatMap(({ sheet }) => sheet.firstSentAt ?? []))
  const lastAcceptedAt = greatest(all.flatMap(({ sheet }) => sheet.lastAcceptedAt ?? []))
  const lastReceiptAt = greatest(
    all.flatMap(({ sheet, receipts }) => receipts.filter(({ seq }) => seq === sheet.seq).map(({ at }) => at)),
  )
  return {
    ...(firstSentAt !== undefined && { firstSentAt }),
    ...(lastAcceptedAt !== undefined && { lastAcceptedAt }),
    ...(lastReceiptAt !== undefined && { lastReceiptAt }),
  }
}

// Folded, not spread: a county has more receipts than a call may have arguments.
const least = (times: number[]): number | undefined =>
  times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined
const greatest = (times: number[]): number | undefined =>
  times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : undefined
