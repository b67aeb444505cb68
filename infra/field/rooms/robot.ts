/** What a carrier's robot answers under HTTP 200. */
export type Verdict = object

export type Asked = { url: URL; body: string; secret: string | undefined; now: number }
/** What a post shows in its room, and nothing else of it. */
export type Shown = { content: string }

/** One carrier's robots, as their documentation describes them. */
export type RobotWire = {
  /** The robot that a request is for; undefined: it is for no robot. `path` is below the carrier's own part of the field. */
  keyOf(url: URL, path: string): string | undefined
  /** What it is asked to say, or why it will not. */
  read(asked: Asked): Shown | { refused: Verdict }
  /** Whether it takes one more post now. */
  turns(): (key: string, now: number) => 'taken' | 'too-fast'
  verdicts: { ok: Verdict; tooFast: Verdict; badKey: Verdict; badPost: Verdict; busy: Verdict }
}

export type Pace = { posts: number; seconds: number }

/** At most so many in any such span of one robot; whoever asks for more is shut out for `shutSeconds`. */
export const robotTurns = (paces: readonly Pace[], shutSeconds = 0) => {
  const robots = new Map<string, { taken: number[]; shutUntil: number }>()
  const longestMs = Math.max(...paces.map(({ seconds }) => seconds)) * 1000
  return (key: string, now: number): 'taken' | 'too-fast' => {
    const { taken, shutUntil } = robots.get(key) ?? { taken: [], shutUntil: 0 }
    if (now < shutUntil) return 'too-fast'
    const recent = taken.filter(at => now - at < longestMs)
    const full = paces.some(({ posts, seconds }) => recent.filter(at => now - at < seconds * 1000).length >= posts)
    if (full) robots.set(key, { taken: recent, shutUntil: now + shutSeconds * 1000 })
    else robots.set(key, { taken: [...recent, now], shutUntil: 0 })
    return full ? 'too-fast' : 'taken'
  }
}

export const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

export const bytesOf = (text: string): number => Buffer.byteLength(text)
