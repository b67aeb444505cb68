import type { BuildAppOptions } from 'fauxqs'

export type Stores = NonNullable<BuildAppOptions['stores']>
type Persistence = NonNullable<Stores['sqsStore']['persistence']>

const partOf = (path: string): Promise<unknown> => import(new URL(path, import.meta.resolve('fauxqs')).href)

/**
 * fauxqs with its own persistence, in SQLite, put together as its `startFauxqs` does. Not by that: it would listen on all interfaces,
 * and its package does not export the parts.
 */
export const keptStores = async (directory: string): Promise<Stores & { close(): void }> => {
  const [{ PersistenceManager }, { SqsStore }, { SnsStore }, { S3Store }] = (await Promise.all(
    ['persistence.js', 'sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js'].map(partOf),
  )) as [
    { PersistenceManager: new (directory: string) => Persistence },
    { SqsStore: new () => Stores['sqsStore'] },
    { SnsStore: new () => Stores['snsStore'] },
    { S3Store: new () => Stores['s3Store'] },
  ]
  const persistence = new PersistenceManager(directory)
  // fauxqs 2.4.1 writes a null where its own schema allows none; left alone, the message comes back when its time is over.
  persistence.updateMessageReady = () => {}
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() }
  // Before they write by themselves: a queue that is stored again would take its messages with it.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store)
  for (const store of [stores.sqsStore, stores.snsStore, stores.s3Store]) store.persistence = persistence
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence
  return { ...stores, close: () => persistence.close() }
}
