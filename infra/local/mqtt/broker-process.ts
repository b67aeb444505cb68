import { createServer } from 'node:net'
import { Aedes } from 'aedes'
import { discardExpired, readExpiry } from './retained-expiry.ts'

// A process of its own: ten thousand loudspeakers are ten thousand sockets, and their work must not hold up the front door.
const broker = await Aedes.createBroker({
  authorizePublish: (client, packet, done) => {
    if (client?.id === 'runtime') readExpiry(packet)
    done(null)
  },
})
discardExpired(broker)
const server = createServer(broker.handle)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
