import type { ValueNames } from '../domain/cap/value-names.ts'
import type { Policy } from '../domain/policy.ts'
import type { Directory } from '../ports/directory.ts'
import type { Warnings } from '../ports/warnings.ts'

/** What the series that an order meets are read and judged by. */
export type SeriesPorts = { warnings: Pick<Warnings, 'alert' | 'audiences'>; policy: Policy; valueNames: ValueNames }

export type JudgePorts = SeriesPorts & { directory: Pick<Directory, 'counties' | 'index' | 'manifest'> }
