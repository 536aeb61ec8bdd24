import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RegionBody, RegionDetail } from '../../../server/contract/place.ts'
import { get } from '../../ui/api.ts'
import { useSession } from '../../ui/session.ts'
import { useWords } from '../app/words.ts'
import { Sign } from '../parts/Sign.tsx'
import { Options } from './Options.tsx'

interface RegionProps {
  readonly legend: string
  readonly why?: string
  readonly problem?: string | undefined
  readonly value: string
  readonly choose: (code: string) => void
}

const LONG = 300_000
const VILLAGE = 12

/** From one's own region down, one level at a time; any level may be the answer. */
export const RegionField = ({ legend, why, problem, value, choose }: RegionProps) => {
  const { t } = useWords()
  const root = useSession().position.region
  const [at, setAt] = useState(root)
  const [q, setQ] = useState('')
  const ask = q === '' ? { parent: at } : { q }
  const list = useQuery({
    queryKey: ['regions', 'phone', at, q],
    queryFn: ({ signal }) => get<{ items: RegionBody[] }>('regions', { ...ask, limit: 100 }, signal),
    staleTime: LONG,
  })
  const { data } = list
  const { data: here } = useQuery({
    queryKey: ['region', at],
    queryFn: ({ signal }) => get<RegionDetail>(`regions/${at}`, undefined, signal),
    staleTime: LONG,
  })
  const up = here?.path.at(-2)
  // a town is no place that a resident could name: it only leads on
  const pick = (code: string) => {
    if (code.length >= VILLAGE) choose(code)
    const below = data?.items.find((region) => region.code === code)?.children ?? 0
    if (code.length < VILLAGE && below > 0) setAt(code)
  }
  return (
    <>
      {at !== root && up ? (
        <button type="button" className="plain" onClick={() => setAt(up.code)}>
          <Sign name="back" /> {t('form.up', { title: here?.name ?? '' })}
        </button>
      ) : null}
      <Options
        legend={legend}
        why={why}
        problem={problem}
        options={(data?.items ?? []).map(({ code, name, kindTitle }) => ({
          value: code,
          title: code.length < VILLAGE ? `${name} ›` : name,
          note: kindTitle,
        }))}
        chosen={[value]}
        choose={pick}
        find={setQ}
        list={list}
      />
    </>
  )
}
