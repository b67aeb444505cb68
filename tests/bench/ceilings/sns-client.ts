import { PublishCommand } from '@aws-sdk/client-sns'
import { openRequests, snsClient } from '../../../shared/adapters/carriers/sns/client.ts'

/**
 * The SNS client of `send-sms`, with as many open requests, and nothing else: no plan, no claim, no mark, no front door. Arguments: the
 * endpoint, where its numbers begin, and for how many ms; prints one JSON line.
 */
const [endpoint = '', first = '0', forMs = '1000'] = process.argv.slice(2)
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const client = snsClient(5_000, { endpoint, region: 'us-east-1', credentials })
/** As long as the demo's own: one part of 70 UCS-2 units. */
const text = '【应急广播】宁乡市气象台发布暴雨红色预警：山边、水边、低洼处的群众立即转移到安全地带，不要涉水过河。'
const attributes = { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } }
const warmUpMs = 1_500

let number = Number(first)
let calls = 0
const worker = async (until: number): Promise<void> => {
  while (Date.now() < until) {
    number += 1
    const PhoneNumber = `+86154${String(number).padStart(8, '0')}`
    await client.send(new PublishCommand({ PhoneNumber, Message: text, MessageAttributes: attributes }))
    calls += 1
  }
}
const run = async (ms: number): Promise<void> => {
  calls = 0
  const until = Date.now() + ms
  await Promise.all(Array.from({ length: openRequests }, () => worker(until)))
}

await run(warmUpMs)
const [before, from] = [process.cpuUsage(), performance.now()]
await run(Number(forMs))
const { user, system } = process.cpuUsage(before)
const perSecond = calls / ((performance.now() - from) / 1000)
process.stdout.write(`${JSON.stringify({ perSecond, cpuMicroseconds: (user + system) / calls })}\n`)
process.exit(0)
