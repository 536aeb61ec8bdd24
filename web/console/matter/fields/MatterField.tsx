import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { MatterPage } from '../../../../server/contract/matter.ts'
import { get } from '../../../ui/api.ts'
import { useWords } from '../../app/words.ts'

/** Another matter, found by number or by its words; first those of the same place. */
export const MatterField = (props: {
  id?: string
  value?: string
  onChange?: (value: string) => void
  not: string
  region: string
}) => {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['matters', 'field', q, props.region],
    queryFn: ({ signal }) =>
      get<MatterPage>(
        'matters',
        { view: 'scope', limit: 20, ...(q === '' ? { region: props.region } : { q }) },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      id={props.id}
      value={props.value}
      onChange={props.onChange}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      loading={isFetching}
      placeholder={t('matter.find')}
      options={data?.items
        .filter(({ id }) => id !== props.not)
        .map(({ id, number, subject, region }) => ({ value: id, label: `${number} ${subject}`, where: region.path }))}
      optionRender={({ label, data: shown }) => (
        <span className="desk">
          <span>
            {label}
            <small>{(shown as { where?: string }).where}</small>
          </span>
        </span>
      )}
      notFoundContent={t('list.nothing')}
    />
  )
}
