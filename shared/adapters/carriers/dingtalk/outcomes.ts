import type { RobotErrors } from '../robot-answer.ts'

/** "如果超过20条，会限流10分钟" (自定义机器人接入): nothing is taken before that is over. */
const shutOut = 600

/**
 * DingTalk answers HTTP 200; only `errcode` decides. Read: 130101 and 310000 (open.dingtalk.com, 自定义机器人接入), -1 (全局错误码),
 * 300001 (github.com/sdvdxl/falcon-message/issues/7). The 4xxxxx ones are known from "自定义机器人发送群消息" and were not read again.
 */
export const dingtalkErrors: RobotErrors = {
  [-1]: [
    { outcome: 'retry-later', reason: 'carrier-busy', afterSeconds: 5 },
    '系统繁忙，建议稍后再重试1次，最多重试3次',
  ],
  130101: [
    { outcome: 'retry-later', reason: 'throttled', afterSeconds: shutOut },
    'send too fast, exceed 20 times per minute',
  ],
  410100: [{ outcome: 'retry-later', reason: 'throttled', afterSeconds: shutOut }, '发送速度太快而限流'],
  300001: [{ outcome: 'refused', reason: 'robot-revoked' }, 'token is not exist'],
  300005: [{ outcome: 'refused', reason: 'robot-revoked' }, 'token is not exist'],
  400013: [{ outcome: 'refused', reason: 'robot-revoked' }, '群已被解散'],
  400101: [{ outcome: 'refused', reason: 'robot-revoked' }, 'access_token不存在'],
  400102: [{ outcome: 'refused', reason: 'robot-revoked' }, '机器人已停用'],
  400106: [{ outcome: 'refused', reason: 'robot-revoked' }, '机器人不存在'],
  // A signature that does not match, or a keyword or an address that the robot's owner demands: all of it is set at the robot.
  310000: [{ outcome: 'refused', reason: 'robot-settings' }, '消息校验未通过：加签、关键词或IP'],
  40035: [{ outcome: 'refused', reason: 'carrier-refused' }, '缺少参数 json'],
  400105: [{ outcome: 'refused', reason: 'carrier-refused' }, '不支持的消息类型'],
  430101: [{ outcome: 'refused', reason: 'carrier-refused' }, '含有不安全的外链'],
  430102: [{ outcome: 'refused', reason: 'carrier-refused' }, '含有不合适的文本'],
  430103: [{ outcome: 'refused', reason: 'carrier-refused' }, '含有不合适的图片'],
  430104: [{ outcome: 'refused', reason: 'carrier-refused' }, '含有不合适的内容'],
}
