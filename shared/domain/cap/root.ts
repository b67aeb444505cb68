import { type Refusal, refused } from '../refusal.ts'
import { capNamespace, isAnyCap, type XmlElement } from './element.ts'
import { quote } from './reading.ts'
import type { CapReason } from './reasons.ts'

/** Documents that carry alerts: Atom and RSS feeds, SOAP envelopes, EDXL distributions. */
const wrappers = ['feed', 'entry', 'rss', 'Envelope', 'EDXLDistribution', 'EDXLDistribution2']

/** Whether the root is that of a CAP 1.2 message, and if not, what the document is instead. */
export const refuseRoot = (root: XmlElement): Refusal<CapReason> | undefined => {
  const { uri, local } = root
  if (uri === capNamespace && local === 'alert') return undefined
  if (isAnyCap(root))
    return refuse(
      'unsupported-version',
      `The alert is of the namespace ${quote(uri)}; only CAP 1.2 (${capNamespace}) is taken.`,
    )
  if (local === 'alert' && uri === '')
    return refuse('no-namespace', `The alert has no namespace; a CAP 1.2 alert is in ${capNamespace}.`)
  if (wrappers.includes(local) || contains(root, isAnyCap))
    return refuse(
      'wrapped',
      `The root is <${local.slice(0, 60)}>; send the CAP alert by itself, without what it is wrapped in.`,
    )
  return refuse('not-cap', `The root is <${local.slice(0, 60)}>, not an alert of ${capNamespace}.`)
}

const contains = (element: XmlElement, wanted: (element: XmlElement) => boolean): boolean =>
  element.children.some(child => wanted(child) || contains(child, wanted))

const refuse = (code: CapReason, message: string): Refusal<CapReason> => refused({ code, at: 'document', message })
