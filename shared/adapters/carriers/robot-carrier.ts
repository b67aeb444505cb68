import { Agent, request } from 'undici'
import { parseRobotAddress, type RobotAddress } from '../../domain/rooms/robot-address.ts'
import { type ChatContent, type RoomCarrier, roomLimits } from '../../domain/rooms/room-carrier.ts'
import { notBegun } from '../../domain/sheets/hand-over.ts'
import { requireRoomPermits } from '../../domain/wall.ts'
import type { ChatCarrier, HandOverResult } from '../../ports/carriers.ts'
import { classifyTransport } from './transport.ts'

/** What one robot's webhook is asked. `path` begins with a slash; `body` becomes JSON. */
export type RobotCall = { path: string; body: object }

/** How one carrier's robots are spoken to. */
export type Robot = {
  name: RoomCarrier
  /** UTF-8 bytes of a whole request, where the carrier counts these. */
  requestBytes?: number
  /** `now`: ms, for those that sign. */
  call(address: RobotAddress, content: ChatContent, now: number): RobotCall
  classify(status: number, body: string): HandOverResult
}

export type RobotOptions = { url: string; timeoutMs?: number; now?: () => number }

/** A post to a group by its robot's webhook. */
export const robotCarrier = (robot: Robot, { url, timeoutMs = 8_000, now = Date.now }: RobotOptions): ChatCarrier => {
  const base = url.replace(/\/$/, '')
  const dispatcher = new Agent({
    connect: { timeout: 3_000 },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connections: 16,
  })
  return {
    name: robot.name,
    async post(post, signal) {
      const { content } = post
      const address = parseRobotAddress(requireRoomPermits(post))
      if (address?.carrier !== robot.name) return { outcome: 'refused', reason: 'invalid-address' }
      if (isTooLong(robot.name, content)) return { outcome: 'refused', reason: 'too-long' }
      const call = robot.call(address, content, now())
      const asked = JSON.stringify(call.body)
      if (Buffer.byteLength(asked) > (robot.requestBytes ?? Number.POSITIVE_INFINITY))
        return { outcome: 'refused', reason: 'too-long' }
      if (signal.aborted) return notBegun
      try {
        const { statusCode, body } = await request(`${base}${call.path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: asked,
          dispatcher,
          signal,
        })
        return robot.classify(statusCode, await body.text())
      } catch (error) {
        return classifyTransport(error, signal)
      }
    },
  }
}

const isTooLong = (name: RoomCarrier, content: ChatContent): boolean => {
  const limits = roomLimits[name]
  if (content.kind !== 'picture') return Buffer.byteLength(content.body) > limits[content.kind]
  return (
    Buffer.byteLength(content.title) > limits.picture.title || Buffer.byteLength(content.body) > limits.picture.body
  )
}
