import { decideWarning } from '../../../functions/decide-warning/decide-warning.ts'
import { listWaiting } from '../../../functions/decide-warning/list-waiting.ts'
import { house, virtualClock } from '../../../infra/year/house/house.ts'
import type { Carrier } from '../../../shared/domain/channel.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import type { Template } from '../../../shared/domain/templates/template.ts'
import { previewWarning } from '../../../shared/door/preview-warning.ts'

type Options = {
  at: string
  county: string
  records: Iterable<DirectoryRecord>
  rates?: Partial<Record<Carrier, number>>
  templates?: readonly Template[]
}

export const metOffice: KeyHolder = {
  id: 'met-office',
  name: '气象台',
  role: 'source',
  area: '',
  levels: ['red', 'orange', 'yellow', 'blue', 'none'],
  maxRecipients: 1_000_000,
}

const asXml = (xml: string) => ({ bytes: new TextEncoder().encode(xml), contentType: 'application/cap+xml' })

/** A whole county on a virtual clock: the real use cases over memory, so that a night takes milliseconds. */
export const county = async ({ at, county: code, records, rates, templates }: Options) => {
  const clock = virtualClock(Date.parse(at))
  const {
    door,
    messages,
    receive,
    publish,
    tick,
    drain,
    keeping: _,
    ...stores
  } = house({ clock, signature: '试验', rates, templates })
  await publish(code, records)
  const preview = previewWarning({ ...door, price: { amount: 0.05, currency: 'CNY' } })

  return {
    ...stores,
    /** These records, changed or new, in another revision of the directory. */
    publish: (some: Iterable<DirectoryRecord>) => publish(code, some),
    /** Forgets every message on every queue: as if all were lost. */
    loseMessages: messages.forget,
    receive: (xml: string, source: KeyHolder = metOffice) => receive(asXml(xml), source),
    receiveDocument: (bytes: Uint8Array, contentType: string, source: KeyHolder = metOffice) =>
      receive({ bytes, contentType }, source),
    decide: decideWarning(door),
    waiting: listWaiting(door),
    preview: (xml: string, source: KeyHolder = metOffice) => preview(asXml(xml), source),
    drain,
    tick,
    /** Lets time pass, second by second, with a tick at each minute; in longer steps a tick at each. */
    async until(time: string, stepMs = 1_000): Promise<void> {
      for (const end = Date.parse(time); clock.at < end; clock.at += stepMs) {
        if (clock.at % 60_000 < stepMs) await tick()
        await drain()
      }
    },
  }
}
