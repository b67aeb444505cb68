import { readFileSync } from 'node:fs'
import { treeOf } from '../process-tree.ts'
import type { SmallStack } from './small-stack.ts'

const isOf = (pid: number, name: RegExp): boolean => {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    return variables.some(line => line.startsWith('AWS_LAMBDA_FUNCTION_NAME=') && name.test(line))
  } catch {
    // It ended while the list was read.
    return false
  }
}

/** The environments of a function that run now. */
export const environmentsOf = ({ pid }: SmallStack, name: RegExp): number[] =>
  treeOf(pid)
    .map(one => one.pid)
    .filter(one => isOf(one, name))
