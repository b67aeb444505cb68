import * as z from 'zod'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  WARNINGS_TABLE: z.string().min(1),
  SHEETS_TABLE: z.string().min(1),
  WECOM_URL: z.url(),
  DINGTALK_URL: z.url(),
  FEISHU_URL: z.url(),
  PUBLIC_URL: z.url(),
  CHAT_QUEUE_URL: z.url(),
})
