import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { TemplateOrder, TemplateStep } from '../../shared/contracts/templates.ts'
import { overlap } from '../../shared/domain/place.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { Template } from '../../shared/domain/templates/template.ts'
import { TemplateCarrier } from '../../shared/domain/templates/template-carrier.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { editTemplate, type KeepPorts, moveTemplate, type Named, type Obstacle } from './keep-templates.ts'

const maxSize = 16 * 1024
const historyShown = 20
const readers = ['operator', 'administrator'] as const
const keepers = ['administrator'] as const

/** The registry of what SMS may be sent as: operators read it, administrators keep it, each within their area. */
export const routes = (ports: KeepPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const [edit, move] = [editTemplate(ports), moveTemplate(ports)]
  const app = new Hono()
  app.use(bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A template may have 16 kB at most.') }))

  app.get('/v1/templates', async c => {
    const holder = await authenticate(c, ports.keys, readers)
    if (holder instanceof Response) return holder
    const wanted = c.req.query('carrier')
    const carriers = TemplateCarrier.options.filter(carrier => wanted === undefined || carrier === wanted)
    if (carriers.length === 0) return unknownCarrier(c)
    const all = (await Promise.all(carriers.map(carrier => ports.templates.of(carrier)))).flat()
    return c.json({ templates: all.filter(concerns(holder)) })
  })

  app.get('/v1/templates/:carrier/:name', async c => {
    const asked = await askedFor(c, readers)
    if (asked instanceof Response) return asked
    const { carrier, name } = asked.named
    const template = await ports.templates.find(carrier, name)
    if (!template || !concerns(asked.holder)(template)) return hindered(c, 'unknown-template')
    return c.json({ template, history: await ports.templates.history(carrier, name, historyShown) })
  })

  app.put('/v1/templates/:carrier/:name', async c => {
    const asked = await askedFor(c, keepers)
    if (asked instanceof Response) return asked
    const order = await readJsonBody(c, TemplateOrder)
    return order instanceof Response ? order : answer(c, await edit(asked.named, order, asked.holder))
  })

  app.post('/v1/templates/:carrier/:name/state', async c => {
    const asked = await askedFor(c, keepers)
    if (asked instanceof Response) return asked
    const step = await readJsonBody(c, TemplateStep)
    return step instanceof Response ? step : answer(c, await move(asked.named, step, asked.holder))
  })
  return app

  async function askedFor(
    c: Context,
    roles: readonly KeyHolder['role'][],
  ): Promise<{ named: Named; holder: KeyHolder } | Response> {
    const holder = await authenticate(c, ports.keys, roles)
    if (holder instanceof Response) return holder
    const carrier = TemplateCarrier.safeParse(c.req.param('carrier'))
    if (!carrier.success) return unknownCarrier(c)
    const name = Template.shape.name.safeParse(c.req.param('name'))
    return name.success
      ? { named: { carrier: carrier.data, name: name.data }, holder }
      : problem(c, 422, 'no-template-name', 'A name has small letters, digits and hyphens, 40 at most.')
  }
}

const concerns =
  ({ area }: KeyHolder) =>
  (template: Template): boolean =>
    overlap(template.area, area)

const unknownCarrier = (c: Context): Response =>
  problem(c, 404, 'unknown-carrier', `Templates are registered with ${TemplateCarrier.options.join(' and ')}.`)

const answer = (c: Context, outcome: Template | Obstacle | Refusal): Response => {
  if (typeof outcome === 'string') return hindered(c, outcome)
  if ('kind' in outcome) return problem(c, 422, 'refused', 'No carrier would approve it like this.', outcome.reasons)
  return c.json(outcome)
}

const obstacles: Record<Obstacle, { status: 403 | 404 | 409 | 422; detail: string }> = {
  'unknown-template': { status: 404, detail: 'There is no such template.' },
  'outside-jurisdiction': { status: 403, detail: 'It carries warnings beyond the area of your key.' },
  moved: { status: 409, detail: 'Somebody else has changed this template since: look at it again.' },
  'not-for-this-state': {
    status: 409,
    detail:
      'Its state does not allow that. Words that a carrier has are not edited: make a new template, retire this one.',
  },
  'id-missing': { status: 422, detail: 'Say the id that the carrier gave it.' },
  'reason-missing': { status: 422, detail: 'Say why the carrier rejected it.' },
}

const hindered = (c: Context, obstacle: Obstacle): Response => {
  const { status, detail } = obstacles[obstacle]
  return problem(c, status, obstacle, detail)
}
