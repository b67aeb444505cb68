import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { call, read } from '../../../infra/cli/http.ts'
import type { Leash } from '../../../infra/local/leash.ts'
import { type FieldProcess, startField } from '../stack/field.ts'
import type { SinkName } from './kinds.ts'
import type { Seen } from './ledger.ts'

export const sinkScript = fileURLToPath(new URL('main.ts', import.meta.url))

/** What it is told beside its port. */
export const sinkVariables = (name: SinkName): Record<string, string> => ({ SINK: name })

export const startSink = (leash: Leash, name: SinkName): Promise<FieldProcess> =>
  startField(leash, sinkScript, sinkVariables(name))

const number = z.number()
const SinkSeen = z.object({
  ...{ received: number, distinct: number, calls: number, refused: number, failed: number, hung: number },
  openMost: number,
  firstAt: number.optional(),
  lastAt: number.optional(),
})

const pathOf = (block: number | undefined): string => `/received${block === undefined ? '' : `?block=${block}`}`

/** Of the numbers of one block, or of all. */
export const seenAt = async (sink: string, block?: number): Promise<Seen> => {
  const { firstAt, lastAt, ...seen } = read(sink, SinkSeen, (await call(sink, { path: pathOf(block) })).body)
  return { ...seen, ...(firstAt !== undefined && lastAt !== undefined && { firstAt, lastAt }) }
}

export const forgetAt = (sink: string, block?: number): Promise<unknown> =>
  call(sink, { method: 'DELETE', path: pathOf(block) })
