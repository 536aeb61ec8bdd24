import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { longDayWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'

/** The past day that the address names; what leads from one page of numbers to another carries it along. */
export const usePastDay = (): { readonly on: string | undefined; readonly carried: { readonly on?: string } } => {
  const { on } = useSearch({ strict: false }) as { on?: string }
  return { on, carried: on === undefined ? {} : { on } }
}

const useLook = () => {
  const navigate = useNavigate()
  // another day may not have the period that is open
  return (on: string | undefined) =>
    navigate({ to: '.', search: (now: object) => ({ ...now, on, period: undefined }), resetScroll: false })
}

/** Which day the numbers are of; empty is now. */
export const PastDayPicker = () => {
  const { t } = useWords()
  const { on } = usePastDay()
  const look = useLook()
  return (
    <DatePicker
      value={on ? dayjs(on) : null}
      onChange={(day) => look(day?.format('YYYY-MM-DD'))}
      disabledDate={(day) => !day.isBefore(dayjs(), 'day')}
      placeholder={t('indicators.onDay')}
      aria-label={t('indicators.onDay')}
      className="screen-only past-day-picker"
    />
  )
}

/** Says that one looks at a past day, on paper too, with the way back. `on`: as the server answered. */
export const PastDayNote = ({ on }: { on: string | null | undefined }) => {
  const { t, language } = useWords()
  const look = useLook()
  if (!on) return null
  return (
    <div className="past-day" role="status">
      <p>
        <strong>{t('indicators.pastDay', { day: longDayWords(on, language) })}</strong>
        {t('indicators.pastDaySays')}
      </p>
      <Button size="small" className="screen-only" onClick={() => look(undefined)}>
        {t('indicators.backToNow')}
      </Button>
    </div>
  )
}
