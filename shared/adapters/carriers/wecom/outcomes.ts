import type { HandOverResult } from '../../../ports/carriers.ts'
import type { Setback } from '../transport.ts'

/** "每个机器人发送的消息不能超过20条/分钟": the minute must pass. */
const oneMinute = 60

/**
 * WeCom answers HTTP 200 to everything; only `errcode` decides (developer.work.weixin.qq.com, 全局错误码).
 * Every code but 0 says that nothing was posted.
 */
export const wecomErrors: Record<number, Setback> = {
  // 系统繁忙: asked to try again shortly.
  [-1]: { outcome: 'retry-later', reason: 'carrier-busy', afterSeconds: 5 },
  // 接口调用超过限制
  45009: { outcome: 'retry-later', reason: 'throttled', afterSeconds: oneMinute },
  // 接口并发调用超过限制
  45033: { outcome: 'retry-later', reason: 'throttled', afterSeconds: 5 },
  // 机器人webhookurl不合法或者机器人已经被移除出群: the key was never good, or the robot was thrown out.
  93000: { outcome: 'refused', reason: 'robot-revoked' },
  // 不合法的消息类型
  40008: { outcome: 'refused', reason: 'carrier-refused' },
  // 不合法的参数, an over-long content among them
  40058: { outcome: 'refused', reason: 'carrier-refused' },
  // 消息内容大小超过限制
  45002: { outcome: 'refused', reason: 'too-long' },
}

const busy: Setback = { outcome: 'unknown', reason: 'carrier-busy' }
const carrierRefused: Setback = { outcome: 'refused', reason: 'carrier-refused' }
const throttled: Setback = { outcome: 'retry-later', reason: 'throttled', afterSeconds: oneMinute }

export const classifyWecomAnswer = (status: number, body: string): HandOverResult => {
  if (status === 429) return throttled
  // A gateway's failure: whatever answered may have passed the post on.
  if (status >= 500 || status === 408) return busy
  if (status >= 300) return carrierRefused
  const errcode = readErrcode(body)
  if (errcode === undefined) return busy
  return errcode === 0 ? { outcome: 'accepted' } : (wecomErrors[errcode] ?? carrierRefused)
}

const readErrcode = (body: string): number | undefined => {
  try {
    const answer: unknown = JSON.parse(body)
    const errcode: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'errcode') : undefined
    return typeof errcode === 'number' ? errcode : undefined
  } catch {
    return undefined
  }
}
