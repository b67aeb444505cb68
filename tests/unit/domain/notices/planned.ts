import type { PlannedNotice } from '../../../../shared/domain/notices/planned-notice.ts'

export const hour = 3_600_000
export const due = Date.parse('2026-05-11T09:00:00+08:00')

export const aPlanned = (more: Partial<PlannedNotice> = {}): PlannedNotice => ({
  area: '430182',
  key: 'N1/eve/fixed 2026',
  rev: 3,
  state: 'draft',
  notice: 'N1',
  name: { zh: '提醒', en: 'Notice' },
  rule: 'fixed 05-11 09:00',
  why: { zh: '每年', en: 'every year' },
  at: due,
  date: '2026-05-11',
  zone: 'Asia/Shanghai',
  audience: ['resident', 'parent'],
  channels: ['sms'],
  texts: { zh: '请注意。', en: 'Mind.' },
  signature: '宁乡应急',
  unapproved: 'wait',
  fallback: false,
  dueAt: due,
  ...more,
})

export const approval = (at: number): NonNullable<PlannedNotice['decided']> => ({
  by: 'wang',
  at,
  decision: 'approve',
  maxRecipients: 1000,
})
