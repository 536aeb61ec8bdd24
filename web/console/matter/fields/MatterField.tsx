import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MatterPage } from '../../../../server/contract/matter.ts'
import { get } from '../../../ui/api.ts'
import { Select } from '../../app/Select.tsx'
import { useTyped } from '../../app/useTyped.ts'
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
  const { q, setTyped, behind } = useTyped()
  const { data, isPlaceholderData, isPending } = useQuery({
    queryKey: ['matters', 'field', q, props.region],
    queryFn: ({ signal }) =>
      get<MatterPage>(
        'matters',
        { view: 'scope', limit: 20, ...(q === '' ? { region: props.region } : { q }) },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const waiting = isPending || isPlaceholderData || behind
  const listed = waiting ? [] : (data?.items ?? [])
  return (
    <Select
      id={props.id}
      value={props.value}
      onChange={props.onChange}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      loading={waiting}
      placeholder={t('matter.find')}
      options={listed
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
      notFoundContent={waiting ? t('list.loading') : t('list.nothing')}
    />
  )
}
