import type { Closers } from '../../../infra/local/closers.ts'
import type { Leash } from '../../../infra/local/leash.ts'
import type { RivalName } from '../rivals/rival.ts'
import { startSink } from '../sink/client.ts'
import { quotaOf, type SinkName } from '../sink/kinds.ts'
import { installRivals } from './install.ts'
import { rivalRound } from './rival-round.ts'
import { startTeam } from './rival-team.ts'
import type { Round } from './round.ts'
import { type Servers, startServers } from './servers/servers.ts'
import { isTongluo, type SystemName, type TongluoName } from './systems.ts'
import { tongluoRound } from './tongluo-round.ts'
import { startTongluo } from './tongluo-stack.ts'

/** Progress of one round goes to where it belongs. */
export type Player = { system: SystemName; play(round: string, progress: (line: string) => void): Promise<Round> }

type Options = {
  sink: SinkName
  n: number
  processes: number
  systems: readonly SystemName[]
  progress(line: string): void
}

/** Requests of all processes of a rival together: as many as our own latency goal speaks of. */
const openRequests = 1_000

/** Rivals first, because what they lack is said at once; stacks take a while. */
export const startPlayers = async (options: Options, leash: Leash, started: Closers): Promise<Player[]> => {
  const { systems, progress } = options
  const rivals = systems.filter((name): name is RivalName => !isTongluo(name))
  const given = rivals.length > 0 ? await rivalGround(options, leash, started) : undefined
  const players: Player[] = []
  for (const system of systems) {
    if (isTongluo(system)) players.push(await tongluo(system, options, started))
    else if (given) players.push(rival(system, options, given, leash))
    progress(`${system} is there`)
  }
  return players
}

type Ground = Servers & { sink: string }

const rivalGround = async ({ sink, progress }: Options, leash: Leash, started: Closers): Promise<Ground> => {
  progress('starting Redis and PostgreSQL')
  const servers = await startServers(leash, started)
  await installRivals(leash, progress)
  const { url } = await startSink(leash, sink)
  return { ...servers, sink: url }
}

const rival = (system: RivalName, { sink, n, processes }: Options, ground: Ground, leash: Leash): Player => {
  const perSecond = quotaOf(sink)
  const share = {
    inFlight: Math.ceil(openRequests / processes),
    ...(perSecond !== undefined && { perSecond: perSecond / processes }),
  }
  const team = startTeam(leash, system, { ...ground, ...share }, processes)
  return { system, play: (round, progress) => rivalRound({ round, system, team, sink: ground.sink, n, progress }) }
}

const tongluo = async (system: TongluoName, { sink, n, progress }: Options, started: Closers): Promise<Player> => {
  const stack = await startTongluo({ name: system, sink, n, progress }, started)
  return { system, play: (round, progress) => tongluoRound({ round, system, stack, n, progress }) }
}
