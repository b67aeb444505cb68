import type { Leash } from '../../../infra/local/leash.ts'
import type { Ceilings } from '../round/measured.ts'
import { startField } from '../stack/field.ts'
import { runClients } from './clients.ts'

/** The client against a field that has nothing else to do and sets no rate. */
export const measureSns = async (
  leash: Leash,
  fieldScript: string,
  forMs: number,
): Promise<Pick<Ceilings, 'snsOne' | 'snsTwo'>> => {
  const field = await startField(leash, fieldScript, { FIELD_SMS_PER_SECOND: '0' })
  const endpoint = `${field.url}/sns`
  try {
    const snsOne = await runClients(leash, 'sns', { endpoint, processes: 1, forMs })
    return { snsOne, snsTwo: await runClients(leash, 'sns', { endpoint, processes: 2, forMs }) }
  } finally {
    field.end()
  }
}
