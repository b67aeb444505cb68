import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { PublicPage } from '../../shared/domain/text/page.ts'
import { styleHash } from './frame.ts'
import { nothingHtml, pageHtml } from './page-html.ts'
import { type ShowAlertPorts, showAlert } from './show-alert.ts'

/** Short while in force, so that a Cancel is seen; a thousand phones opening the link at once still cost one read a few seconds. */
const cacheSeconds: Record<PublicPage['state'], number> = { 'in-force': 15, cancelled: 300, expired: 300 }

/** `GET /a/{id}`: for everyone, without a key. */
export const routes = (ports: ShowAlertPorts): Hono => {
  const show = showAlert(ports)
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: [`'${styleHash}'`],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
    }),
  )
  app.get('/a/:id', async c => {
    const id = c.req.param('id')
    const page = /^[\w-]{1,64}$/.test(id) ? await show(id) : undefined
    c.header('cache-control', `public, max-age=${page ? cacheSeconds[page.state] : 15}`)
    return page ? c.html(pageHtml(page)) : c.html(nothingHtml(), 404)
  })
  return app
}
