import { NoticeBook } from '../../domain/calendar/book.ts'
import areas from './jurisdictions.json' with { type: 'json' }
import notices from './notices.json' with { type: 'json' }
import seasons from './seasons.json' with { type: 'json' }

/** The project's own notices. A jurisdiction changes them in its own row; a change here is a new version. */
export const defaultBook: NoticeBook = NoticeBook.parse({
  version: notices.version,
  notices: notices.notices,
  seasons: seasons.seasons,
  jurisdictions: areas.jurisdictions,
})
