import type { TemplateCarrier } from './console.ts'
import type { Posted } from './due-poster.ts'

/** How a carrier's own pushes went; a push that was not taken comes again, and is counted again. */
export type PushFigures = {
  /** Milliseconds from the push to its answer, of each that was taken. */
  answeredMs: number[]
  /** Receipts in them. */
  receipts: number
  /** No answer in time. */
  late: number
  /** Another answer than the carrier asks for, or a connection that broke. */
  refused: number
}

export class Pushes {
  #figures: Partial<Record<TemplateCarrier, PushFigures>> = {}

  add(
    carrier: TemplateCarrier,
    posted: Posted,
    { receipts, milliseconds }: { receipts: number; milliseconds: number },
  ): void {
    const known = this.#figures[carrier] ?? { answeredMs: [], receipts: 0, late: 0, refused: 0 }
    this.#figures[carrier] = known
    if (posted === 'taken') {
      known.answeredMs.push(milliseconds)
      known.receipts += receipts
    } else known[posted] += 1
  }

  figures(): Partial<Record<TemplateCarrier, PushFigures>> {
    return this.#figures
  }

  forget(): void {
    this.#figures = {}
  }
}
