import { clockWords, useIdle } from '../../ui/useIdle.ts'
import { Sheet } from '../parts/Sheet.tsx'
import { useWords } from './words.ts'

/** Says two minutes before the session ends for want of use. What is written stays on the phone either way. */
export const IdleWatch = () => {
  const { t } = useWords()
  const { left, stay } = useIdle()
  if (left === null) return null
  return (
    <Sheet title={t('idle.title')} close={stay}>
      <p>{t('idle.text', { time: clockWords(left) })}</p>
      <button type="button" className="button primary wide" onClick={stay}>
        {t('idle.stay')}
      </button>
    </Sheet>
  )
}
