/** Whether an MQTT filter (`+`, `#`) covers a topic. */
export const covers = (filter: string, topic: string): boolean => {
  const wanted = filter.split('/')
  const actual = topic.split('/')
  const hash = wanted.indexOf('#')
  if (hash === -1 ? wanted.length !== actual.length : actual.length < hash) return false
  return (hash === -1 ? wanted : wanted.slice(0, hash)).every(
    (level, index) => level === '+' || level === actual[index],
  )
}
