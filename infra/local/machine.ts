import { join, resolve } from 'node:path'
import type { Closers } from './closers.ts'
import { buildDoor, type Door } from './door/door.ts'
import { checkJava, type DynamoProcess, startDynamo } from './dynamodb/start-dynamodb.ts'
import { type Kept, openKept } from './kept/kept.ts'
import { type Leash, startLeash } from './leash.ts'
import { type Broker, startBroker } from './mqtt/broker.ts'
import type { FullOptions, Part } from './options.ts'
import { type Fauxqs, startFauxqs } from './queues/fauxqs.ts'
import { buildHttpApi, type HttpApi } from './sources/http-api.ts'
import { synthesizeHere } from './synthesize-here.ts'
import { type Assembly, loadAssembly } from './template/assembly.ts'
import { checkKinds } from './template/template.ts'

/** What stands for AWS itself, before any of the template's resources is in it. */
export type Machine = {
  leash: Leash
  kept: Kept
  door: Door
  api: HttpApi
  dynamo: DynamoProcess
  fauxqs: Fauxqs
  broker: Broker
  assembly: Assembly
}

const assemble = async ({ cdkOut, directory, settings, onProgress }: FullOptions): Promise<Assembly> => {
  const outdir = cdkOut ?? join(directory, 'cdk.out')
  if (cdkOut === undefined) {
    onProgress('Synthesizing the stack.')
    await synthesizeHere(outdir, settings)
  }
  const assembly = loadAssembly(outdir)
  checkKinds(assembly)
  return assembly
}

/** Resolves like `Promise.all`, but only after all have ended: what has started by then can be closed. */
const all = async <Parts extends unknown[]>(
  ...parts: { [Index in keyof Parts]: Promise<Parts[Index]> }
): Promise<Parts> => {
  await Promise.allSettled(parts)
  return Promise.all(parts) as Promise<Parts>
}

export const startMachine = async (options: FullOptions, closers: Closers): Promise<Machine> => {
  const closing = async <Part extends { close(): unknown }>(starting: Promise<Part>): Promise<Part> => {
    const part = await starting
    closers.add(() => part.close())
    return part
  }
  // First what may stand in the way: then nothing else needs to be started.
  const api = await closing(buildHttpApi(options.port))
  await checkJava()
  const data = options.data === undefined ? undefined : resolve(options.data)
  const kept = await closing(Promise.resolve(openKept(data)))
  const assembling = assemble(options)
  // A given assembly is read at once; one that must be synthesized takes its time beside the rest.
  if (options.cdkOut !== undefined) await assembling
  const leash = startLeash()
  closers.add(() => leash.end())
  const [door, dynamo, fauxqs, broker, assembly] = await all(
    closing(buildDoor()),
    closing(startDynamo(leash, { directory: data && join(data, 'dynamodb') })),
    closing(startFauxqs(data && join(data, 'queues'))),
    closing(startBroker(leash)),
    assembling,
  )
  const reached = async <One extends { url: string }>(part: Part, one: One): Promise<One> => ({
    ...one,
    url: await options.between(part, one.url),
  })
  return {
    leash,
    kept,
    api,
    door: await reached('aws', door),
    dynamo: await reached('tables', dynamo),
    fauxqs,
    broker: await reached('broker', broker),
    assembly,
  }
}
