import { spawnSync } from 'node:child_process'
import type { Phrase } from '../language.ts'

/** DynamoDB Local 3 is compiled for Java 17 (class version 61). */
export const oldestJava = 17

export type Java = { kind: 'missing' } | { kind: 'found'; version: number | undefined }

/** `openjdk version "17.0.15" 2025-04-15`; before Java 9 the first number was 1: `java version "1.8.0_292"`. */
export const javaVersion = (text: string): number | undefined => {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  if (first === undefined) return
  return Number(first === '1' ? second : first)
}

export const findJava = (environment: NodeJS.ProcessEnv): Java => {
  const { error, stderr, stdout } = spawnSync('java', ['-version'], {
    env: environment,
    encoding: 'utf8',
    timeout: 20_000,
  })
  return error ? { kind: 'missing' } : { kind: 'found', version: javaVersion(stderr + stdout) }
}

/** What to do about it; nothing when it will do. */
export const javaProblem = (java: Java): Phrase | undefined => {
  if (java.kind === 'missing')
    return {
      zh: `找不到 Java：请安装 Java ${oldestJava} 或更新版本（Debian：apt install default-jre-headless）。`,
      en: `There is no Java here: install Java ${oldestJava} or newer (on Debian \`apt install default-jre-headless\`).`,
    }
  if (java.version === undefined || java.version >= oldestJava) return
  return {
    zh: `Java ${java.version} 太旧：请安装 Java ${oldestJava} 或更新版本。`,
    en: `Java ${java.version} is too old: install Java ${oldestJava} or newer.`,
  }
}
