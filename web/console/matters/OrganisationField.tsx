import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { OrganisationBody, OrganisationPage } from '../../../server/contract/place.ts'
import { get } from '../../ui/api.ts'
import { Select } from '../app/Select.tsx'
import { useTyped } from '../app/useTyped.ts'
import { useWords } from '../app/words.ts'

const MOST = 50

/** An office or department, found by its name. */
export const OrganisationField = (props: {
  id?: string
  value?: string
  onChange?: (code: string | undefined) => void
  region?: string
  placeholder?: string
}) => {
  const { t } = useWords()
  const { q, setTyped, behind } = useTyped()
  const ask = { q, region: props.region, limit: MOST }
  const { data, isPlaceholderData, isPending } = useQuery({
    queryKey: ['organisations', ask],
    queryFn: ({ signal }) => get<z.infer<typeof OrganisationPage>>('organisations', ask, signal),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  })
  const chosen = useQuery({
    queryKey: ['organisation', props.value],
    queryFn: ({ signal }) => get<OrganisationBody>(`organisations/${props.value}`, undefined, signal),
    enabled: props.value !== undefined,
    staleTime: 600_000,
  })
  const waiting = isPending || isPlaceholderData || behind
  const listed = waiting && q !== '' ? [] : (data?.items ?? [])
  const known = chosen.data && !listed.some(({ code }) => code === chosen.data.code) ? [chosen.data, ...listed] : listed
  return (
    <Select
      id={props.id}
      value={props.value}
      onChange={props.onChange}
      allowClear
      loading={waiting}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      options={known.map(({ code, name }) => ({ value: code, label: name }))}
      placeholder={props.placeholder ?? t('filter.any.org')}
      aria-label={t('filter.org')}
      popupMatchSelectWidth={false}
      className="filters-org"
      notFoundContent={waiting ? t('list.loading') : t('list.nothing')}
    />
  )
}
