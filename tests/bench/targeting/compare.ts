import { touches } from '../../../shared/domain/audience/geometry.ts'
import type { Manifest } from '../../../shared/domain/directory/roster.ts'
import { takeCensus } from '../processes/census.ts'
import { type Spent, spentBetween } from '../processes/spent.ts'
import { pointsOf } from './country.ts'
import { bytesOf, indexOfAll, ownMethod } from './own.ts'
import { type Question, questions } from './questions.ts'
import { bruteForce, flatbushMethod, type Method } from './rivals.ts'

/** `msOf[question][method]`: of one search, in processor time. */
export type Round = { name: string; msOf: Record<string, Record<string, number>>; spent: Pick<Spent, 'own' | 'others'> }
export type Asked = Omit<Question, 'drawn'> & { villages: number }
export type Comparison = {
  methods: string[]
  asked: Asked[]
  buildMs: Record<string, number>
  indexBytes: number
  rounds: Round[]
  /** A sentence for each answer that is not that of asking every village. */
  mismatches: string[]
}

/** As often as fits, so that the clock's steps do not count; what is slow is searched twice. */
const searchMs = 200
const fewestSearches = 2

export const compare = (
  manifests: readonly Manifest[],
  rounds: number,
  progress: (line: string) => void,
): Comparison => {
  const points = manifests.flatMap(pointsOf)
  const [index, indexMs] = timed(() => indexOfAll(manifests))
  const [flatbush, flatbushMs] = timed(() => flatbushMethod(points))
  const own = ownMethod(index, manifests)
  const methods = [own, flatbush, bruteForce(points)]
  progress('asking every village, as the door does without an index')
  const truths = questions.map(question => {
    const touched = touches(question.drawn)
    return { question, truth: points.flatMap((point, n) => (touched({ point }) ? [n] : [])) }
  })
  const measured = ['warm-up', ...Array.from({ length: rounds }, (_, n) => String(n + 1))].map((name, nth) => {
    progress(`round ${name}`)
    return measureRound(name, [...methods.slice(nth % methods.length), ...methods.slice(0, nth % methods.length)])
  })
  return {
    methods: methods.map(({ name }) => name),
    asked: truths.map(({ question: { drawn: _, ...asked }, truth }) => ({ ...asked, villages: truth.length })),
    buildMs: { [own.name]: indexMs, [flatbush.name]: flatbushMs },
    indexBytes: bytesOf(index),
    rounds: measured,
    mismatches: truths.flatMap(({ question: { name, drawn }, truth }) =>
      methods
        .filter(({ find }) => !isSame(find(drawn).villages(), truth))
        .map(method => `${method.name}: other villages in ${name}`),
    ),
  }
}

/** Each question by every method, one after the other, so that whatever else the machine does meets them alike. */
const measureRound = (name: string, methods: readonly Method[]): Round => {
  const before = takeCensus()
  const msOf = Object.fromEntries(
    questions.map(question => [
      question.name,
      Object.fromEntries(methods.map(method => [method.name, searchTime(method, question)])),
    ]),
  )
  const { own, others } = spentBetween(before, takeCensus())
  return { name, msOf, spent: { own, others } }
}

/** Of the processor: what others take of a busy machine is not in it. */
const searchTime = ({ find }: Method, { drawn }: Question): number => {
  const [before, from] = [process.cpuUsage(), performance.now()]
  let searches = 0
  while (searches < fewestSearches || performance.now() - from < searchMs) {
    find(drawn)
    searches += 1
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / searches
}

const timed = <T>(make: () => T): [made: T, ms: number] => {
  const from = performance.now()
  const made = make()
  return [made, performance.now() - from]
}

const isSame = (found: Iterable<number>, truth: readonly number[]): boolean => {
  const sorted = Uint32Array.from(found).sort()
  return sorted.length === truth.length && truth.every((village, n) => sorted[n] === village)
}
