import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { MatterPage } from '../../../server/contract/matter.ts'
import { get } from '../../ui/api.ts'
import { Options } from './Options.tsx'

/** Another matter, found by number or by its words; first those of the same place. */
export const MatterField = (props: {
  legend: string
  problem?: string | undefined
  value: string
  choose: (id: string) => void
  not: string
  region: string
}) => {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed)
  const list = useQuery({
    queryKey: ['matters', 'field', q, props.region],
    queryFn: ({ signal }) =>
      get<MatterPage>(
        'matters',
        { view: 'scope', limit: 20, ...(q === '' ? { region: props.region } : { q }) },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const others = list.data?.items.filter(({ id }) => id !== props.not) ?? []
  return (
    <Options
      legend={props.legend}
      problem={props.problem}
      options={others.map(({ id, number, subject, region }) => ({
        value: id,
        title: subject,
        note: `${number} · ${region.path}`,
      }))}
      chosen={[props.value]}
      choose={props.choose}
      find={setTyped}
      list={list}
    />
  )
}
