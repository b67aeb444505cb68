import type { Say } from './language.ts'

/** What a command has of the world it was called in. */
export type Context = {
  say: Say
  environment: NodeJS.ProcessEnv
  cwd: string
  /** For results: with `--json` exactly one JSON document. */
  print(text: string): void
  /** For people, on standard error: progress and remarks. */
  tell(text: string): void
  /** A line that the next one replaces, where there is a terminal; otherwise a plain line, at most one a second. */
  progress(text: string): void
  /** Ends a progress line. */
  settle(): void
}
