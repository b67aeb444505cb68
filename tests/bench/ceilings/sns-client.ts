import { PublishCommand } from '@aws-sdk/client-sns'
import { openRequests, snsClient } from '../../../shared/adapters/carriers/sns/client.ts'
import { message as Message, measureCalling } from './calling.ts'

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const MessageAttributes = { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } }

/** The SNS client of `send-sms`, with as many open requests, and nothing else: no plan, no claim, no mark, no front door. */
await measureCalling({
  openRequests,
  to: endpoint => {
    const client = snsClient(5_000, { endpoint, region: 'us-east-1', credentials })
    return PhoneNumber => client.send(new PublishCommand({ PhoneNumber, Message, MessageAttributes }))
  },
})
