import type { Answer } from '../exchange.ts'
import type { Faults } from '../faults.ts'
import type { Population } from '../population.ts'
import type { Received } from '../received.ts'
import { type AlibabaKey, alibabaWire } from './alibaba.ts'
import { Console, type TemplateCarrier } from './console.ts'
import { Pushes } from './pushes.ts'
import { callbacks } from './reports.ts'
import { type Asked, templateNetwork } from './template-network.ts'
import { type TencentKey, tencentWire } from './tencent.ts'

export type Accounts = { tencent: TencentKey; alibaba: AlibabaKey }

/** Whose calls the carriers take, unless another account is opened with one of them. */
export const demoAccounts: Accounts = {
  tencent: { secretId: 'AKIDfield', secretKey: 'field-secret', sdkAppId: '1400000000' },
  alibaba: { accessKeyId: 'LTAIfield', accessKeySecret: 'field-secret' },
}

type Options = {
  population: Population
  received: Received
  faults: Faults
  callsPerSecond: number
  /** Where receipts and replies go; without it nobody is told. */
  reportsUrl: string | undefined
  accounts?: Partial<Accounts>
}

/** Both carriers of templates, their consoles, and what they report. */
export const templateCarriers = ({ reportsUrl: url, population, accounts, ...options }: Options) => {
  const { tencent, alibaba } = { ...demoAccounts, ...accounts }
  const console = new Console()
  const pushes = new Pushes()
  const told = url === undefined ? undefined : callbacks({ url, population, pushes })
  const onTaken = told?.onTaken ?? (() => undefined)
  const networks: Record<TemplateCarrier, (asked: Asked) => Answer> = {
    tencent: templateNetwork(tencentWire(tencent), { ...options, console, onTaken }),
    alibaba: templateNetwork(alibabaWire(alibaba), { ...options, console, onTaken }),
  }
  return {
    console,
    /** What they know of the receipts they told. */
    pushes,
    answer: (carrier: TemplateCarrier, asked: Asked): Answer => networks[carrier](asked),
    reply: async (carrier: TemplateCarrier, text: string) => (await told?.reply(carrier, text)) ?? false,
    close: () => told?.close(),
  }
}
export type TemplateCarriers = ReturnType<typeof templateCarriers>
