import { queryOptions } from '@tanstack/react-query'
import { levelOf } from '../../../../kernel/place/index.ts'
import { get } from '../../../ui/api.ts'
import type { RegionPage } from '../../places/regions.ts'

interface Named {
  readonly code: string
  readonly name: string
  readonly above: string
}

/** The village's level: below it there are too many places to know all their names. */
const VILLAGE = 5

const childrenOf = async (parent: string, signal: AbortSignal): Promise<RegionPage['items']> => {
  const found: RegionPage['items'][number][] = []
  let after: string | null = ''
  while (after !== null) {
    const page: RegionPage = await get<RegionPage>('regions', { parent, after, limit: 100 }, signal)
    found.push(...page.items)
    after = page.next
  }
  return found
}

/** All places below a region down to the villages, or one level below a village. */
const below = async (own: string, signal: AbortSignal): Promise<readonly Named[]> => {
  const found: Named[] = []
  const left = [{ code: own, name: '' }]
  const lowest = Math.max(VILLAGE, (levelOf(own) ?? VILLAGE) + 1)
  for (let at = left.shift(); at; at = left.shift()) {
    for (const { code, name, level } of await childrenOf(at.code, signal)) {
      found.push({ code, name, above: at.name })
      if (level < lowest) left.push({ code, name })
    }
  }
  return found
}

/** What places are called, so that a sheet may name them; null where several are called so. */
export const namedPlaces = (own: string) =>
  queryOptions({
    queryKey: ['places-named', own],
    queryFn: async ({ signal }) => {
      const places = await below(own, signal)
      const named = new Map<string, string | null>()
      for (const { code, name, above } of places) {
        named.set(name, named.has(name) ? null : code)
        if (above !== '') named.set(`${above}${name}`, code)
      }
      return named as ReadonlyMap<string, string | null>
    },
    staleTime: 600_000,
  })
