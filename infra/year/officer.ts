import { DateTime } from 'luxon'
import { decideNotices } from '../../functions/keep-calendar/decide-notices.ts'
import type { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import type { PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { House } from './house/house.ts'
import type { Happening } from './pass-time.ts'

type Post = { area: string; zone: string; records: readonly DirectoryRecord[] }

const sitsAtHour = 9
/** From the sound of the phone to the decision. */
const looksAfterMs = 10 * 60_000

/** What was due longer ago is over, however it ended. */
const longestWaitMs = 60 * 24 * 3_600_000

/**
 * An officer of the county, invented: approves all drafts that stand in one sitting on the first of each month, and what a warning
 * called for, or what is late, ten minutes after a message said that something waits.
 */
export const officer = (house: House, { area, zone, records }: Post): Happening => {
  const { clock, notices, carriers } = house
  const decide = decideNotices(house.keeping)
  const holder: KeyHolder = {
    id: 'officer',
    name: '值班员',
    role: 'operator',
    area,
    levels: [],
    maxRecipients: 100_000,
  }
  const phones = phonesOnDuty(records)
  let sitting = DateTime.fromMillis(clock.now(), { zone }).startOf('month').set({ hour: sitsAtHour })
  let looksAt = Infinity
  let heard = 0

  const listen = (): void => {
    const rang = carriers.sms.taken.slice(heard).some(({ address }) => phones.has(address))
    heard = carriers.sms.taken.length
    if (rang) looksAt = Math.min(looksAt, clock.now() + looksAfterMs)
  }
  const approve = async (isMeant: (one: PlannedNotice) => boolean): Promise<void> => {
    const all = await notices.planned(area, { from: clock.now() - longestWaitMs, until: Infinity })
    const waiting = all.filter(one => (one.state === 'draft' || one.state === 'late') && isMeant(one))
    await decide({ decisions: waiting.map(({ key, rev }) => ({ area, key, rev, decision: 'approve' })) }, holder)
  }

  return {
    nextAt() {
      listen()
      return Math.min(sitting.toMillis(), looksAt)
    },
    async happen() {
      if (sitting.toMillis() <= clock.now()) {
        sitting = sitting.plus({ months: 1 })
        return approve(() => true)
      }
      looksAt = Infinity
      await approve(({ cause, state }) => cause !== undefined || state === 'late')
    },
  }
}

const phonesOnDuty = (records: readonly DirectoryRecord[]): Set<string> => {
  const desks = records.flatMap(one => (one.kind === 'group' && one.onDutyFor ? [one.code] : []))
  return new Set(records.flatMap(one => (one.kind === 'person' && desks.includes(one.place) ? [one.phone] : [])))
}
