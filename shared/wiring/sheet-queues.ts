import type { QueueUrls } from '../adapters/sqs/work-queue.ts'

type Variables = Record<
  | 'SMS_URGENT_QUEUE_URL'
  | 'SMS_ROUTINE_QUEUE_URL'
  | 'SPEAKER_URGENT_QUEUE_URL'
  | 'SPEAKER_ROUTINE_QUEUE_URL'
  | 'CHAT_QUEUE_URL',
  string
>

/** The queues of whoever sends every channel's sheets on their way. */
export const sheetQueues = (variables: Variables): QueueUrls => ({
  sms: { urgent: variables.SMS_URGENT_QUEUE_URL, routine: variables.SMS_ROUTINE_QUEUE_URL },
  loudspeaker: { urgent: variables.SPEAKER_URGENT_QUEUE_URL, routine: variables.SPEAKER_ROUTINE_QUEUE_URL },
  chat: variables.CHAT_QUEUE_URL,
})
