import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { z } from 'zod'
import type { DeskPage } from '../../../server/contract/place.ts'
import { get } from '../../ui/api.ts'
import { useWords } from '../app/words.ts'
import { Options } from './Options.tsx'

interface DeskProps {
  readonly legend: string
  readonly problem?: string | undefined
  readonly matter: string
  readonly action: string
  readonly chosen: readonly string[]
  readonly choose: (desk: string) => void
  readonly many: boolean
}

/** Who gets it: the suggested first, with names and with how much already lies there. */
export const DeskField = ({ legend, problem, matter, action, chosen, choose, many }: DeskProps) => {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed)
  const list = useQuery({
    queryKey: ['desks', matter, action, q],
    queryFn: ({ signal }) => get<z.infer<typeof DeskPage>>('desks', { matter, action, q }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const noteOf = (desk: z.infer<typeof DeskPage>['items'][number]): string =>
    [desk.suggested ? t('desk.suggested') : '', desk.people.join(t('list.join')), t('desk.load', { n: desk.open })]
      .filter(Boolean)
      .join(' · ')
  const items = list.data?.items.toSorted((a, b) => Number(b.suggested) - Number(a.suggested)) ?? []
  return (
    <Options
      legend={legend}
      problem={problem}
      options={items.map((desk) => ({ value: desk.desk, title: desk.title, note: noteOf(desk) }))}
      chosen={chosen}
      choose={choose}
      many={many}
      find={setTyped}
      list={list}
    />
  )
}
