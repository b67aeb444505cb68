import type { RobotErrors } from '../robot-answer.ts'

/** "每个机器人发送的消息不能超过20条/分钟": the minute must pass. */
const oneMinute = 60

/**
 * WeCom answers HTTP 200 to everything; only `errcode` decides. Words: developer.work.weixin.qq.com/document/path/90313, "全局错误码".
 * Nowhere does it say that a call which was answered -1 or 45033 did nothing: that is how "please try again" is read here, and a
 * second post of the same words is the most that it can cost.
 */
export const wecomErrors: RobotErrors = {
  [-1]: [
    { outcome: 'retry-later', reason: 'carrier-busy', afterSeconds: 5 },
    '系统繁忙，建议稍候再重试1次，最多重试3次',
  ],
  45009: [{ outcome: 'retry-later', reason: 'throttled', afterSeconds: oneMinute }, '接口调用超过限制'],
  45033: [{ outcome: 'retry-later', reason: 'throttled', afterSeconds: 5 }, '接口并发调用超过限制'],
  93000: [{ outcome: 'refused', reason: 'robot-revoked' }, '机器人webhookurl不合法或者机器人已经被移除出群'],
  40008: [{ outcome: 'refused', reason: 'carrier-refused' }, '不合法的消息类型'],
  40058: [{ outcome: 'refused', reason: 'carrier-refused' }, '不合法的参数'],
  45002: [{ outcome: 'refused', reason: 'too-long' }, '消息内容大小超过限制'],
}
