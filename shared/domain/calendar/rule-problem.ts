/** Why a rule cannot be read; docs/calendar.md has the same list. */
export const ruleReasons = {
  'empty-rule': 'there is nothing to read',
  'unknown-kind': 'the first word is no kind of rule',
  'missing-part': 'the rule ends where another part is wanted',
  'left-over': 'there is more than the rule takes',
  'not-a-date': 'not a month and a day, MM-DD',
  'no-such-day': 'no year has this day',
  'unknown-solar-term': 'none of the 24 solar terms',
  'unknown-holiday': 'none of the statutory holidays',
  'not-a-border': 'neither start nor end',
  'not-a-season': 'not the name of a season: small letters and hyphens',
  'not-an-offset': 'not a number of days, ±Nd',
  'offset-too-large': 'further away than 60 days',
  'not-a-window': 'not two days with two dots between, A..B',
  'not-a-turn': 'neither weekdays (mon,thu) nor a day of the month (day-15, day-31)',
  'not-a-hazard': 'not event codes, 11B03|11A51',
  'not-a-colour': 'not a colour to begin at: >=red, >=orange, >=yellow, >=blue',
  'not-a-notice': 'not names of notices, R09|R16',
  'not-a-time': 'not a time of day, HH:MM',
  'unknown-zone': 'not a time zone of the IANA list',
} as const
export type RuleReason = keyof typeof ruleReasons

/** `at`: the character at which it begins, from 1. */
export type RuleProblem = { code: RuleReason; at: number; message: string }
export type Wrong = { wrong: RuleReason }
export const wrong = (reason: RuleReason): Wrong => ({ wrong: reason })
