import { describe, expect, test } from 'vitest'
import { channel, forget, markedBySms, received, statusWhen, texts, warn } from '../support/calls.ts'
import { encodings, words } from '../support/documents.ts'
import type { SmallStack } from '../support/small-stack.ts'

export const everyEncoding = (stack: () => SmallStack) =>
  describe('the words of a document arrive as they were written, in', () => {
    test.each(Object.entries(encodings))('%s', async (_, document) => {
      expect(words).toContain('㐂')
      await forget(stack())
      const warning = await warn(stack(), document())
      const status = await statusWhen(stack(), warning, 'the groups are marked', markedBySms)
      const { accepted, failed } = channel(status, 'sms')
      expect(accepted + failed).toBe(49)
      expect((await received(stack())).sms.distinct).toBe(49)
      const [sms] = await texts(stack(), 'sms')
      const [post] = await texts(stack(), 'group-chat')
      expect(sms).toContain(words)
      expect(post).toContain(words)
    })
  })
