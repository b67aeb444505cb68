import type { SmsCarrierName } from '../../../infra/sms-carriers.ts'
import { type RivalName, rivalNames } from '../rivals/rival.ts'

/** `store`: where DynamoDB Local keeps the tables. `numbers`: in a call. */
export type Tongluo = { carrier: Exclude<SmsCarrierName, 'none'>; store: 'memory' | 'shm' | 'disk'; numbers: number }

export const tongluos = {
  'tongluo-sns': { carrier: 'sns', store: 'memory', numbers: 1 },
  /** Its urgent lane is a call a number: HTTP without the front door. */
  'tongluo-http': { carrier: 'alibaba', store: 'memory', numbers: 1 },
  'tongluo-batch': { carrier: 'tencent', store: 'memory', numbers: 200 },
  'tongluo-batch-shm': { carrier: 'tencent', store: 'shm', numbers: 200 },
  'tongluo-batch-disk': { carrier: 'tencent', store: 'disk', numbers: 200 },
} as const satisfies Record<string, Tongluo>

export type TongluoName = keyof typeof tongluos
export type SystemName = TongluoName | RivalName

export const tongluoNames = Object.keys(tongluos) as TongluoName[]
export const systemNames: SystemName[] = [...tongluoNames, ...rivalNames]
/** Three stacks are what a machine of this size holds at once. */
export const usualSystems: SystemName[] = ['tongluo-sns', 'tongluo-http', 'tongluo-batch-shm', ...rivalNames]

export const isTongluo = (name: SystemName): name is TongluoName => Object.hasOwn(tongluos, name)

/** When a status is safe, and of whom. */
export const durability: Record<SystemName, string> = {
  'tongluo-sns': 'packed marks, in memory',
  'tongluo-http': 'packed marks, in memory',
  'tongluo-batch': 'packed marks, in memory',
  'tongluo-batch-shm': 'packed marks, /dev/shm',
  'tongluo-batch-disk': 'packed marks, on disk',
  bullmq: 'a job each, appended, synced every second',
  'bullmq-100': 'a job per 100, appended, synced every second',
  'skip-locked': 'a row each, synced at commit',
  'pg-boss': 'a row each, synced at commit',
}
