import type { RobotErrors } from '../robot-answer.ts'

/** Five a second and a hundred a minute; at full and half hours the whole of Feishu may be crowded. */
const shortly = 10

/**
 * Feishu decides by `code`. Read: 9499, 11232, 19021, 19022, 19024 (open.feishu.cn, 自定义机器人使用指南), 19001
 * (github.com/sansan0/TrendRadar/issues/278). 19002 is known and was not read again.
 */
export const feishuErrors: RobotErrors = {
  11232: [{ outcome: 'retry-later', reason: 'throttled', afterSeconds: shortly }, 'frequency limited'],
  19001: [{ outcome: 'refused', reason: 'robot-revoked' }, 'param invalid: incoming webhook access token invalid'],
  19021: [
    { outcome: 'refused', reason: 'robot-settings' },
    'sign match fail or timestamp is not within one hour from current time',
  ],
  19022: [{ outcome: 'refused', reason: 'robot-settings' }, 'Ip Not Allowed'],
  19024: [{ outcome: 'refused', reason: 'robot-settings' }, 'Key Words Not Found'],
  9499: [{ outcome: 'refused', reason: 'carrier-refused' }, 'Bad Request'],
  19002: [{ outcome: 'refused', reason: 'carrier-refused' }, 'params error'],
}
