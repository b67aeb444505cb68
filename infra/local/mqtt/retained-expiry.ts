import type { Aedes, AedesPublishPacket } from 'aedes'

/** The part of a packet by which MQTT 5 carries how long a message is worth something, in seconds (§3.3.2.3.3). */
type Packet = AedesPublishPacket & { properties?: { messageExpiryInterval?: number } }
/** Where aedes keeps what is retained; an empty payload takes it out. */
type Keeping = { persistence: { storeRetained(packet: Packet): Promise<void> } }

/**
 * aedes speaks MQTT 3.1.1, which has no expiry: the runtime puts it before the topic, and the broker takes it off again before
 * anybody sees it.
 */
const marked = /^\$expires\/(\d+)\/(.+)$/
export const withExpiry = (topic: string, seconds: number): string => `$expires/${seconds}/${topic}`

export const readExpiry = (packet: { topic: string; properties?: object | undefined }): void => {
  const [, seconds, topic] = marked.exec(packet.topic) ?? []
  if (topic === undefined) return
  packet.topic = topic
  packet.properties = { messageExpiryInterval: Number(seconds) }
}

/**
 * "If the current retained message for a Topic expires, it is discarded" (MQTT 5.0 §3.3.1.3). IoT Core does so; aedes keeps what
 * is retained for ever, so it is told to forget. Nobody who is subscribed hears of it.
 */
export const discardExpired = (broker: Aedes): { close(): void } => {
  const { persistence } = broker as Aedes & Keeping
  const timers = new Map<string, NodeJS.Timeout>()
  broker.on('publish', (packet: Packet) => {
    const { topic, retain, properties } = packet
    if (!retain) return
    clearTimeout(timers.get(topic))
    timers.delete(topic)
    const seconds = properties?.messageExpiryInterval
    if (!seconds) return
    const discard = (): void => {
      timers.delete(topic)
      void persistence.storeRetained({ ...packet, payload: Buffer.alloc(0) })
    }
    timers.set(topic, setTimeout(discard, seconds * 1000).unref())
  })
  return {
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
