import type { Policy } from '../domain/policy.ts'

/**
 * Colour × listener × hour. Red ignores quiet hours; orange wakes a village only for what kills in its sleep (`nightHazards`).
 * Blue does not ring a person's phone at night. A notice is heard around noon and says by itself whom it is for: those with a
 * duty and their rooms, unless its source says otherwise.
 */
export const channels: Policy['channels'] = {
  red: {
    day: { people: 1, public: 1, rooms: 1, speakers: 3 },
    night: { people: 1, public: 1, rooms: 1, speakers: 3 },
  },
  orange: {
    day: { people: 1, public: 1, rooms: 1, speakers: 2 },
    night: { people: 1, rooms: 1 },
    nightHazard: { public: 1, speakers: 2 },
  },
  yellow: { day: { people: 1, rooms: 1, speakers: 1 }, night: { people: 1, rooms: 1 } },
  blue: { day: { people: 1, rooms: 1 }, night: { rooms: 1 } },
  none: {
    day: { people: 1, rooms: 1, speakers: 1 },
    night: {},
    hours: { speakers: { from: '11:30', until: '12:30' } },
  },
}

/** Rain, flash flood, landslide, mudslide, dam, tsunami, earthquake: by event code (`event-codes.json`), else by the event's words. */
export const nightHazards: Policy['nightHazards'] = {
  eventCodes: [
    '11B03', // 暴雨
    '11B38', // 强降雨
    '11A51', // 山洪
    '11B37', // 地质灾害气象风险
    '11D00', // 地质灾害
    '11D01', // 滑坡
    '11D02', // 泥石流
    '11D03', // 山体崩塌
    '11A03', // 水库重大险情
    '11A04', // 堤防重大险情
    '12B04', // 尾矿库垮坝
    '11E01', // 海啸
    '11C00', // 地震
    '11C01', // 人工地震
    '11C02', // 天然地震
    '11C99', // 其它地震灾害
  ],
  words: [
    ...['暴雨', '强降雨', '大雨', '山洪', '滑坡', '泥石流', '山体崩塌', '地质灾害'],
    ...['水库', '堤防', '溃坝', '垮坝', '溃堤', '海啸', '地震'],
    ...['rain', 'rainfall', 'rainstorm', 'flash flood', 'landslide', 'landslip', 'mudslide'],
    ...['mudflow', 'debris flow', 'dam', 'levee', 'dike', 'tsunami', 'earthquake'],
  ],
}

/**
 * CAP 1.2 section 3.2.2: urgency Past, "responsive action is no longer required"; certainty Unlikely, "not expected to occur
 * (p ~ 0)". Neither is worth the public's sleep or its trust: no public sms, loudspeakers by day and once. Those with a duty and
 * their rooms are told as ever. Where action is needed now (Immediate), doubt does not silence anything. Every other
 * combination, Unknown among them (national messages fix both to Unknown), is the table as it stands.
 */
export const cautions: Policy['cautions'] = [
  { reason: 'urgency-past', urgency: ['Past'], drops: ['public'], quiets: ['speakers'] },
  {
    reason: 'certainty-unlikely',
    certainty: ['Unlikely'],
    unlessUrgency: ['Immediate'],
    drops: ['public'],
    quiets: ['speakers'],
  },
]
