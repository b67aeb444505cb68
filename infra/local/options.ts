import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { awsRetryDelaysMs } from './sources/async-invoke.ts'

/** AWS as functions call it, the tables as the machine itself reads them, the broker as loudspeakers reach it. */
export type Part = 'aws' | 'tables' | 'broker'

export type CloudOptions = {
  /** Of the HTTP API; 0 takes any that is free. */
  port: number
  /** Where the field listens: `POST <fieldUrl>/sns`, `<fieldUrl>/wecom/…`, `<fieldUrl>/dingtalk/…`, `<fieldUrl>/feishu/…`, `<fieldUrl>/tencent`, `<fieldUrl>/alibaba`. */
  fieldUrl: string
  onProgress(line: string): void
  /** A cloud assembly to run; without one the stack is synthesized. */
  cdkOut?: string
  /** Settings of the stack (infra/settings.ts) for the synthesis. */
  settings?: Record<string, string | number>
  /** Poll streams at this interval (AWS: 250 ms), instead of as soon as something was written. */
  streamPollMs?: number
  /** For everything that is written: logs, the assembly, compiled code. `.tongluo` by default. */
  directory?: string
  /** Where everything that is stored is kept between starts; without it, in memory. Nothing else may use it at the same time. */
  data?: string
  /**
   * Puts something on the wire to a part of the machine: what it answers is called instead of the part's own address. For whoever
   * wants to know what becomes of a warning when calls are lost, late or doubled there.
   */
  between?(part: Part, url: string): Promise<string>
  /**
   * Batches of one event source mapping at a time, and environments of a function for each of its mappings; the template may ask for
   * less. One a core by default: more only start more processes.
   */
  concurrency?: number
  /**
   * Start an environment of every function ahead, and of those with two lanes one more than a lane takes, so that no first event meets
   * a cold start.
   */
  warm?: boolean
  /** Before each retry of an asynchronous invocation; AWS's minutes by default. */
  asyncRetryDelaysMs?: readonly number[]
}

export type FullOptions = Required<Omit<CloudOptions, 'cdkOut' | 'streamPollMs' | 'data'>> &
  Pick<CloudOptions, 'cdkOut' | 'streamPollMs' | 'data'>

export const fill = (options: CloudOptions): FullOptions => ({
  settings: {},
  directory: join(process.cwd(), '.tongluo'),
  // AWS's own least for a mapping is 2.
  concurrency: Math.max(2, availableParallelism()),
  warm: false,
  asyncRetryDelaysMs: awsRetryDelaysMs,
  between: async (_, url) => url,
  ...options,
})
