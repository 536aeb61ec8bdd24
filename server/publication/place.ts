import { civilDate, civilMonth } from '../../kernel/calendar/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { findRegion, listRegions, type Region } from '../../store/place/regions.ts'
import { listContacts } from '../../store/publication/contact.ts'
import { type ClosedRow, listClosed, sumByVillage, sumPeriod } from '../../store/publication/figures.ts'
import type { ClosedRequest, PlacePageData } from '../../web/public/place/data.ts'
import type { Language } from '../../web/public/words.ts'
import type { Program } from '../program.ts'
import { answeringFor } from './answering.ts'
import { gridsOf } from './grids.ts'
import { publishedLedgers } from './kept.ts'
import { gridItemsOf, proxyServicesOf } from './lists.ts'
import { classTitle, residentProcess } from './process.ts'
import { publisherOf } from './scope.ts'
import { LEAST, publicCount, publicFigures, publicSubject } from './suppress.ts'

const VILLAGE = 5
const DAY_MS = 86_400_000
/** Villages of one page: more than any county has (1,526). */
const MOST_BELOW = 2000

/** Everything that the public page of a county, town or village shows; undefined where there is no such region today. */
export const loadPlace = async (
  program: Program,
  code: string,
  language: Language,
): Promise<PlacePageData | undefined> => {
  const now = program.now()
  const day = civilDate(now.toISOString())
  const { app } = program.database
  const region = code.startsWith(program.county) ? await findRegion(app, code, day) : undefined
  if (region === undefined || region.level > VILLAGE) return undefined
  const above = [6, 9].filter((width) => width < code.length).map((width) => code.slice(0, width))
  const regions = await Promise.all(above.map((one) => findRegion(app, one, day)))
  const path = regions
    .filter((one): one is Region => one !== undefined)
    .map((one) => ({ code: one.code, name: one.name }))
  const [contacts, records, grids, answering, gridItems, below] = await Promise.all([
    listContacts(app, [code, ...above]),
    inScope(program.database, publisherOf(program.county, code), (tx) =>
      readRecords(tx, program, region, now, language),
    ),
    region.level === VILLAGE ? gridsOf(program, code, day, language) : [],
    answeringFor(program, [code, ...above.toReversed()], day, language),
    region.level === VILLAGE ? gridItemsOf(program, language) : [],
    region.level === VILLAGE ? [] : villagesOf(program, region, day),
  ])
  const nearest = [code, ...above.toReversed()].map((one) => contacts.get(one))
  return {
    region: { code, name: region.name, level: region.level },
    path,
    asOf: now.toISOString(),
    month: publicFigures(records.month),
    year: publicFigures(records.year),
    closed: closedRequests(program, records.closed, language),
    hotline: nearest.find((one) => one?.hotline)?.hotline ?? '',
    phone: contacts.get(code)?.phone ?? '',
    grids,
    answering,
    gridItems,
    ledgers: records.ledgers,
    proxyServices: region.level === VILLAGE ? proxyServicesOf(program, language) : [],
    below: below.map((village) => ({
      ...village,
      lodgedThisYear: publicCount(records.byVillage.get(village.code) ?? 0),
    })),
    search: '',
  }
}

const readRecords = async (tx: Tx, program: Program, region: Region, now: Date, language: Language) => {
  const month = civilMonth(now.toISOString())
  const year = { from: `${month.slice(0, 4)}-01`, to: month }
  const since = new Date(now.getTime() - 90 * DAY_MS)
  const isVillage = region.level === VILLAGE
  // what residents told and judge; tasks, disputes and the like are nobody's count here
  const process = residentProcess(program)?.key ?? ''
  const [inMonth, inYear, closed, byVillage, ledgers] = await Promise.all([
    sumPeriod(tx, program.county, region.code, { process, from: month, to: month }),
    sumPeriod(tx, program.county, region.code, { process, ...year }),
    isVillage ? listClosed(tx, program.county, region.code, { process, since, most: 30 }) : [],
    isVillage ? new Map<string, number>() : sumByVillage(tx, program.county, region.code, { process, ...year }),
    isVillage ? publishedLedgers(program, tx, region.code, language) : [],
  ])
  return { month: inMonth, year: inYear, closed, byVillage, ledgers }
}

const MOST_CLOSED = 8

/**
 * What may be said of closed requests: the subject where its lodger allowed it, else its broad class. Where fewer than five were closed,
 * only what was allowed, and no verdicts: a neighbour could tell whose it was.
 */
const closedRequests = (program: Program, rows: readonly ClosedRow[], language: Language): readonly ClosedRequest[] => {
  const few = rows.length < LEAST
  return rows
    .filter((row) => row.publish || !few)
    .slice(0, MOST_CLOSED)
    .map((row) => ({
      subject: row.publish && row.subject !== '' ? publicSubject(row.subject) : null,
      category: classTitle(program, row.process, row.category, language),
      closedAt: row.closedAt.toISOString(),
      days: Math.floor((row.closedAt.getTime() - row.lodgedAt.getTime()) / DAY_MS),
      verdict: few ? 'hidden' : row.resolved === null ? 'none' : row.resolved ? 'resolved' : 'unresolved',
    }))
}

const villagesOf = async (
  program: Program,
  region: Region,
  day: string,
): Promise<readonly { code: string; name: string; group: string }[]> => {
  const { app } = program.database
  const whole = { after: '', limit: MOST_BELOW }
  const [villages, towns] = await Promise.all([
    listRegions(app, { root: region.code, level: VILLAGE, on: day }, whole),
    region.level === VILLAGE - 1 ? [] : listRegions(app, { root: region.code, level: VILLAGE - 1, on: day }, whole),
  ])
  const names = new Map(towns.map((town) => [town.code, town.name]))
  return villages.map(({ code, name }) => ({ code, name, group: names.get(code.slice(0, 9)) ?? '' }))
}
