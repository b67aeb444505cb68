import type { VillageProof } from '../../../shared/contracts/http.ts'
import type { Say } from '../language.ts'
import { channelTable } from './status.ts'
import { drillOf, verdictWords } from './words.ts'

const percent = (share: number): string => `${Math.round(share * 100)} %`

export const proofText = (say: Say, proof: VillageProof): string => {
  const { warning, status, village, name, verdict, reasons, figures } = proof
  const { installed, online, played, playedOfInstalled, playedOfOnline, duty, dutyDelivered, phones, phonesDelivered } =
    figures
  return [
    `${drillOf(say, status)}${village} ${name}  ${say(verdictWords[verdict])}${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}`,
    say({ zh: `预警 ${warning}`, en: `warning ${warning}` }),
    say({
      zh: `喇叭：装 ${installed}，在线 ${online}，播出 ${played}（占安装 ${percent(playedOfInstalled)}，占在线 ${percent(playedOfOnline)}）`,
      en: `loudspeakers: ${installed} installed, ${online} online, ${played} played (${percent(playedOfInstalled)} of installed, ${percent(playedOfOnline)} of online)`,
    }),
    say({
      zh: `责任人：${duty} 人，手机收到 ${dutyDelivered}；订阅电话 ${phones} 部，收到 ${phonesDelivered}`,
      en: `responsible people: ${duty}, delivered to ${dutyDelivered}; phones: ${phones}, delivered to ${phonesDelivered}`,
    }),
    channelTable(say, proof),
  ].join('\n')
}
