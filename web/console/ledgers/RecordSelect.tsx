import { useQuery } from '@tanstack/react-query'
import type { RecordPage } from '../../../server/contract/ledger.ts'
import { get } from '../../ui/api.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { ledgerQuery, recordQuery } from './data.ts'
import type { InputProps } from './inputProps.ts'
import { titleOf } from './title.ts'

const MOST = 200

/** A record of another ledger of the same place, found by its name. */
export const RecordSelect = ({ id, field, value, set, leave, wrong, describedBy, region }: InputProps) => {
  const words = useWords()
  const { t } = words
  const other = field.ledger ?? ''
  const { data: body, isError } = useQuery(ledgerQuery(other))
  const { data: page, isPending } = useQuery({
    queryKey: ['records', other, { region, limit: MOST }],
    queryFn: ({ signal }) =>
      get<RecordPage>(`ledgers/${other}/records`, { region: region || undefined, limit: MOST }, signal),
  })
  const { data: chosen } = useQuery({ ...recordQuery(other, value), enabled: value !== '' })
  const listed = page?.items ?? []
  const rows = chosen && !listed.some((row) => row.id === chosen.id) ? [chosen, ...listed] : listed
  const options = body ? rows.map((row) => ({ value: row.id, label: titleOf(body, row, words).join(' · ') })) : []
  // who keeps this ledger need not be let into that one
  if (isError)
    return (
      <p id={id} className="muted">
        {t('ledgers.notYours', { field: field.title })}
      </p>
    )
  return (
    <Select
      id={id}
      value={value || undefined}
      onChange={(picked?: string) => {
        set(picked ?? '')
        leave()
      }}
      allowClear
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      placeholder={body ? t('ledgers.fromLedger', { ledger: body.title }) : t('form.choose')}
      status={wrong ? 'error' : ''}
      aria-describedby={describedBy}
      aria-label={field.title}
      notFoundContent={isPending ? t('list.loading') : t('list.nothing')}
      className="cell-wide"
    />
  )
}
