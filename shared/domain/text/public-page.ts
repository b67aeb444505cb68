import type { Alert } from '../cap/alert.ts'
import type { IssuedAlert } from '../series/warning.ts'

/**
 * Only what is meant for everyone and is meant: a Restricted or Private Alert, an Exercise or a Test has no page and no link, nor
 * has a Cancel that would tell of one.
 */
export const hasPublicPage = ({ alert, about }: Pick<IssuedAlert, 'alert' | 'about'>): boolean =>
  isPublic(alert) && (!about || isPublic(about.alert))

const isPublic = ({ scope, status }: Pick<Alert, 'scope' | 'status'>): boolean =>
  scope === 'Public' && status === 'Actual'

/** `base`: where the service is reached, e.g. `https://warn.example.org`. The address is short: it is paid for in every SMS. */
export const publicPageUrl =
  (base: string) =>
  (warning: string): string =>
    `${base.replace(/\/$/, '')}/a/${warning}`
