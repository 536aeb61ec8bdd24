import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { MatterRow } from '../../../server/contract/matter.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'

const SIGNS = { late: ExclamationCircleOutlined, today: ClockCircleOutlined, later: ClockCircleOutlined } as const

/** Time left in words, with a shape and a colour that mean the same; when it is due on pointing at it. */
export const TimeLeft = ({ left }: { left: NonNullable<MatterRow['timeLeft']> }) => {
  const { t, language } = useWords()
  const Sign = SIGNS[left.bucket]
  return (
    <Tooltip title={t('time.due', { at: momentWords(left.dueAt, language) })}>
      <span className={`left left-${left.bucket}`}>
        <Sign aria-hidden="true" /> {left.text}
      </span>
    </Tooltip>
  )
}

/** Time left of an open matter, or that it is closed. */
export const Clock = ({ row }: { row: Pick<MatterRow, 'timeLeft' | 'closedAt' | 'late'> }) => {
  const { t } = useWords()
  if (row.closedAt)
    return (
      <span className={`left ${row.late ? 'left-waslate' : 'left-done'}`}>
        <CheckCircleOutlined aria-hidden="true" /> {t(row.late ? 'time.closedLate' : 'time.closed')}
      </span>
    )
  return row.timeLeft ? <TimeLeft left={row.timeLeft} /> : <span className="left muted">{t('time.none')}</span>
}
