import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * E.164, or undefined for what cannot be a phone number. Possible, not valid: which prefixes are assigned changes faster
 * than any library, and a subscriber must not be lost to that (nor the demo's +86 154 numbers, which no carrier assigns).
 * A number without a country code is read as one of `country`, an ISO 3166 code.
 */
export const normalisePhone = (written: string, country: 'CN' = 'CN'): string | undefined => {
  if (chineseMobile.test(written)) return written
  const parsed = parsePhoneNumberFromString(written, { defaultCountry: country, extract: false })
  return parsed?.isPossible() && parsed.ext === undefined ? parsed.number : undefined
}

/** Nine in ten records have it in this form, in which the library changes nothing and takes twenty times as long to say so. */
const chineseMobile = /^\+861[3-689]\d{9}$/
