import type { Phrase, Say } from '../language.ts'

/** `ok`; `problem`: it stands in the way, and the sentence says what to do; `note`: for a person to look at. */
export type Finding = { check: string; verdict: 'ok' | 'problem' | 'note'; sentence: Phrase }

export const ok = (check: string, sentence: Phrase): Finding => ({ check, verdict: 'ok', sentence })
export const problem = (check: string, sentence: Phrase): Finding => ({ check, verdict: 'problem', sentence })
export const note = (check: string, sentence: Phrase): Finding => ({ check, verdict: 'note', sentence })

const signs = { ok: 'ok', problem: '!!', note: '--' }

export const findingLines = (say: Say, findings: Finding[]): string =>
  findings.map(({ check, verdict, sentence }) => `${signs[verdict]}  ${check.padEnd(12)} ${say(sentence)}`).join('\n')
