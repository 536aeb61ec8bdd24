import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { get } from '../../ui/api.ts'
import { useWords } from '../app/words.ts'

interface OrganisationPage {
  readonly items: readonly { readonly code: string; readonly name: string }[]
}

/** An office or department, found by its name. */
export const OrganisationField = (props: { value?: string; onChange: (code: string | undefined) => void }) => {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => get<OrganisationPage>('organisations', { limit: 200 }, signal),
    staleTime: 600_000,
    retry: false,
  })
  if (!data) return null
  return (
    <Select
      value={props.value}
      onChange={props.onChange}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={data.items.map(({ code, name }) => ({ value: code, label: name }))}
      placeholder={t('filter.any.org')}
      aria-label={t('filter.org')}
      popupMatchSelectWidth={false}
      className="filters-org"
    />
  )
}
