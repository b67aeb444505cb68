import { describe, expect, it } from 'vitest'
import { anAlert } from './support/cap.ts'
import { li, township, wang } from './support/officers.ts'
import { aCounty, actions, arrives, calls, decides, refusedFor, told } from './support/waiting.ts'

describe('a warning whose areas reach nobody', () => {
  const nowhere = anAlert({ colour: 'yellow', geocode: '430182999999' })

  it('is told to the officers of the county that it names', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere)
    expect(warning).toMatchObject({ state: 'needs-targeting', counties: ['430182'] })
    expect(calls(here)[0]?.text).toContain(`待定范围。请处理：tongluo target ${warning.id} 区划代码 --seq 1`)
  })

  it('is given its places by an officer and sent at once, where its source may release it', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere)
    const places = ['430182101201']
    expect(await decides(here, warning.id, wang, { decision: 'target', places })).toMatchObject({
      warning: { state: 'in-force', seq: 2, lastSeq: 2 },
      size: { villages: 1, phones: 4 },
    })
    // By night a yellow warning is for those with a duty.
    expect(told(here)).toHaveLength(1)
    expect(await actions(here, warning.id)).toEqual([
      'township receive needs-targeting nobody-addressed',
      'wang target in-force',
    ])
    expect(await here.receive(nowhere, township)).toMatchObject({ repeat: true, outcome: 'issued' })
  })

  it('waits for approval with its new audience, where its source may not release so much', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere, { ...township, maxRecipients: 3 })
    expect(await decides(here, warning.id, wang, { decision: 'target', places: ['430182000000'] })).toMatchObject({
      warning: { state: 'awaiting-approval', stateReason: 'audience-above-source', pending: { seq: 2 } },
    })
    expect(calls(here)).toHaveLength(4)
    expect(calls(here).at(-1)?.text).toContain('待审核')
    expect(told(here)).toEqual([])
    expect(await decides(here, warning.id, li, { decision: 'approve', seq: 2 })).toMatchObject({ kind: 'decided' })
    expect(told(here)).toHaveLength(2)
  })

  it('is not sent to a place that is unknown or outside, and then to none of those named', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere)
    const places = ['430182101201', '430182999999', '152529101000']
    expect(await decides(here, warning.id, wang, { decision: 'target', places })).toMatchObject({
      kind: 'refused',
      reasons: [
        { code: 'outside-jurisdiction', at: '152529101000' },
        { code: 'unknown-places', at: '430182999999' },
      ],
    })
    expect(told(here)).toEqual([])
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject(
      refusedFor('not-for-this-state'),
    )
  })
})
