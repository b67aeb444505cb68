import { type Alert, Certainty, type Info, Severity, Urgency } from './alert.ts'

/**
 * The info that decides: of the highest severity, then urgency, then certainty, then the first. CAP lists these codes worst
 * first and `Unknown` last. Undefined where an Alert has no info, as a Cancel may.
 */
export const governing = ({ info }: Pick<Alert, 'info'>): Info | undefined =>
  info.reduce<Info | undefined>((worst, next) => (worst && !isWorse(next, worst) ? worst : next), undefined)

const isWorse = (a: Info, b: Info): boolean => {
  const [ours, theirs] = [rank(a), rank(b)]
  const at = ours.findIndex((value, place) => value !== theirs[place])
  return at >= 0 && (ours[at] ?? 0) < (theirs[at] ?? 0)
}

const rank = ({ severity, urgency, certainty }: Info): number[] => [
  Severity.options.indexOf(severity),
  Urgency.options.indexOf(urgency),
  Certainty.options.indexOf(certainty),
]
