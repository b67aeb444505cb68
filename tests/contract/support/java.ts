import { spawnSync } from 'node:child_process'

const needed = 17

/** What stands in the way of DynamoDB Local, as one clear sentence; undefined: nothing. */
export const whyNoJava = (command = 'java'): string | undefined => {
  const { error, stderr } = spawnSync(command, ['-version'], { encoding: 'utf8' })
  if (error) return `DynamoDB Local needs Java ${needed} or newer, and there is no \`${command}\` on the PATH.`
  const version = Number(/version "(\d+)/.exec(stderr)?.[1])
  return version >= needed
    ? undefined
    : `DynamoDB Local needs Java ${needed} or newer, and \`${command}\` is version ${version || 'unknown'}.`
}
