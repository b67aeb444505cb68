/** The answer, or a fault once `signal` fires: for whoever has something to write before the end. */
export const inTime = async <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise: end, reject } = Promise.withResolvers<never>()
  const giveUp = () => reject(signal.reason)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([answer, end])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
