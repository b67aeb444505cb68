import type { DecisionRequest } from '../../../shared/contracts/decisions.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import { anAlert } from './cap.ts'
import { county } from './county.ts'
import { dutyGroup, dutyPhones, township } from './officers.ts'
import { twoVillages } from './village.ts'

const night = '2026-07-01T04:10:00+08:00'
export const aCounty = (records = [...twoVillages(), ...dutyGroup()]) =>
  county({ at: night, county: '430182', records })
export type County = Awaited<ReturnType<typeof aCounty>>

const isDuty = (address: string) => dutyPhones.includes(address)
export const texts = ({ carriers }: County) =>
  carriers.sms.taken.map(({ address, content }) => ({ address, text: 'text' in content ? content.text : '' }))
export const calls = (here: County) => texts(here).filter(({ address }) => isDuty(address))
export const told = (here: County) => texts(here).filter(({ address }) => !isDuty(address))

export const arrives = async (here: County, xml = anAlert(), source: KeyHolder = township) => {
  const reception = await here.receive(xml, source)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await here.drain()
  return reception
}
export const decides = async (
  here: County,
  warning: string,
  holder: KeyHolder,
  request: Partial<DecisionRequest> & Pick<DecisionRequest, 'decision'>,
) => {
  const decided = await here.decide(warning, { seq: 1, ...request }, holder)
  await here.drain()
  return decided
}
export const refusedFor = (code: string) => ({ kind: 'refused', reasons: [{ code }] })
export const actions = async ({ warnings }: County, id: string) =>
  (await warnings.history(id)).map(({ by, action, to, reason }) => [by, action, to, reason].filter(Boolean).join(' '))
