import { type Rank, type Rates, rank, rates, type Weights } from '../../kernel/indicator/index.ts'
import type { TallyLine, TallySums } from '../../store/matter/board.ts'
import type { BoardBody, BoardLine } from '../contract/board.ts'
import type { Board } from '../matters/board.ts'
import { itemTitle, say, seatName, type Voice } from './matterWords.ts'

/** The county's board: every line with the query string that opens exactly its matters. */
export const presentBoard = (voice: Voice, board: Board): BoardBody => {
  const weights = weightsOf(board)
  const links = linksOf(board)
  const rankedFrom = numberIn(board, 'rankedFrom')
  const sums = (line: TallyLine['line'], key: string) =>
    board.tallies.find((one) => one.line === line && one.key === key) ?? NONE
  const total = board.tallies.filter((one) => one.line === 'month').reduce(add, NONE)
  const line = (code: string, name: string, of: TallySums, late: number, matters: string): Unranked => ({
    code,
    name,
    sums: of,
    late,
    matters,
    rates: rates(of, weights),
  })
  const places = board.places.map((code) =>
    line(code, voice.register.regionName(code), sums('place', code), lateOf(board, 'place', code), links.place(code)),
  )
  const organisations = board.tallies
    .filter((one) => one.line === 'org' && one.key !== '' && one.lodged > 0)
    .map((one) =>
      line(one.key, seatName(voice, one.key), one, lateOf(board, 'responsible', one.key), links.org(one.key)),
    )
  const [county] = ranked(
    [line(board.region, voice.register.regionName(board.region), total, lateOf(board), links.all)],
    1,
  )
  return {
    region: { code: board.region, name: voice.register.regionName(board.region) },
    from: board.from,
    to: board.to,
    asOf: board.asOf.toISOString(),
    parameters: { key: board.params.key, title: say(voice, board.params.title), basis: board.params.basis, weights },
    rankedFrom,
    total: { ...(county as BoardLine), rank: null, rankLow: null, rankHigh: null },
    byRegion: ranked([...places, ...here(voice, board, sums, line)], rankedFrom),
    byOrganisation: ranked(organisations, rankedFrom).sort((a, b) => b.lodged - a.lodged),
    byMonth: presentMonths(board, weights),
    byCategory: board.themes.map(({ category, lodged }) => ({
      code: category,
      title:
        category === '' ? say(voice, 'board.no-category') : itemTitle(voice, board.process.key, 'category', category),
      lodged,
      matters: `${links.all}&category=${category === '' ? 'none' : encodeURIComponent(category)}`,
    })),
    steps: presentSteps(voice, board, links.all),
    flow: board.flow.map(({ from, to, passed }) => ({
      from,
      fromTitle: from === '' ? say(voice, 'matter.entry.lodge') : stepTitle(voice, board, from),
      to,
      toTitle: stepTitle(voice, board, to),
      passed,
    })),
  }
}

interface Unranked {
  readonly code: string
  readonly name: string
  readonly sums: TallySums
  readonly late: number
  readonly matters: string
  readonly rates: Rates
}

const NONE: TallySums = {
  lodged: 0,
  answered: 0,
  answered_late: 0,
  closed: 0,
  reopened: 0,
  returned: 0,
  extended: 0,
  supervised: 0,
  judged: 0,
  contacted: 0,
  resolved: 0,
  satisfied: 0,
  basically: 0,
}
const add = (a: TallySums, b: TallySums): TallySums =>
  Object.fromEntries(
    Object.keys(NONE).map((key) => [key, a[key as keyof TallySums] + b[key as keyof TallySums]]),
  ) as unknown as TallySums

/** A weight that a parameter set does not state counts nothing. */
const numberIn = (board: Board, key: string): number => {
  const value = board.params.values[key]
  return typeof value === 'number' ? value : 0
}
const weightsOf = (board: Board): Weights => ({
  response: numberIn(board, 'weightResponse'),
  resolution: numberIn(board, 'weightResolution'),
  satisfaction: numberIn(board, 'weightSatisfaction'),
  basically: numberIn(board, 'basicallySatisfied'),
})

/** What was lodged at the region itself, above the places compared; a line of its own where there is any. */
const here = (
  voice: Voice,
  board: Board,
  sums: (line: TallyLine['line'], key: string) => TallySums,
  line: (code: string, name: string, of: TallySums, late: number, matters: string) => Unranked,
): readonly Unranked[] => {
  const own = sums('place', board.region)
  if (board.places.length === 0 || own.lodged === 0) return []
  const name = say(voice, 'board.here', { name: voice.register.regionName(board.region) })
  return [line(board.region, name, own, lateOf(board, 'place', board.region), `${linksOf(board).all}&here=true`)]
}

const ranked = (lines: readonly Unranked[], from: number): BoardLine[] => {
  const ranks = rank(
    lines.map(({ sums, rates: { composite, low, high } }) => ({ judged: sums.judged, composite, low, high })),
    from,
  )
  return lines.map((one, index) => presentLine(one, ranks[index]))
}

const presentLine = (
  { code, name, sums, late, matters, rates: found }: Unranked,
  place: Rank | undefined,
): BoardLine => ({
  code,
  name,
  lodged: sums.lodged,
  open: sums.lodged - sums.closed,
  late,
  answeredLate: sums.answered_late,
  closed: sums.closed,
  response: { ...found.response },
  resolution: { ...found.resolution },
  satisfaction: { ...found.satisfaction },
  composite: found.composite,
  rank: place?.rank ?? null,
  rankLow: place?.low ?? null,
  rankHigh: place?.high ?? null,
  matters,
})

const lateOf = (board: Board, by?: 'place' | 'responsible', key?: string): number =>
  board.open.filter((one) => by === undefined || one[by] === key).reduce((sum, one) => sum + one.late, 0)

/** Query strings for GET /api/v1/matters; further conditions are put behind (`&state=open`, `&bucket=late`, `&late=true`). */
const linksOf = (board: Board) => {
  const last = new Date(Date.UTC(Number(board.to.slice(0, 4)), Number(board.to.slice(5)), 0)).toISOString().slice(0, 10)
  const base = `view=scope&process=${encodeURIComponent(board.process.key)}&from=${board.from}-01&to=${last}`
  return {
    all: `${base}&region=${board.region}`,
    place: (code: string) => `${base}&region=${code}`,
    org: (code: string) => `${base}&region=${board.region}&org=${encodeURIComponent(code)}`,
  }
}

const presentMonths = (board: Board, weights: Weights): BoardBody['byMonth'] =>
  board.tallies
    .filter((one) => one.line === 'month')
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map((one) => ({
      month: one.key,
      lodged: one.lodged,
      closed: one.closed,
      answeredLate: one.answered_late,
      satisfaction: { ...rates(one, weights).satisfaction },
    }))

const stepTitle = (voice: Voice, board: Board, step: string): string =>
  say(voice, board.process.steps[step]?.title ?? step)

/** Steps in the process's own order, those that are the end left out. */
const presentSteps = (voice: Voice, board: Board, link: string): BoardBody['steps'] =>
  Object.entries(board.process.steps)
    .filter(([, step]) => !step.final)
    .map(([key, step]) => {
      const here = board.open.filter((one) => one.step === key)
      return {
        step: key,
        title: say(voice, step.title),
        stage: step.stage,
        open: here.reduce((sum, one) => sum + one.open, 0),
        late: here.reduce((sum, one) => sum + one.late, 0),
        matters: `${link}&step=${key}`,
      }
    })
