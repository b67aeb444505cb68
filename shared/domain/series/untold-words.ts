import type { Info } from '../cap/alert.ts'
import { governing } from '../cap/infos.ts'
import { headingOf } from '../text/heading.ts'
import { deskInfos, type Language, type Phrase } from './desk-infos.ts'
import type { IssuedAlert } from './warning.ts'

const events: Phrase = { zh: '短信未发', en: 'SMS not sent' }
const longestTitle = 25

type Untold = Pick<IssuedAlert, 'alert' | 'about' | 'colour' | 'hazard' | 'warning'>

/** What the officers are told of a warning that no approved template carries: it is on its way, and no SMS of it is. `expires`: ISO 8601. */
export const untoldInfos = (untold: Untold, zone: string, expires: string): Info[] =>
  deskInfos(expires, language => ({
    event: events[language],
    responseType: ['Execute'],
    urgency: 'Immediate',
    severity: 'Severe',
    headline: titles[language](titleOf(untold, zone)),
    description: sentences[language](untold.warning),
    parameter: [],
  }))

const titles: Record<Language, (title: string) => string> = {
  zh: title => `“${title}”没有短信`,
  en: title => `No SMS of "${title}"`,
}

const sentences: Record<Language, (warning: string) => string> = {
  zh: warning =>
    `没有已批准的短信模板能承载，已由其他渠道发出。请电话通知责任人。原因见 tongluo template list 和 tongluo history ${warning}。`,
  en: warning =>
    `No approved template carries it; it went out on the other channels. Ring whoever is responsible. Why: tongluo template list, tongluo history ${warning}.`,
}

const titleOf = ({ alert, about, colour, hazard }: Untold, zone: string): string => {
  const spoken = alert.info.length > 0 ? alert : (about?.alert ?? alert)
  const info = governing(spoken)
  return (info ? headingOf(spoken, info, colour, zone).headline : hazard.event).slice(0, longestTitle)
}
