import type { SmsCarrierName } from '../../../infra/sms-carriers.ts'
import { type RivalName, rivalNames } from '../rivals/rival.ts'
import { quotaOf, type SinkName } from '../sink/kinds.ts'

/** `store`: where DynamoDB Local keeps the tables. `batch`: many numbers a call. */
export type Tongluo = { carrier: Exclude<SmsCarrierName, 'none'>; store: 'memory' | 'shm' | 'disk'; batch: boolean }

export const tongluos = {
  'tongluo-sns': { carrier: 'sns', store: 'memory', batch: false },
  /** Its urgent lane is a call a number: HTTP without the front door. */
  'tongluo-http': { carrier: 'alibaba', store: 'memory', batch: false },
  'tongluo-batch': { carrier: 'tencent', store: 'memory', batch: true },
  'tongluo-batch-shm': { carrier: 'tencent', store: 'shm', batch: true },
  'tongluo-batch-disk': { carrier: 'tencent', store: 'disk', batch: true },
} as const satisfies Record<string, Tongluo>

export type TongluoName = keyof typeof tongluos
export type SystemName = TongluoName | RivalName

export const tongluoNames = Object.keys(tongluos) as TongluoName[]
export const systemNames: SystemName[] = [...tongluoNames, ...rivalNames]
/** Three stacks are what a machine of this size holds at once. */
export const usualSystems: SystemName[] = ['tongluo-sns', 'tongluo-http', 'tongluo-batch-shm', ...rivalNames]

export const isTongluo = (name: SystemName): name is TongluoName => Object.hasOwn(tongluos, name)
export const isBatch = (name: SystemName): boolean => isTongluo(name) && tongluos[name].batch

/** A quota of messages is nothing to a carrier that counts calls of 200. */
export const playedOn = (sink: SinkName, names: readonly SystemName[]): SystemName[] =>
  names.filter(name => quotaOf(sink) === undefined || !isBatch(name))

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
