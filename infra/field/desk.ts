import { Hono } from 'hono'
import * as z from 'zod'
import { Fault, type Faults } from './faults.ts'
import { Registered } from './phones/console.ts'
import { offShare, reportedShare } from './phones/fate.ts'
import type { TemplateCarriers } from './phones/template-carriers.ts'
import { isConnected, offlineShare, type Population } from './population.ts'
import { channels, type Received } from './received.ts'

type DeskOptions = {
  received: Received
  faults: Faults
  population: Population
  templates: TemplateCarriers
  connected: () => number
  cutPower: (cut: z.infer<typeof PowerCut>) => number
}

/** The power of a village, or of one loudspeaker of it, is off for so long (simulated time). */
const PowerCut = z.object({
  place: z.string(),
  terminal: z.string().optional(),
  seconds: z.number().min(0).max(86_400).default(60),
})

/** Whoever was sent an SMS last answers it. */
const Reply = z.object({ carrier: Registered.shape.carrier, text: z.string().min(1) })

const Since = z.coerce.number().default(0)
const Limit = z.coerce.number().int().min(0).default(20)

/** Where people and tests look at the field: what arrived, what is wrong with whom, and what shall go wrong next. */
export const desk = ({ received, faults, population, templates, connected, cutPower }: DeskOptions): Hono => {
  const app = new Hono()
  const answering = population.terminals.filter(terminal => isConnected(population, terminal)).length

  app.get('/health', c => c.json({ ok: true, terminals: { expected: answering, connected: connected() } }))

  app.get('/received', c => c.json(received.figures(Since.parse(c.req.query('since')))))
  app.get('/received/:channel', c => {
    const channel = z.enum(channels).safeParse(c.req.param('channel'))
    if (!channel.success) return c.json({ error: `There is no such channel; there are ${channels.join(', ')}.` }, 404)
    return c.json(received.recent(channel.data, Limit.parse(c.req.query('limit'))))
  })
  /** How long the carriers waited for an answer to their receipts. */
  app.get('/pushes', c => c.json(templates.pushes.figures()))
  /** Everything that came, for whoever compares it with what is stored. */
  app.get('/arrivals', c => c.json(received.arrivals()))
  app.delete('/received', c => {
    received.forget()
    templates.pushes.forget()
    return c.body(null, 204)
  })

  app.get('/population', c => c.json(describe(population, answering)))

  app.post('/faults', async c => {
    const fault = Fault.safeParse(await c.req.json().catch(() => undefined))
    if (!fault.success) return c.json({ error: z.prettifyError(fault.error) }, 400)
    faults.add(fault.data)
    return c.body(null, 204)
  })
  app.post('/templates', async c => {
    const one = Registered.safeParse(await c.req.json().catch(() => undefined))
    if (!one.success) return c.json({ error: z.prettifyError(one.error) }, 400)
    templates.console.register(one.data)
    return c.body(null, 204)
  })
  app.post('/replies', async c => {
    const reply = Reply.safeParse(await c.req.json().catch(() => undefined))
    if (!reply.success) return c.json({ error: z.prettifyError(reply.error) }, 400)
    return c.json({ taken: await templates.reply(reply.data.carrier, reply.data.text) })
  })
  app.post('/power-cuts', async c => {
    const cut = PowerCut.safeParse(await c.req.json().catch(() => undefined))
    return cut.success ? c.json({ struck: cutPower(cut.data) }) : c.json({ error: z.prettifyError(cut.error) }, 400)
  })
  app.delete('/faults', c => {
    faults.clear()
    return c.body(null, 204)
  })
  return app
}

/** What is wrong with whom, as shares and places: no number and no key. */
const describe = (population: Population, answering: number) => ({
  phones: { known: population.phones, offShare, reportedShare, dark: population.darkPhones.size },
  rooms: {
    known: population.rooms.size,
    revokedAt:
      population.revokedRobot === undefined ? null : (population.rooms.get(population.revokedRobot)?.place ?? null),
  },
  loudspeakers: {
    installed: population.terminals.length,
    answering,
    answeringIn: countBy(
      population.terminals.filter(terminal => isConnected(population, terminal)).map(({ place }) => place.slice(0, 6)),
    ),
    offlineShare,
    darkVillage: population.darkVillage ?? null,
  },
})

const countBy = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(names, name => name)].map(([name, all]) => [name, all.length]))
