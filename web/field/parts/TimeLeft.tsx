import type { MatterRow } from '../../../server/contract/matter.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { Sign } from './Sign.tsx'

type Timed = Pick<MatterRow, 'timeLeft' | 'closedAt' | 'late'>

/** Time left in words, with a shape and a colour that mean the same. */
export const TimeLeft = ({ row }: { row: Timed }) => {
  const { t } = useWords()
  if (row.closedAt)
    return (
      <span className="left left-done">
        <Sign name="done" /> {t(row.late ? 'time.closedLate' : 'time.closed')}
      </span>
    )
  if (!row.timeLeft) return <span className="left left-none">{t('time.none')}</span>
  const { bucket, text } = row.timeLeft
  return (
    <span className={`left left-${bucket}`}>
      <Sign name={bucket === 'late' ? 'late' : 'clock'} /> {text}
    </span>
  )
}

/** `11月25日 周三 18:00 前` */
export const DueAt = ({ at }: { at: string }) => {
  const { t, language } = useWords()
  return <>{t('time.by', { at: momentWords(at, language) })}</>
}
