/**
 * The identifier of a message in the national system: code of the office (14 characters), `_`, the time at which it was entered
 * (14 digits, time of China), in newer files `_` and a number. It is unique by itself, and the only thing that a later message
 * names of the first one of its series.
 */
export type NationalId = { identifier: string; office: string; enteredAt: string }

const form =
  /^(?<office>[0-9A-Za-z]{14})_(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?:_\d{1,2})?$/

/** `enteredAt` as CAP writes times. Whether that time exists is not asked: it is a name, not a time to act on. */
export const parseNationalId = (identifier: string): NationalId | undefined => {
  const parts = form.exec(identifier)?.groups
  if (!parts) return undefined
  const { office = '', year, month, day, hour, minute, second } = parts
  return { identifier, office, enteredAt: `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00` }
}
