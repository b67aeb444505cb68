import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { javaProblem, javaVersion } from '../../../infra/cli/start/java.ts'
import { neededOpenFiles, openFilesOf, openFilesProblem } from '../../../infra/cli/start/open-files.ts'
import { portProblem } from '../../../infra/cli/start/ports.ts'
import { freePort } from '../../../infra/local/port.ts'

describe('Java', () => {
  test.each([
    ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17],
    ['java version "1.8.0_292"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['something else', undefined],
  ])('%j is %s', (text, version) => {
    expect(javaVersion(text)).toBe(version)
  })

  test('stands in the way when it is missing or older than 17', () => {
    expect(javaProblem({ kind: 'missing' })?.en).toContain('install Java 17')
    expect(javaProblem({ kind: 'found', version: 11 })?.en).toContain('Java 11 is too old')
    expect(javaProblem({ kind: 'found', version: 17 })).toBeUndefined()
    expect(javaProblem({ kind: 'found', version: undefined })).toBeUndefined()
  })
})

describe('the limit of open files', () => {
  const limits = (soft: string) =>
    `Limit                     Soft Limit           Hard Limit           Units\nMax open files            ${soft}                20000                files\n`

  test('is read from what Linux says about a process', () => {
    expect(openFilesOf(limits('1024'))).toBe(1024)
    expect(openFilesOf(limits('unlimited'))).toBe(Number.POSITIVE_INFINITY)
    expect(openFilesOf('')).toBeUndefined()
  })

  test('stands in the way below one connection a loudspeaker', () => {
    expect(openFilesProblem(1024)?.en).toContain('ulimit -n 20000')
    expect(openFilesProblem(neededOpenFiles)).toBeUndefined()
    expect(openFilesProblem(undefined)).toBeUndefined()
  })
})

describe('a port', () => {
  test('that another program has stands in the way, until it is given up', async () => {
    const port = await freePort()
    const other = createServer()
    await new Promise<void>(resolve => other.listen(port, '127.0.0.1', resolve))
    expect((await portProblem(port))?.en).toContain(`Port ${port} is taken`)
    await new Promise(resolve => other.close(resolve))
    expect(await portProblem(port)).toBeUndefined()
  })
})
