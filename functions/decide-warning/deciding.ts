import type { DecisionRequest } from '../../shared/contracts/decisions.ts'
import type { AudienceSize } from '../../shared/domain/audience/audience-size.ts'
import type { ValueNames } from '../../shared/domain/cap/value-names.ts'
import type { County } from '../../shared/domain/place.ts'
import type { Change } from '../../shared/domain/series/change.ts'
import type { Audience } from '../../shared/domain/series/warning.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import type { CallPorts } from '../../shared/protocol/call-duty.ts'
import type { Waiting } from '../../shared/protocol/waiting-together.ts'

export type DecidePorts = CallPorts & {
  warnings: Warnings
  directory: Pick<Directory, 'counties' | 'index' | 'manifest'>
  valueNames: Pick<ValueNames, 'geocode'>
  clock: Clock
}

/** One decision on everything that waits together. */
export type Deciding = {
  waits: readonly [Waiting, ...Waiting[]]
  holder: KeyHolder
  request: DecisionRequest
  now: number
}

/** What it changes, and whom it reaches. `unattended`: it goes on waiting there, and nobody could be told. */
export type Resolution = {
  kind: 'resolved'
  changes: Change[]
  audiences: Audience[]
  size: AudienceSize
  unattended: County[]
}
