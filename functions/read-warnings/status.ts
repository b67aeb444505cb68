import type { WarningStatus } from '../../shared/contracts/http.ts'
import { isGroup, isVillage, type PlaceCode, townOf } from '../../shared/domain/place.ts'
import { momentsOf } from '../../shared/domain/receipts/figures.ts'
import type { CountyProgress } from '../../shared/domain/series/county-progress.ts'
import { addChannels, type Channels, channelsOf, type Prove, reachIn } from './place-figures.ts'
import { isHandedOver, summaryOf } from './summary.ts'
import type { Survey, SurveyedPlace } from './survey.ts'

type Verdict = ReturnType<Prove>['verdict']
/** `verdict`: villages only. */
type Counted = { code: PlaceCode; channels: Channels; verdict?: Verdict }

/** `GET /v1/warnings/{id}`: pure, from what was surveyed. */
export const statusOf = (survey: Survey, prove: Prove): Omit<WarningStatus, 'pasted'> => {
  const { warning, issued, progress } = survey
  const counted = [...survey.places.values()].map(place => countPlace(survey, place, prove))
  const heldUntilAt = heldUntil(progress)
  return {
    ...summaryOf(warning, issued),
    handedOver: isHandedOver(warning, progress) || isAllDone(survey),
    ...(heldUntilAt !== undefined && { heldUntilAt }),
    unresolved: issued.unresolved,
    channels: addChannels(counted.map(({ channels }) => channels)),
    villages: addVerdicts(counted),
    seconds: secondsOf(survey),
    towns: townsOf(survey, counted),
  }
}

const countPlace = (survey: Survey, surveyed: SurveyedPlace, prove: Prove): Counted => {
  const { code } = surveyed.place
  const channels = channelsOf(surveyed)
  // Who is online now is no part of a verdict: only one village's own page asks for it.
  return isVillage(code) ? { code, channels, verdict: prove(reachIn(survey, surveyed, 0)).verdict } : { code, channels }
}

const addVerdicts = (counted: readonly Counted[]): WarningStatus['villages'] => {
  const count = (verdict: Verdict): number => counted.filter(one => one.verdict === verdict).length
  return { proven: count('proven'), partly: count('partly'), notProven: count('not-proven') }
}

/** What the watch will write at its next look, ten seconds later at most. */
const isAllDone = ({ warning, issued, places }: Survey): boolean => {
  const sheets = [...places.values()].flatMap(place => place.sheets)
  return warning.seq > 0 && sheets.length > 0 && sheets.every(({ sheet }) => sheet.done && sheet.seq >= issued.seq)
}

/** Only where everything that is open waits. */
const heldUntil = (progress: readonly CountyProgress[]): number | undefined => {
  const open = progress.filter(({ doneAt }) => doneAt === undefined)
  const held = open.flatMap(({ heldUntilAt }) => heldUntilAt ?? [])
  return held.length > 0 && held.length === open.length ? Math.min(...held) : undefined
}

/** A group belongs to no town: it is in the warning's own figures only. */
const townsOf = ({ manifests }: Survey, counted: readonly Counted[]): WarningStatus['towns'] => {
  const names = new Map(manifests.flatMap(({ places }) => places.map(({ code, name }) => [code, name])))
  const inTowns = counted.filter(({ code }) => !isGroup(code))
  return [...Map.groupBy(inTowns, ({ code }) => townOf(code))].map(([code, places]) => ({
    code,
    name: names.get(code) ?? code,
    channels: addChannels(places.map(({ channels }) => channels)),
    villages: addVerdicts(places),
  }))
}

const secondsOf = ({ places, warning: { issuedAt } }: Survey): WarningStatus['seconds'] => {
  if (issuedAt === undefined) return {}
  const { firstSentAt, lastAcceptedAt, lastReceiptAt } = momentsOf([...places.values()].flatMap(({ sheets }) => sheets))
  const since = (at: number): number => (at - issuedAt) / 1000
  return {
    ...(firstSentAt !== undefined && { firstSend: since(firstSentAt) }),
    ...(lastAcceptedAt !== undefined && { lastAccepted: since(lastAcceptedAt) }),
    ...(lastReceiptAt !== undefined && { lastReceipt: since(lastReceiptAt) }),
  }
}
