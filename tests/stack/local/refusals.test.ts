import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { checkJava } from '../../../infra/local/dynamodb/start-dynamodb.ts'
import type { Resources } from '../../fixtures/local/assembly.ts'
import { fixtureHouse } from '../../fixtures/local/house.ts'
import { eventually, runHouse } from '../../fixtures/local/running-house.ts'

const start = (resources: Resources, options = {}) => runHouse(inject('fixtureBundles'), resources, options)
const without = (resources: Resources, id: string): Resources =>
  Object.fromEntries(Object.entries(resources).filter(([name]) => name !== id))

describe('the start is refused in one sentence', () => {
  test('for a resource of a type that is not known', async () => {
    const resources = { ...fixtureHouse(), Machine: { Type: 'AWS::StepFunctions::StateMachine' } }
    await expect(start(resources)).rejects.toThrow(
      "The template's Machine is of type AWS::StepFunctions::StateMachine, which the local runtime neither runs nor knowingly ignores.",
    )
  })

  test('for a queue that its function may not read', async () => {
    const resources = { ...fixtureHouse(), WorkerRole: { Type: 'AWS::IAM::Role' } }
    await expect(start(resources)).rejects.toThrow(
      "The template's WorkMapping cannot work: its role does not grant sqs:ReceiveMessage on arn:aws:sqs:ap-southeast-1:000000000000:Work.",
    )
  })

  test('for a route whose function the API may not invoke', async () => {
    await expect(start(without(fixtureHouse(), 'FrontPermission'))).rejects.toThrow(
      "The template's FrontRoute cannot work: apigateway may not invoke Front.",
    )
  })

  test('for a port that is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>(resolve => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    await expect(start(fixtureHouse(), { port })).rejects.toThrow(`Port ${port} is taken: choose another.`)
    other.close()
  })
})

test('a function that cannot be loaded is told of once', async () => {
  const house = await start(fixtureHouse({ bundle: 'broken', timeoutSeconds: 1 }))
  try {
    await house.call('send', '{"id":"1"}')
    const dead = await eventually(
      () => house.call('take', 'WORK_DEAD'),
      ({ result }) => Array.isArray(result) && result.length > 0,
    )
    expect(dead.result).toEqual(['{"id":"1"}'])
    expect(house.progress).toEqual(['Worker cannot be loaded: the configuration is wrong'])
  } finally {
    await house.close()
  }
})

describe('Java', () => {
  const { PATH } = process.env
  afterEach(() => {
    process.env.PATH = PATH
  })
  const onlyPath = (): string => {
    const directory = mkdtempSync(join(tmpdir(), 'tongluo-java-'))
    process.env.PATH = directory
    return directory
  }

  test('that is missing is told of in one sentence', async () => {
    onlyPath()
    await expect(checkJava()).rejects.toThrow('There is no `java` here: DynamoDB Local needs Java 17 or newer.')
  })

  test.each([
    ['11.0.2', '11'],
    ['1.8.0_392', '8'],
  ])('of version %s is too old', async (version, major) => {
    const java = join(onlyPath(), 'java')
    writeFileSync(java, `#!/bin/sh\necho 'openjdk version "${version}" 2019-01-15' >&2\n`)
    chmodSync(java, 0o755)
    await expect(checkJava()).rejects.toThrow(`Java ${major} is too old: DynamoDB Local needs Java 17 or newer.`)
  })
})
