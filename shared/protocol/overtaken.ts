import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Warnings } from '../ports/warnings.ts'

/**
 * Whether a later Alert of the series was issued. Its messages take every sheet over, and may be late: whoever asks before each
 * window hands over no more than the windows that were open by then.
 */
export const isOvertaken = async (
  warnings: Pick<Warnings, 'find'>,
  { seq, sheet }: Pick<SendMessage, 'seq' | 'sheet'>,
): Promise<boolean> => {
  const warning = await warnings.find(sheet.warning)
  return warning !== undefined && warning.seq > seq
}
