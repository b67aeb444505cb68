import type { Ask } from '../iam/decide.ts'
import type { Broker, PublishOptions } from '../mqtt/broker.ts'
import { type Place, regionalArn } from '../template/place.ts'
import { type Answer, type Call, json, type Service } from './request.ts'

// AWS IoT Core endpoints and quotas, "Message broker": 128 KB a message, at most seven slashes in a topic.
const largestPayload = 128 * 1024
const mostSlashes = 7

const read = ({ path }: Call): PublishOptions & { topic: string } => {
  const url = new URL(path, 'http://door')
  const topic = decodeURIComponent(url.pathname.replace(/^\/topics\//, ''))
  const expiry = url.searchParams.get('messageExpiry')
  return {
    topic,
    qos: url.searchParams.get('qos') === '1' ? 1 : 0,
    retain: url.searchParams.get('retain') === 'true',
    ...(expiry !== null && { expirySeconds: Number(expiry) }),
  }
}

const refusal = (status: number, type: string, message: string): Answer =>
  json(status, { message }, { 'content-type': 'application/json', 'x-amzn-errortype': type })

/** The data plane of IoT Core: `POST /topics/<topic>?qos=&retain=&messageExpiry=`. */
export const iotService = (broker: Broker, place: Place): Service => ({
  asks: call => {
    const { topic, retain } = read(call)
    const resource = regionalArn(place, 'iot', `topic/${topic}`)
    const publish: Ask = { action: 'iot:Publish', resource }
    return retain ? [publish, { action: 'iot:RetainPublish', resource }] : [publish]
  },
  serve: async call => {
    if (call.method !== 'POST' || !call.path.startsWith('/topics/')) {
      return refusal(404, 'ResourceNotFoundException', 'The local runtime only publishes.')
    }
    const { topic, ...options } = read(call)
    if (call.body.length > largestPayload)
      return refusal(413, 'RequestEntityTooLargeException', 'The payload is above 128 KB.')
    if (topic.split('/').length - 1 > mostSlashes)
      return refusal(400, 'InvalidRequestException', 'The topic has too many levels.')
    await broker.publish(topic, call.body, options)
    return json(200, { message: 'OK' }, { 'content-type': 'application/json' })
  },
  refuse: sentence => refusal(403, 'ForbiddenException', sentence),
})
