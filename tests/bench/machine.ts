import { spawnSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { javaVersion } from '../../infra/cli/start/java.ts'
import type { Machine } from './round/measured.ts'

export const describeMachine = (): Machine => {
  const all = cpus()
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' })
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGiB: totalmem() / 1024 ** 3,
    system: `${type()} ${release()}`,
    node: process.version,
    java: String(javaVersion(java.stderr + java.stdout) ?? 'unknown'),
    loadAverage: loadavg(),
  }
}
