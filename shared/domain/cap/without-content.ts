import type { Alert } from './alert.ts'

/**
 * The Alert without the content of its resources, as it is kept and handed on: "the forwarder MUST strip the <derefUri> element"
 * (section 3.2.3). The raw document keeps it, and only that may be as large as a megabyte.
 */
export const withoutContent = (alert: Alert): Alert => ({
  ...alert,
  info: alert.info.map(info => ({
    ...info,
    resource: info.resource.map(({ derefUri: _, ...resource }) => resource),
  })),
})
