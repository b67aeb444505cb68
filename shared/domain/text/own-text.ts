import type { Info } from '../cap/alert.ts'
import { nameKey } from '../cap/value-names.ts'

/** The CAP parameters by which an info brings the words of every channel, and who signs them; no standard has a name for either. */
export const textParameter = 'tongluo:text'
export const signatureParameter = 'tongluo:signature'

type Said = Pick<Info, 'parameter'>

/** The text that an info wants to be sent as it stands, in its own language. undefined: it wants none. */
export const ownTextOf = (info: Said): string | undefined => valueOfParameter(info, textParameter)
/** Without brackets. undefined: whoever runs the service signs. */
export const ownSignatureOf = (info: Said): string | undefined => valueOfParameter(info, signatureParameter)

const valueOfParameter = ({ parameter }: Said, name: string): string | undefined =>
  parameter.find(({ valueName, value }) => nameKey(valueName) === nameKey(name) && value.trim() !== '')?.value
