import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Refused } from '../../ui/api.ts'
import { Failure } from '../parts/Failure.tsx'
import { Waiting } from '../parts/Waiting.tsx'

type Load = () => Promise<ComponentType>
const known = new Map<Load, ComponentType>()

const loadOf = async (load: Load): Promise<ComponentType> => {
  try {
    const Page = await load()
    known.set(load, Page)
    return Page
  } catch (error) {
    // a page of an older build is gone from the server; whatever else it was, it did not come
    if (navigator.onLine && error instanceof TypeError === false) throw error
    throw new Refused(0, { code: 'network', message: '', problems: [] })
  }
}

/** A page that is fetched when it is needed; where the network is away it says so, and is asked for again on a tap. */
export const onDemand = (name: string, load: Load): ComponentType => {
  const Page = () => {
    const { data, error, refetch } = useQuery({
      queryKey: ['page', name],
      queryFn: async () => ({ Shown: await loadOf(load) }),
      initialData: () => {
        const Shown = known.get(load)
        return Shown && { Shown }
      },
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })
    if (data) return <data.Shown />
    // the browser remembers that a file did not come: only a new page asks for it again
    return error ? (
      <Failure error={error} again={() => (navigator.onLine ? location.reload() : refetch())} />
    ) : (
      <Waiting />
    )
  }
  ahead.push(() => loadOf(load).catch(() => undefined))
  return Page
}

const ahead: (() => Promise<unknown>)[] = []

/** Fetches all pages one after the other once the first stands: what was not opened yet opens without a network too. */
export const fetchAhead = async (): Promise<void> => {
  for (const load of ahead) await load()
}
