import { DateTime } from 'luxon'
import { following, identityOf, redWarning, withoutInfo } from '../stack/support/documents.ts'

const time = (at: number): string =>
  DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).startOf('second').toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")

/** A red warning for the county; it may expire soon. */
export const alertDocument = (now: number, expiresAfterSeconds: number | undefined): string =>
  expiresAfterSeconds === undefined
    ? redWarning()
    : redWarning().replace(/<expires>[^<]*</, `<expires>${time(now + 1000 * expiresAfterSeconds)}<`)

/** What follows it: a Cancel of few words, or the same warning with other words. */
export const followingDocument = (msgType: 'Update' | 'Cancel', alert: string): string => {
  const references = [identityOf(alert)]
  if (msgType === 'Cancel') return following('Cancel', withoutInfo(redWarning()), references)
  return following('Update', redWarning(), references).replace('<description>', '<description>更新：')
}
