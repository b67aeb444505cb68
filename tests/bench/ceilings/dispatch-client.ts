import { Pool } from 'undici'
import { forward } from '../../../infra/local/door/forward.ts'
import { message as Message, measureCalling } from './calling.ts'

const openRequests = 64
const headers = { 'content-type': 'application/x-www-form-urlencoded' }
const rest = new URLSearchParams({ Message, Action: 'Publish', Version: '2010-03-31' }).toString()

/**
 * Bare keep-alive `dispatch` of a Publish that is unsigned and made once, but for its number: the most that this machine can post to a
 * carrier from one process.
 */
await measureCalling({
  openRequests,
  to: endpoint => {
    const { origin, pathname: path } = new URL(endpoint)
    const pool = new Pool(origin, { connections: openRequests })
    return phone => {
      const body = Buffer.from(`PhoneNumber=${encodeURIComponent(phone)}&${rest}`)
      return forward(pool, { path, headers, body }, [])
    }
  },
})
