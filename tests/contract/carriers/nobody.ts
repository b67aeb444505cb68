import { buildPopulation, type Inhabitant, type Population } from '../../../infra/field/population.ts'

/** A field without a directory: every number is a phone. */
export const strangers: Population = buildPopulation([], 'contract')

export const populated = (...inhabitants: Inhabitant[]): Population => buildPopulation(inhabitants, 'contract')

/** A port of this machine where nobody listens. */
export const nobodyListens = 'http://127.0.0.1:1'

/** What the SDK needs beside an endpoint; it signs, and the field does not check. */
export const account = { region: 'eu-west-1', credentials: { accessKeyId: 'contract', secretAccessKey: 'contract' } }
