import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { typedDate } from '../../../kernel/ledger/days.ts'

const FORMAT = 'YYYY-MM-DD'

/**
 * A civil date (YYYY-MM-DD) as a field of a form: chosen or typed, and always shown so, whatever the browser's own way is. What was
 * typed holds when one goes on, with the mouse too.
 */
export const DayField = (props: {
  id?: string
  value?: string | null
  onChange?: (day: string | undefined) => void
  placeholder?: string
  status?: 'error' | undefined
  disabledDate?: (day: Dayjs) => boolean
  clear?: boolean
  'aria-label'?: string
}) => {
  const { value, onChange, clear = true, ...rest } = props
  return (
    <DatePicker
      {...rest}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day?.format(FORMAT))}
      onBlur={({ target }) => {
        const typed = typedDate((target as HTMLInputElement).value)
        if (typed && typed !== value && !props.disabledDate?.(dayjs(typed))) onChange?.(typed)
      }}
      format={[FORMAT, 'YYYY/M/D', 'YYYYMMDD']}
      allowClear={clear}
      style={{ width: '100%' }}
    />
  )
}
