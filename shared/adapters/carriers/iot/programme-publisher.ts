import type { IoTDataPlaneClient } from '@aws-sdk/client-iot-data-plane'
import type { Clock } from '../../../ports/clock.ts'
import type { ProgrammePublisher } from '../../../ports/programmes.ts'
import { boardKey, seal } from './envelope.ts'
import { iotClient, publishTo, villageTopic } from './publish.ts'

type Options = {
  secret: string
  client?: IoTDataPlaneClient
  /** Store time: terminals set a clock that is behind by it. */
  clock?: Clock
}

/** `tongluo/<county>/<village>/programme`, retained without an end: it holds until there is a higher version of it. */
export const iotProgrammePublisher = ({
  secret,
  client = iotClient(),
  clock = { now: Date.now },
}: Options): ProgrammePublisher => {
  const key = boardKey(secret)
  return {
    publish: (document, signal) => {
      const payload = seal({ ...document, at: clock.now() }, key)
      return publishTo(
        client,
        { topic: `${villageTopic(document.place)}/programme`, qos: 1, retain: true, payload },
        signal,
      )
    },
  }
}
