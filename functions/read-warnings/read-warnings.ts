import type { VillageProof, VillageProofs, WarningList, WarningStatus } from '../../shared/contracts/http.ts'
import { isExercise } from '../../shared/domain/audience/exercise-list.ts'
import { countyOf } from '../../shared/domain/place.ts'
import { proofOf } from '../../shared/domain/receipts/proof.ts'
import { maySee } from '../../shared/domain/series/may-see.ts'
import { latestSeq, type Warning } from '../../shared/domain/series/warning.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Pastes } from '../../shared/ports/pastes.ts'
import type { Presence } from '../../shared/ports/sheets.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { historyOf } from './history.ts'
import { onlineAmong } from './online.ts'
import type { Prove } from './place-figures.ts'
import { remember } from './remember.ts'
import { statusOf } from './status.ts'
import { isHandedOver, summaryOf } from './summary.ts'
import { type SurveyPorts, surveyWarning } from './survey.ts'
import { villageProof } from './village.ts'

export type ReadPorts = SurveyPorts & {
  directory: Pick<Directory, 'manifest' | 'page' | 'revision'>
  warnings: Pick<Warnings, 'find' | 'alert' | 'audience' | 'audiences' | 'progress' | 'due' | 'history'>
  presence: Pick<Presence, 'online'>
  pastes: Pick<Pastes, 'of'>
  clock: Clock
}

const isKnown = async (directory: ReadPorts['directory'], village: string): Promise<boolean> => {
  const county = countyOf(village)
  const rev = await directory.revision(county)
  const places = rev === undefined ? [] : (await directory.manifest(county, rev)).places
  return places.some(({ code }) => code === village)
}

const rememberedMs = 1_000
/** More warnings at a time than a country has; what is shown is bounded all the same. */
const listed = 1_000

/** What duty officers look at. Nothing here decides anything, so everything may be a second old. */
export const readWarnings = (ports: ReadPorts) => {
  const { warnings, presence, pastes, policy, clock } = ports
  const prove: Prove = reach => proofOf(reach, policy.proof)
  const survey = surveyWarning(ports)

  const status = remember(clock, rememberedMs, async (id: string): Promise<WarningStatus | undefined> => {
    const [found, pasted] = await Promise.all([survey(id), pastes.of(id)])
    return found && { ...statusOf(found, prove), pasted }
  })

  const proof = remember(
    clock,
    rememberedMs,
    async (name: `${string}/${string}`): Promise<VillageProof | undefined> => {
      const [id = '', village = ''] = name.split('/')
      const [found, online] = await Promise.all([survey(id, village), presence.online(village)])
      return found && villageProof(found, village, await onlineAmong(ports, found, village, online), prove)
    },
  )

  /** Everything that is not over has something ahead (it expires), so the due index names it all; duty calls are nobody's warning. */
  const alive = remember(clock, rememberedMs, async (_: 'all'): Promise<Warning[]> => {
    const ids = await warnings.due(Number.MAX_SAFE_INTEGER, listed)
    const found = await Promise.all(ids.map(id => warnings.find(id)))
    const known = found.flatMap(warning => warning ?? []).filter(({ purpose }) => purpose === 'warning')
    return known.sort((a, b) => b.receivedAt - a.receivedAt)
  })

  return {
    find: (id: string) => warnings.find(id),
    status,
    history: historyOf({ warnings, status }),
    proof: (id: string, village: string) => proof(`${id}/${village}`),

    /** An exercise is no warning: it stands in a list of its own, for those who ask. */
    async list(holder: KeyHolder, exercises: boolean): Promise<WarningList> {
      const own = (await alive('all')).filter(warning => maySee(holder, warning))
      return {
        warnings: await summariseAll(own.filter(({ status }) => status === 'Actual')),
        ...(exercises && { exercises: await summariseAll(own.filter(({ status }) => isExercise(status))) }),
      }
    },

    /** undefined: the directory has no such village. */
    async proofsOf(village: string, exercises: boolean): Promise<VillageProofs | undefined> {
      if (!(await isKnown(ports.directory, village))) return undefined
      const inForce = (await alive('all')).filter(
        ({ state, counties }) => state === 'in-force' && counties.includes(countyOf(village)),
      )
      const drills = inForce.filter(({ status }) => isExercise(status))
      return {
        proofs: await proofsIn(
          village,
          inForce.filter(({ status }) => status === 'Actual'),
        ),
        ...(exercises && { exercises: await proofsIn(village, drills) }),
      }
    },
  }

  async function summarise(warning: Warning): Promise<WarningList['warnings'][number] | undefined> {
    const seq = latestSeq(warning)
    const [issued, progress] = await Promise.all([warnings.alert(warning.id, seq), warnings.progress(warning.id, seq)])
    const { counties } = warning
    return issued && { ...summaryOf(warning, issued), handedOver: isHandedOver(warning, progress), counties }
  }

  async function summariseAll(some: Warning[]): Promise<WarningList['warnings']> {
    return (await Promise.all(some.map(summarise))).flatMap(one => one ?? [])
  }

  async function proofsIn(village: string, some: Warning[]): Promise<VillageProof[]> {
    const concerning = await Promise.all(some.map(warning => concerns(warning, village)))
    const proofs = await Promise.all(
      some.filter((_, index) => concerning[index]).map(({ id }) => proof(`${id}/${village}`)),
    )
    return proofs.flatMap(one => one ?? [])
  }

  async function concerns({ id, seq }: Warning, village: string): Promise<boolean> {
    const audience = await warnings.audience(id, seq, countyOf(village))
    return audience !== undefined && village in audience.joined
  }
}
