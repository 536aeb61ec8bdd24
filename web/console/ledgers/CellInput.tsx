import { DatePicker, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { isoDate, isoMonth, typedDate, typedMonth } from '../../../kernel/ledger/days.ts'
import { cellText } from '../../../kernel/ledger/index.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { OrganisationField } from '../matters/OrganisationField.tsx'
import { RegionSelect } from '../places/RegionSelect.tsx'
import { unitOf } from './cells.ts'
import { FilesInput } from './FilesInput.tsx'
import type { InputProps } from './inputProps.ts'
import { RecordSelect } from './RecordSelect.tsx'

/** From here on a text wants several lines. */
const LONG = 100
/** Up to here the choices are shown at once. */
const FEW = 4

/** The right box for each kind of cell; all of them hold text, as people write it. */
export const CellInput = (props: InputProps) => {
  const { field } = props
  switch (field.kind) {
    case 'yes-no':
      return <YesNo {...props} />
    case 'code':
      return <Choice {...props} />
    case 'date':
    case 'month':
      return <Day {...props} />
    case 'region':
      return <RegionSelect id={props.id} value={props.value || undefined} onChange={props.set} />
    case 'organisation':
      return (
        <OrganisationField
          id={props.id}
          value={props.value || undefined}
          onChange={(code) => props.set(code ?? '')}
          placeholder={props.placeholder}
        />
      )
    case 'files':
      return props.ledger === undefined ? null : <FilesInput {...props} ledger={props.ledger} />
    case 'record':
      return <RecordSelect {...props} />
    default:
      return <Line {...props} />
  }
}

const box = ({ id, value, set, leave, wrong, describedBy, placeholder }: InputProps) => ({
  id,
  value,
  onChange: ({ target }: { target: { value: string } }) => set(target.value),
  onBlur: leave,
  status: wrong ? ('error' as const) : ('' as const),
  'aria-invalid': wrong,
  'aria-describedby': describedBy,
  placeholder,
  autoComplete: 'off',
})

const Line = (props: InputProps) => {
  const words = useWords()
  const { field } = props
  if (field.kind === 'text' && (field.most ?? 0) > LONG)
    return <Input.TextArea {...box(props)} autoSize={{ minRows: 2, maxRows: 8 }} />
  const number = field.kind !== 'text' && field.kind !== 'point'
  return (
    <Input
      {...box(props)}
      inputMode={!number ? 'text' : field.kind === 'integer' || field.kind === 'year' ? 'numeric' : 'decimal'}
      suffix={unitOf(field, words) || undefined}
      className={number ? 'cell-number' : undefined}
    />
  )
}

const YesNo = ({ id, value, set, leave, describedBy }: InputProps) => {
  const { t } = useWords()
  return (
    <Radio.Group
      id={id}
      value={value}
      onChange={({ target }) => {
        set(target.value)
        leave()
      }}
      aria-describedby={describedBy}
      aria-labelledby={`${id}-label`}
      options={[
        { value: cellText({ kind: 'yes-no' }, true), label: t('form.yes') },
        { value: cellText({ kind: 'yes-no' }, false), label: t('form.no') },
      ]}
    />
  )
}

const Choice = (props: InputProps) => {
  const { id, field, value, set, leave, wrong, describedBy } = props
  const { t } = useWords()
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: option.title }))
  const pick = (chosen: string | undefined) => {
    set(chosen ?? '')
    leave()
  }
  if (options.length <= FEW)
    return (
      <Radio.Group
        id={id}
        value={value}
        onChange={({ target }) => pick(target.value)}
        aria-describedby={describedBy}
        aria-labelledby={`${id}-label`}
        options={options}
      />
    )
  return (
    <Select
      id={id}
      value={value || undefined}
      onChange={pick}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      placeholder={t('form.choose')}
      status={wrong ? 'error' : ''}
      aria-describedby={describedBy}
      aria-label={field.title}
      className="cell-wide"
    />
  )
}

/** A day or a month, picked or typed. */
const Day = ({ id, field, value, set, leave, wrong, describedBy }: InputProps) => {
  const month = field.kind === 'month'
  const form = month ? 'YYYY-MM' : 'YYYY-MM-DD'
  const known = month ? isoMonth(value) : isoDate(value)
  return (
    <DatePicker
      id={id}
      picker={month ? 'month' : 'date'}
      value={known === undefined ? null : dayjs(month ? `${known}-01` : known)}
      format={month ? ['YYYY-MM', 'YYYY/M', 'YYYYMM'] : ['YYYY-MM-DD', 'YYYY/M/D', 'YYYYMMDD']}
      onChange={(chosen) => set(chosen ? chosen.format(form) : '')}
      onBlur={({ target }) => {
        // what was typed holds when one goes on, with the mouse too
        const typed = (month ? typedMonth : typedDate)((target as HTMLInputElement).value)
        if (typed && typed !== value) set(typed)
        leave()
      }}
      status={wrong ? 'error' : ''}
      aria-invalid={wrong}
      aria-describedby={describedBy}
      className="cell-wide"
    />
  )
}
