/** Where a text may be parted between two variables, the better marks first. A list's `1.` and a number's `5.5` are no end. */
const ends = ['。！？；…', '。！？；…，', '。！？；…，、：'].map(marks => new RegExp(`(?<=[${marks}]|[.!?;]\\s)`, 'u'))
const closing = /[。！？；…，、：.!?;,:\s]+$/u

/**
 * As many whole sentences from the beginning as these variables hold, one value each and none empty: a carrier takes no empty one.
 * undefined: they do not hold the first sentence, or there is too little to say for so many.
 */
export const spread = (sentences: readonly string[], limits: readonly number[]): string[] | undefined => {
  const beginnings = beginningsWithin(sentences, roomIn(limits))
  for (const beginning of beginnings.reverse()) {
    const values = parted(beginning, limits)
    if (values) return values
  }
  return undefined
}

/** There is something to say for each of so many variables. */
export const isEnoughFor = (sentences: readonly string[], variables: number): boolean => {
  const [finest = /$/u] = ends.slice(-1)
  const clauses = sentences.flatMap(sentence => sentence.split(finest))
  return clauses.filter(clause => bare(clause) !== '').length >= variables
}

/** What the limits hold at most, with the marks that fall away between them. */
const roomIn = (limits: readonly number[]): number => limits.reduce((sum, limit) => sum + limit + 2, 0)

const beginningsWithin = (sentences: readonly string[], room: number): string[] => {
  const beginnings: string[] = []
  let beginning = ''
  for (const sentence of sentences) {
    beginning += sentence
    if (beginning.length > room) break
    beginnings.push(beginning)
  }
  return beginnings
}

const parted = (text: string, limits: readonly number[]): string[] | undefined => {
  for (const end of ends) {
    const values = packed(text.split(end), limits)
    if (values) return values
  }
  return undefined
}

/** The first variable takes as much as it holds; one clause at least is left for each of the others. */
const packed = (clauses: readonly string[], limits: readonly number[]): string[] | undefined => {
  const [limit, ...others] = limits
  if (limit === undefined) return clauses.length === 0 ? [] : undefined
  for (let taken = clauses.length - others.length; taken > 0; taken -= 1) {
    const value = bare(clauses.slice(0, taken).join(''))
    if (value === '' || value.length > limit) continue
    const rest = packed(clauses.slice(taken), others)
    return rest && [value, ...rest]
  }
  return undefined
}

const bare = (clause: string): string => clause.replace(closing, '').trim()
