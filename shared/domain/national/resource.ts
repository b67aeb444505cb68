import type { NamedValue, Resource } from '../cap/alert.ts'
import { keptPrefix } from './leftovers.ts'
import type { NationalResource } from './message.ts'

/** An attachment travels as a file of its own beside the message, under the name in resourceDesc. */
export const resourceOf = ({ resourceDesc = '', size, digest }: NationalResource): Resource => ({
  resourceDesc,
  mimeType: mimeTypes[/\.(\w+)$/.exec(resourceDesc.slice(-12))?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream',
  ...(isBytes(size) && { size: Number(size) }),
  ...(digest !== undefined && { digest }),
})

/** A size that is no number of bytes is kept as it stands: an attachment does not hold up a warning. */
export const oddSizesOf = (resources: readonly NationalResource[]): NamedValue[] =>
  resources.flatMap(({ size }, at) =>
    size === undefined || isBytes(size) ? [] : [{ valueName: `${keptPrefix}SIZE-OF-RESOURCE-${at + 1}`, value: size }],
  )

const isBytes = (size: string | undefined): boolean => size !== undefined && /^\d{1,15}$/.test(size)

/** CAP requires a media type (section 3.2.3); the national format has only the ending of the file. */
const mimeTypes: Record<string, string> = {
  bmp: 'image/bmp',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  wav: 'audio/wav',
}
