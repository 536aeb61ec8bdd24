import type { ImportColumns } from '../../../server/contract/exchange.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import type { Mapping } from './data.ts'

/** Which column of the file is which field, with the first cells below it, so that one sees what one says. */
export const MappingTable = (props: {
  columns: ImportColumns
  mapping: Mapping
  change: (mapping: Mapping) => void
  locked: boolean
}) => {
  const { t } = useWords()
  const { columns, mapping } = props
  const options = columns.headings.map(({ heading }) => ({ value: heading, label: heading }))
  const unused = columns.headings.filter(({ heading }) => !Object.values(mapping).includes(heading))
  return (
    <>
      <table className="table table-plain mapping">
        <thead>
          <tr>
            <th scope="col">{t('imports.field')}</th>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.examples')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.fields.map(({ field, title, required }) => {
            const chosen = mapping[field] || undefined
            const examples = columns.headings.find(({ heading }) => heading === chosen)?.examples ?? []
            return (
              <tr key={field}>
                <th scope="row">
                  {title}
                  {required ? <small>{t('imports.required')}</small> : null}
                </th>
                <td>
                  <Select
                    value={chosen}
                    onChange={(heading) => props.change({ ...mapping, [field]: heading ?? '' })}
                    options={options}
                    placeholder={t(required ? 'imports.pick' : 'imports.leaveOut')}
                    status={required && !chosen ? 'error' : undefined}
                    allowClear
                    showSearch
                    disabled={props.locked}
                    aria-label={t('imports.columnOf', { field: title })}
                  />
                </td>
                <td className="muted">{[...new Set(examples)].filter((text) => text !== '').join(' · ')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {unused.length > 0 ? (
        <p className="muted">
          {t('imports.unused', { columns: unused.map(({ heading }) => heading).join(t('list.join')) })}
        </p>
      ) : null}
    </>
  )
}
