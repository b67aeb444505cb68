import type { WarningStatus } from '../../../shared/contracts/http.ts'
import type { Say } from '../language.ts'

/** What of an alert's areas found nobody: always shown. */
export const unresolvedLines = (say: Say, unresolved: WarningStatus['unresolved']): string[] =>
  unresolved.map(({ areaDesc, what, reason }) =>
    say({
      zh: `  未能定位：${areaDesc} ${what}（${reason}）`,
      en: `  not resolved: ${areaDesc} ${what} (${reason})`,
    }),
  )
