import type { VillageProof } from '../../shared/contracts/http.ts'
import { isRiskPoint } from '../../shared/domain/place.ts'
import { proofOfRiskPoint } from '../../shared/domain/receipts/proof.ts'
import { channelsOf, type Prove, reachIn } from './place-figures.ts'
import type { Survey } from './survey.ts'

/** `GET /v1/warnings/{id}/villages/{code}` of a village or a risk point, with the loudspeakers online now; undefined: this warning does not concern that village. */
export const villageProof = (
  survey: Survey,
  village: string,
  online: number,
  prove: Prove,
): VillageProof | undefined => {
  const surveyed = survey.places.get(village)
  if (!surveyed) return undefined
  const figures = reachIn(survey, surveyed, online)
  const { verdict, reasons } = isRiskPoint(village) ? proofOfRiskPoint(figures) : prove(figures)
  const { name } = surveyed.place
  const { status } = survey.issued.alert
  return {
    warning: survey.warning.id,
    status,
    village,
    name,
    verdict,
    reasons,
    figures,
    channels: channelsOf(surveyed),
  }
}
