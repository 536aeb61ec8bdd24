import { inScope } from '../../store/database.ts'
import { listOwn } from '../../store/exchange/keys.ts'
import { listPlaces, listPublicRequests, type PublicFilter } from '../../store/exchange/publicRequests.ts'
import { voiceOf } from '../matters/voice.ts'
import type { Program } from '../program.ts'
import { residentProcess } from '../publication/process.ts'
import { publisherOf } from '../publication/scope.ts'
import type { Language } from '../words.ts'
import type { Item, Wrong } from './format.ts'
import { type Integrator, sourceOf } from './key.ts'
import { placeOf, presentOpen } from './present.ts'
import type { Asked } from './query.ts'
import { servicesOf } from './services.ts'

interface Asker {
  readonly integrator: Integrator
  readonly language: Language
}

/** Public requests that a question means, newest first. */
export const findOpen = async (
  program: Program,
  asked: Asked,
  { integrator, language }: Asker,
): Promise<readonly Item[] | readonly Wrong[]> => {
  const process = residentProcess(program)
  if (process === undefined) return []
  const services = servicesOf(program, language)
  const chosen = asked.services?.map((code) => services.find((service) => service.code === code))
  if (chosen?.some((service) => service === undefined)) return [{ status: 404, description: 'service_code not found' }]
  const filter: PublicFilter = {
    process: process.key,
    since: asked.since,
    until: asked.until,
    ...(asked.numbers && { numbers: asked.numbers }),
    ...(chosen && {
      categories: chosen.flatMap((service) =>
        service ? [service.code, ...service.below.map(({ code }) => code)] : [],
      ),
    }),
    ...(asked.state && { state: asked.state }),
  }
  const page = { limit: asked.size, offset: (asked.page - 1) * asked.size }
  const { county } = program
  const [voice, found] = await Promise.all([
    voiceOf(program, language),
    inScope(program.database, publisherOf(county, county), async (tx) => {
      const rows = await listPublicRequests(tx, county, filter, page)
      const ids = rows.map(({ id }) => id)
      const own = integrator === null ? new Set<string>() : await listOwn(tx, county, sourceOf(integrator), ids)
      const places = await listPlaces(tx, [...new Set(rows.map((row) => placeOf(row, own.has(row.id))))])
      return { rows, own, places }
    }),
  ])
  const { own, places } = found
  return found.rows.map((row) => presentOpen(row, { voice, services, places, own }))
}

/** Whether an answer is a list of what is wrong. */
export const isWrong = (answer: readonly Item[] | readonly Wrong[] | Asked): answer is readonly Wrong[] =>
  Array.isArray(answer) && answer.length > 0 && typeof (answer[0] as Wrong).status === 'number'
