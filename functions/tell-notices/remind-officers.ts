import type { Jurisdiction } from '../../shared/domain/calendar/book.ts'
import type { Manifest } from '../../shared/domain/directory/roster.ts'
import type { Reminder } from '../../shared/domain/notices/reminder.ts'
import { reminderInfos } from '../../shared/domain/notices/reminder-words.ts'
import { prefixOf } from '../../shared/domain/place.ts'
import { dutyMessage } from '../../shared/domain/series/duty-message.ts'
import { warningIdOf } from '../../shared/domain/series/warning-id.ts'
import { manifestsOfOfficers, sayUnattended } from '../../shared/protocol/call-duty.ts'
import type { TellingPorts } from './ports.ts'

/** Until then it is worth being read. */
const lifeMs = 12 * 3_600_000

/** By day and without hurry: colour none. The same turn says it once, however often it is tried. */
export const remindOfficers = async (
  ports: TellingPorts,
  by: Jurisdiction,
  { turn, now, ...reminder }: Reminder & { turn: number; now: number },
): Promise<void> => {
  const { directory, warnings, policy, newId } = ports
  const counties = (await directory.counties())
    .map(({ county }) => county)
    .filter(county => county.startsWith(by.area.slice(0, 6)))
  const id = warningIdOf(`notice-reminder,${by.area},${turn}`)
  const message = dutyMessage({
    id,
    counties,
    status: 'Actual',
    infos: expires => reminderInfos(reminder, by, expires),
    colour: 'none',
    lane: 'routine',
    hazard: { event: '提醒待审核', eventCode: [], urgency: 'Expected', certainty: 'Observed' },
    expiresAt: now + lifeMs,
    manifests: (await manifestsOfOfficers(directory, counties)).map(officersFor(by.area)),
    edition: newId(),
    policyVersion: policy.version,
    zone: by.zone,
    now,
  })
  if (!message.change) return sayUnattended(ports, { warning: id, unattended: counties.slice(0, 1) })
  await warnings.putAudiences(message.audiences)
  // 'moved': it was said by an earlier try.
  await warnings.commit({ changes: [message.change] })
  ports.log.info('notices-reminded', { warning: id, place: by.area, count: reminder.waiting.length })
}

/** Officers who may decide: their area holds the jurisdiction. A county's are not asked about its province's notices. */
const officersFor =
  (area: string) =>
  (manifest: Manifest): Manifest => ({
    ...manifest,
    places: manifest.places.filter(({ onDutyFor }) => onDutyFor?.some(one => area.startsWith(prefixOf(one)))),
  })
