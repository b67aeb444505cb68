import { describe, expect, test } from 'vitest'
import { DecisionReceipt, WaitingList, WarningHistory } from '../../../shared/contracts/decisions.ts'
import { AlertReceipt } from '../../../shared/contracts/http.ts'
import { until } from '../command.ts'
import { call, channel, json, marked, post, refusalOf, statusWhen, texts } from '../support/calls.ts'
import { redWarning } from '../support/documents.ts'
import { smallDirectory, zhengxiangbai } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

const village =
  smallDirectory[zhengxiangbai]?.flatMap(record =>
    record.kind === 'area' && record.level === 'village' ? [record.code] : [],
  )[0] ?? ''
const toldWithinMs = 10_000

/** 正镶白旗 has duty officers in the small directory; 宁乡市 has none. */
export const waiting = (stack: () => SmallStack): void => {
  const ask = (path: string, key: string | undefined) => call(`${stack().url}${path}`, { key })
  const decide = (warning: string, key: string | undefined, body: object) =>
    call(`${stack().url}/v1/warnings/${warning}/decisions`, { key, body: JSON.stringify(body), contentType: json })
  const typed = async (area: string) => {
    const answer = await post(stack(), redWarning(area), stack().keys.operator)
    expect(answer.status).toBe(202)
    return AlertReceipt.parse(answer.body)
  }

  describe('what an officer types', () => {
    test('is told to the duty officers within ten seconds, and is sent when a second one approves it', async () => {
      const { operator, duty, ningxiang } = stack().keys
      const { warning, state, warnings } = await typed(village)
      const sentAt = Date.now()
      expect({ state, nobody: warnings.some(({ code }) => code === 'nobody-on-duty') }).toEqual({
        state: 'awaiting-approval',
        nobody: false,
      })
      const isTold = async () => (await texts(stack(), 'sms')).some(text => text.includes(`approve ${warning}`))
      await until('the duty officers are told', isTold, toldWithinMs)
      expect(Date.now() - sentAt).toBeLessThan(toldWithinMs)
      const { waiting } = WaitingList.parse((await ask('/v1/waiting', duty)).body)
      expect(waiting.find(one => one.warning === warning)).toMatchObject({
        reason: 'typed-by-hand',
        you: ['approve', 'reject', 'withdraw'],
      })

      const approval = { decision: 'approve', seq: 1 }
      expect(refusalOf(await decide(warning, operator, approval))).toMatchObject({ status: 403, title: 'own-warning' })
      expect(refusalOf(await decide(warning, ningxiang, approval))).toMatchObject({
        status: 403,
        title: 'outside-jurisdiction',
      })
      const approved = await decide(warning, duty, approval)
      expect(DecisionReceipt.parse(approved.body)).toMatchObject({ state: 'in-force', audience: { villages: 1 } })
      expect(refusalOf(await decide(warning, duty, approval))).toMatchObject({ status: 409, title: 'nothing-waits' })
      const status = await statusWhen(stack(), warning, 'every recipient is marked', marked)
      expect(channel(status, 'sms').accepted).toBeGreaterThan(0)

      const { entries } = WarningHistory.parse((await ask(`/v1/warnings/${warning}/history`, duty)).body)
      expect(entries.map(({ action }) => action)).toEqual(['receive', 'approve'])
      expect(entries[0]?.call?.channels?.sms?.accepted).toBeGreaterThan(0)
    })

    test('where nobody is on duty says so to whoever typed it, and is withdrawn', async () => {
      const { warning, warnings } = await typed('430182000000')
      expect(warnings.map(({ code, at }) => ({ code, at }))).toContainEqual({ code: 'nobody-on-duty', at: '430182' })
      const withdrawn = await decide(warning, stack().keys.operator, { decision: 'withdraw', seq: 1 })
      expect(DecisionReceipt.parse(withdrawn.body)).toMatchObject({ state: 'cancelled' })
    })
  })
}
