import type * as z from 'zod'
import type { Environment as DecideWarning } from '../functions/decide-warning/environment.ts'
import type { Environment as DecodeDeliveryLog } from '../functions/decode-delivery-log/environment.ts'
import type { Environment as ImportDirectory } from '../functions/import-directory/environment.ts'
import type { Environment as KeepCalendar } from '../functions/keep-calendar/environment.ts'
import type { Environment as KeepTemplates } from '../functions/keep-templates/environment.ts'
import type { Environment as OperateService } from '../functions/operate-service/environment.ts'
import type { Environment as PlanDelivery } from '../functions/plan-delivery/environment.ts'
import type { Environment as PublishProgramme } from '../functions/publish-programme/environment.ts'
import type { Environment as PublishRoster } from '../functions/publish-roster/environment.ts'
import type { Environment as ReadWarnings } from '../functions/read-warnings/environment.ts'
import type { Environment as ReceiveCarrierReport } from '../functions/receive-carrier-report/environment.ts'
import type { Environment as ReceiveWarning } from '../functions/receive-warning/environment.ts'
import type { Environment as RecordDeadLetter } from '../functions/record-dead-letter/environment.ts'
import type { Environment as RecordPresence } from '../functions/record-presence/environment.ts'
import type { Environment as RecordReceipt } from '../functions/record-receipt/environment.ts'
import type { Environment as RelayOutbox } from '../functions/relay-outbox/environment.ts'
import type { Environment as ScheduleProgramme } from '../functions/schedule-programme/environment.ts'
import type { Environment as SendGroupChat } from '../functions/send-group-chat/environment.ts'
import type { Environment as SendLoudspeaker } from '../functions/send-loudspeaker/environment.ts'
import type { Environment as SendSms } from '../functions/send-sms/environment.ts'
import type { Environment as ShowAlert } from '../functions/show-alert/environment.ts'
import type { Environment as TellNotices } from '../functions/tell-notices/environment.ts'
import type { Environment as Tick } from '../functions/tick/environment.ts'
import type { Environment as WatchDelivery } from '../functions/watch-delivery/environment.ts'

/** What each function reads of its environment: a variable that is missing here or misspelt there is a compile error. */
export type Environments = {
  'receive-warning': z.input<typeof ReceiveWarning>
  'decide-warning': z.input<typeof DecideWarning>
  'operate-service': z.input<typeof OperateService>
  'keep-templates': z.input<typeof KeepTemplates>
  'read-warnings': z.input<typeof ReadWarnings>
  'show-alert': z.input<typeof ShowAlert>
  'import-directory': z.input<typeof ImportDirectory>
  'publish-roster': z.input<typeof PublishRoster>
  'schedule-programme': z.input<typeof ScheduleProgramme>
  'publish-programme': z.input<typeof PublishProgramme>
  'keep-calendar': z.input<typeof KeepCalendar>
  'tell-notices': z.input<typeof TellNotices>
  'relay-outbox': z.input<typeof RelayOutbox>
  'plan-delivery': z.input<typeof PlanDelivery>
  'send-sms': z.input<typeof SendSms>
  'send-loudspeaker': z.input<typeof SendLoudspeaker>
  'send-group-chat': z.input<typeof SendGroupChat>
  'watch-delivery': z.input<typeof WatchDelivery>
  tick: z.input<typeof Tick>
  'decode-delivery-log': z.input<typeof DecodeDeliveryLog>
  'receive-carrier-report': z.input<typeof ReceiveCarrierReport>
  'record-receipt': z.input<typeof RecordReceipt>
  'record-presence': z.input<typeof RecordPresence>
  'record-dead-letter': z.input<typeof RecordDeadLetter>
}
export type FunctionName = keyof Environments
