import type { Problem } from '../../../shared/domain/refusal.ts'

export const problemLines = (problems: Problem[]): string[] =>
  problems.map(({ code, at, message }) => `  ${code}${at === '' ? '' : ` (${at})`}: ${message}`)
